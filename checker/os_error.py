"""What the operating system says went wrong."""

from __future__ import annotations

import os


def reason(error: OSError) -> str:
    """Give the cause in words, without the number and the file: ``No space left on device``."""
    return os.strerror(error.errno) if error.errno else str(error)
