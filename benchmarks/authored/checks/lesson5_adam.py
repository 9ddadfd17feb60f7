"""A step of Adam."""

from checker.extend import Function, Lesson

LESSON = Lesson(
    Function("adam_step(theta, grad, first, second, t, rate)", returns="theta, first, second")
)


def inputs_of_adam_step(rng):
    for size, t in (((3,), 1), ((2, 4), 3), ((5, 1), 10)):
        yield {
            "theta": rng.normal(size=size),
            "grad": rng.normal(size=size) * rng.choice([1.0, 1e-7]),
            "first": rng.normal(size=size),
            "second": rng.uniform(0.1, 2.0, size=size),
            "t": t,
            "rate": float(rng.uniform(0.01, 0.3)),
        }
    yield {
        "theta": rng.normal(size=3),
        "grad": 1e-7 * rng.normal(size=3),
        "first": 1e-7 * rng.normal(size=3),
        "second": 1e-14 * rng.uniform(size=3),
        "t": 2,
        "rate": 0.1,
    }
