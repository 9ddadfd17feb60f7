"""Keys from a Windows console."""

from __future__ import annotations

import sys
import time

#: Seconds between two looks.
PAUSE = 0.03

if sys.platform == "win32":
    import msvcrt

    class Keyboard:
        """Keys, one at a time and without Enter."""

        def read(self) -> str:
            """Give what was typed, perhaps nothing."""
            if not msvcrt.kbhit():
                time.sleep(PAUSE)
                return ""
            key = msvcrt.getwch()
            if key in "\0\xe0":  # an arrow or a function key comes in two parts
                msvcrt.getwch()
                return ""
            return key
