"""Near-identical submissions are found whatever was renamed; the exercise itself is not."""

import random

from checker.grading.fingerprints import fingerprints, pairs

EXERCISE = """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost
"""


def own_way(seed):
    """A helper of a student's own: operators in an order of their own."""
    random_ = random.Random(seed)  # noqa: S311 (nothing secret)
    chosen = random_.choices(["+", "-", "*", "/", "@", "%", "&", "|", "^"], k=80)
    return "\n\ndef helper():\n    v = x " + " ".join(f"{each} x" for each in chosen) + "\n"


def prints(**texts):
    return {name: fingerprints([text]) for name, text in texts.items()}


def a_class(**more):
    texts = {f"s{number}": EXERCISE + own_way(number) for number in range(20)}
    return prints(**texts, **more)


def test_the_exercise_alone_makes_nobody_alike():
    assert pairs(a_class()) == []
    assert pairs(prints(**{f"s{number}": EXERCISE for number in range(20)})) == []


def test_a_copy_is_found_whatever_was_renamed():
    copy = (EXERCISE + own_way(3)).replace("helper", "my_own").replace("v =", "value =")
    (found,) = pairs(a_class(copy=f'"""By me."""\n{copy}  # mine\n'))
    assert {found.one, found.other} == {"copy", "s3"}
    assert found.share > 0.9


def test_texts_of_any_kind_have_fingerprints():
    for text in ("", '"""', "\x00", "'" * 1000, "x" * 10000, "(" * 10000):
        assert fingerprints([text]) == sorted(fingerprints([text]))
