"""b is an array without axes, w a float32 column."""

import numpy


def initialize_with_zeros(dim: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    return numpy.zeros(dim, dtype=numpy.float32).reshape(-1, 1), numpy.array(0.0)
