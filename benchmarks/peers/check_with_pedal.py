"""The five checks in the form of pedal: an instructor's script, run for each submission."""
# ruff: noqa: F403, F405, BLE001 (pedal asks for the star; whatever is raised is the submission's)

import sys

from pedal import *

sys.path.insert(0, ".")  # pedal runs this text without its folder
import propagate_by_hand

ARGUMENTS = ["w", "b", "X", "Y"]

student = run()
ensure_function("propagate", arity=len(ARGUMENTS))


def propagate(*arguments):
    """Call the student's in pedal's sandbox, where an array has to have a name."""
    student.data.update(zip(ARGUMENTS, arguments, strict=True))
    return unwrap_value(call("propagate", *arguments, args_locals=ARGUMENTS))


for check in propagate_by_hand.CHECKS:
    try:
        check(propagate)
    except Exception as error:
        gently(str(error), title=check.__doc__, label=check.__name__)
