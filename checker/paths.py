"""Where our own files lie: the one module that asks where it is itself.

What a sandbox hides and what a digest covers follow from here, and not from the place of whatever
module asks.
"""

from __future__ import annotations

from pathlib import Path

#: The package: all of the checker's own code.
PACKAGE = Path(__file__).resolve().parent
#: What the package lies in: the project's folder, or a folder of installed libraries.
PROJECT = PACKAGE.parent
#: A file of the trusted side: no process of a student's may read it, nor see that it is there.
SECRET = PACKAGE / "digests.py"
#: A file that the fork server itself is made of, and sees therefore; its forks may not read it.
SEEN = PACKAGE / "paths.py"


def course() -> Path:
    """Return the folder of the course that the checker comes with.

    In the project that is the project's own folder; an installed package carries it inside.
    """
    inside = PACKAGE / "material"
    return inside if inside.is_dir() else PROJECT
