"""The whole course at work, on real digits."""
