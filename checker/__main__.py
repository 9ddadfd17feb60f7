"""``python -m checker``."""

import atexit
import os
import sys

# The matrices of a check are small: several threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from checker import missing

try:
    from checker.cli import main
except ModuleNotFoundError as error:
    if not missing.cure(error):
        raise
    sys.stderr.write(f"{missing.cure(error)}\n")
    sys.exit(3)

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 (files of other processes are removed here)
    os._exit(code)  # to take Python apart, which is of no use, takes a tenth of a run
