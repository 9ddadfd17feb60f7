"""With the operator @ and type hints."""

from typing import Any

import numpy as np
import numpy.typing as npt

from lessons.lesson2_sigmoid import sigmoid

Floats = npt.NDArray[np.float64]


def propagate(w: Floats, b: float, X: Floats, Y: Floats) -> tuple[dict[str, Any], float]:
    m: int = X.shape[1]
    A: Floats = sigmoid(w.T @ X + b)
    cost: float = float(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m)
    dw: Floats = X @ (A - Y).T / m
    db: float = float((A - Y).sum() / m)
    return {"dw": dw, "db": db}, cost
