"""A convolution, and its gradient."""

from checker.extend import Function, Lesson

LESSON = Lesson(Function("convolve(x, kernel, upstream)", returns="output, dx, dkernel"))


def inputs_of_convolve(rng):
    for n, k in ((7, 3), (6, 2), (9, 4), (5, 5)):
        yield {
            "x": rng.normal(size=n),
            "kernel": rng.normal(size=k),
            "upstream": rng.normal(size=n - k + 1),
        }
