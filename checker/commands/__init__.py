"""The commands, a module each: options and a few lines. A new command is a new module."""
