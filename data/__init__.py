"""The digits of the course, and the script that makes the file."""
