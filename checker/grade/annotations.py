"""The name of before, for workflows that run ``python -m checker.grade.annotations``."""

import sys
from pathlib import Path

from checker.report.annotations import main

if __name__ == "__main__":
    main(Path(sys.argv[1]))
