"""Near-identical submissions are found whatever was renamed; the exercise itself is not."""

import random

import pytest
from independent import copied, program

from checker.course import assets, syllabus
from checker.grading.fingerprints import MOST_PAIRS, fingerprints, pairs
from checker.grading.schedule.task import Settings, Task, grade_one

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


def independent(size, draw):
    return {f"s{number}": program(draw) for number in range(size)}


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


@pytest.mark.parametrize("size", [3, 10, 20, 60])
@pytest.mark.parametrize("last", ["def optimize", "def predict", "nothing"])
def test_fewer_than_one_class_in_twenty_has_a_chance_pair(size, last):
    """Of a lesson or two, of three, and of all of them."""
    classes = 60 if size > 20 else 120  # a large one takes longer
    found = 0
    for number in range(classes):
        texts = independent(size, random.Random(number))  # noqa: S311 (nothing secret)
        found += bool(pairs(prints(**{s: t.partition(last)[0] for s, t in texts.items()})))
    assert found < classes / 20


def found_in(number, copy):
    """Return how many pairs of a ring of three in a class of twenty are found, and of others."""
    draw = random.Random(number)  # noqa: S311 (nothing secret)
    texts = independent(20, draw)
    ring = {"s0", "s1", "s2"}
    texts |= {student: copy(texts["s0"], draw) for student in ("s1", "s2")}
    found = [{pair.one, pair.other} for pair in pairs(prints(**texts))]
    return sum(pair <= ring for pair in found), sum(not pair & ring for pair in found)


def renamed(text, _):
    return "# my own\n" + text.replace("cost", "loss").replace("A ", "probabilities ")


def test_a_ring_of_three_is_found_in_a_class_of_twenty():
    rings = [found_in(number, renamed) for number in range(40)]
    assert sum(inside == 3 for inside, _ in rings) >= 0.9 * len(rings)
    assert sum(bool(others) for _, others in rings) < len(rings) / 20


def test_a_ring_that_rewrites_lines_is_found_now_and_then():
    rings = [found_in(number, copied) for number in range(40)]
    assert sum(inside >= 2 for inside, _ in rings) >= len(rings) / 10


def test_nothing_of_what_everybody_began_with_counts():
    began = "def sigmoid(z):\n" + "".join(f"    x{i} = z[{i}] + {i} @ z\n" for i in range(20))
    assert fingerprints([began])
    assert fingerprints([f"# mine\n{began.replace('x', 'y')}"], [began]) == []
    with_more = fingerprints([began + own_way(1)], [began])
    assert with_more
    assert not {*with_more} & {*fingerprints([began])}


def test_a_class_of_thousands_is_compared_in_seconds():
    draw = random.Random(1)  # noqa: S311 (nothing secret)
    known = prints(**independent(60, draw))
    many = {f"{student} {i}": found for student, found in known.items() for i in range(40)}
    assert len(pairs(many)) == MOST_PAIRS


def test_nobody_is_alike_by_a_lesson_that_was_not_begun():
    course = syllabus.shipped()
    stem = "lesson6_model"
    untouched = assets.pristine(course, stem).encode()
    settings = Settings(lessons=(stem,), seed=1, isolation="auto")
    found = grade_one(Task(student="s", files=((f"{stem}.py", untouched),), settings=settings))
    assert found.reports
    assert found.prints == ()
