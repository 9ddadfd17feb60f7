#!/usr/bin/env bash
# pedal 3.0.4: equality_test, on which its assert_equal rests, compares numpy's numbers with Python's,
# with a tolerance, and takes an array of one entry for that number. For two equal arrays of more
# entries it does not answer: numpy's "truth value … is ambiguous" comes out of the grader, also where
# the arrays are values of a dict.
#
# Seen: 1.0 and array([1.]): True; float32(0.1) and 0.1: True; two arrays of three zeros: ValueError;
# {"dw": array} and the same: ValueError.
# For a course: such a check passes while a lesson's outputs have one entry (m = 1), and breaks as soon
# as they have more; that is the grader's error and would be told as the student's.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pedal==3.0.4 numpy==2.4.6
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
from pedal.utilities.comparisons import equality_test


def compared(actual, expected):
    try:
        return str(equality_test(actual, expected, False, 1e-4))
    except ValueError as error:
        return f"ValueError: {error}"


pairs = {
    "one entry": (np.array([1.0]), 1.0),
    "float32": (np.float32(0.1), 0.1),
    "three entries": (np.zeros(3), np.zeros(3)),
    "in a dict": ({"dw": np.zeros(2)}, {"dw": np.zeros(2)}),
}
seen = {name: compared(*pair) for name, pair in pairs.items()}
for name, said in seen.items():
    print(f"{name}: {said}")
assert seen["one entry"] == seen["float32"] == "True"
assert all("ambiguous" in seen[name] for name in ("three entries", "in a dict"))
PYTHON
