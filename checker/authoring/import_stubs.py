"""Import modules in a process of their own: ``python import_stubs.py lessons.lesson0_data …``.

Writes a JSON object as its last line: each module that cannot be imported, with its error.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys


def failures(modules: list[str]) -> dict[str, str]:
    """Import each module; map those that fail to their error."""
    failed = {}
    for module in modules:
        try:
            importlib.import_module(module)
        except (Exception, SystemExit) as error:  # noqa: BLE001  any of them is a finding
            failed[module] = f"{type(error).__name__}: {error}"
    return failed


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        found = failures(sys.argv[1:])
    sys.stdout.write("\n" + json.dumps(found))
