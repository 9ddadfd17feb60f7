"""The mistakes of lesson 0, one module for each function."""
