"""``python -m checker``."""

import sys

# A file beside the lessons that is called as a library is (random.py) must not be taken for it.
sys.path.append(sys.path.pop(0))

import atexit
import os
import subprocess
from pathlib import Path

for name in ("stdin", "stdout", "stderr"):
    if getattr(sys, name) is None:  # closed: the next file that is opened would stand in for it
        setattr(sys, name, Path(os.devnull).open("r+"))  # noqa: SIM115 (it stays open)
if sys.flags.optimize:  # without docstrings checks have no titles, without asserts they find less
    os.environ.pop("PYTHONOPTIMIZE", None)
    again = [sys.executable, "-m", "checker", *sys.argv[1:]]
    sys.exit(subprocess.run(again, check=False).returncode)  # noqa: S603 (ourselves)

from checker import missing_library  # noqa: E402
from checker.exit_code import ExitCode  # noqa: E402

try:
    from checker.cli import main
except ModuleNotFoundError as error:
    if not missing_library.cure(error):
        raise
    sys.stderr.write(f"{missing_library.cure(error)}\n")
    sys.exit(ExitCode.CHECKER_ERROR)

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 (files of other processes are removed here)
    os._exit(code)  # to take Python apart, which is of no use, takes a tenth of a run
