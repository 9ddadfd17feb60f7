#!/usr/bin/env bash
# statsmodels 0.15.0 and numdifftools 0.11.2: differentiation by the complex step gives a gradient of
# exactly 0, without a warning, for functions that take an absolute value inside: np.std, the L2 norm
# of np.linalg.norm, np.abs. Functions with np.clip, np.maximum and np.where come out right with both,
# since numpy orders complex numbers by their real parts. numdifftools' "multicomplex" is right for
# the norm, where its "complex" is 0.
#
# Seen: std [0, 0, 0] from both; norm [0, 0, 0] from both and [1, 3, 4] from "multicomplex";
# clip [1, 3, 4] from both.
# For a course: a complex step must never be taken of a student's own cost (a penalty by
# np.linalg.norm would have no slope); central differences with an estimate of their error may.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet statsmodels==0.15.0 numdifftools==0.11.2 numpy==2.4.6
"$work/venv/bin/python" - <<'PYTHON'
import warnings

import numpy as np
import numdifftools
from statsmodels.tools.numdiff import approx_fprime_cs

x = np.array([0.5, 1.5, 2.0])
functions = {
    "std": lambda x: np.std(x),
    "norm": lambda x: np.linalg.norm(x) ** 2,
    "clip": lambda x: np.sum(np.clip(x, 0.0, 5.0) ** 2),
}
with warnings.catch_warnings():
    warnings.simplefilter("error")
    seen = {
        name: (approx_fprime_cs(x, f), numdifftools.Gradient(f, method="complex")(x))
        for name, f in functions.items()
    }
    multi = numdifftools.Gradient(functions["norm"], method="multicomplex")(x)
for name, slopes in seen.items():
    print(name, *(np.round(each, 6).tolist() for each in slopes))
print("norm, multicomplex", np.round(multi, 6).tolist())
assert all(np.all(each == 0) for name in ("std", "norm") for each in seen[name])
assert all(np.allclose(each, 2 * x) for each in seen["clip"])
assert np.allclose(multi, 2 * x)
PYTHON
