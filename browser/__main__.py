"""Make the files of the course in the browser.

python -m browser SITE              add them to a built site; --course DIR for another course
python -m browser --runtime FOLDER  make a copy of the runtime, to serve it yourself
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from browser import runtime, site
from checker import paths
from checker.course import syllabus
from checker.course.tables import CourseError


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m browser")
    parser.add_argument("site", nargs="?", type=Path, help="the folder of a built site")
    parser.add_argument("--course", type=Path, help="the folder of another course")
    parser.add_argument("--runtime", type=Path, help="copy the runtime to this folder")
    parser.add_argument("--wheels", type=Path, help="take the runtime's wheels from this folder")
    asked = parser.parse_args()
    if asked.site is None and asked.runtime is None:
        parser.error("give a site, or --runtime FOLDER")
    if asked.runtime is not None:
        try:
            runtime.copy_to(asked.runtime, asked.wheels)
        except runtime.UnavailableError as error:
            parser.exit(1, f"{error}\n")
    if asked.site is not None:
        try:
            course = syllabus.load(asked.course or paths.course())
        except CourseError as error:
            parser.error(str(error))
        said = site.add_to(asked.site, course)
        sys.stderr.write(f"{said}\n" if said else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
