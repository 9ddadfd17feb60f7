"""UNTRUSTED: what runs in a student's process. Nothing here decides anything."""
