"""TRUSTED: start students' processes, call them, and read what they answer."""
