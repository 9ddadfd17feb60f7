"""A lesson declared once, in a course that our own knows nothing of: what follows from it."""

import numpy as np
import pytest

from checker.checking import runner
from checker.checking.recorder import Run
from checker.course import inputs, syllabus
from checker.extend import Function
from checker.record import Kind, Status
from checker.submission import reader

STEM = "lesson1_classes"
SOLUTION = '''
"""Lesson 1: many classes."""

import numpy as np

__all__ = ["softmax", "propagate_classes"]


def softmax(Z):
    """Formula 7."""
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


def propagate_classes(W, b, X, Y):
    """Formulas 8 to 10."""
    m = X.shape[1]
    A = softmax(W @ X + b)
    cost = -np.sum(Y * np.log(A)) / m
    return {"dW": (A - Y) @ X.T / m, "db": (A - Y).sum(axis=1, keepdims=True) / m}, cost
'''
CHECKS = '''
"""Softmax regression: k classes in one model."""

import numpy as np

from checker.extend import Function, Lesson, check, gradcheck, laws

LESSON = Lesson(
    Function("softmax(Z)", returns="A", read={"A": "formula-7"}, forbidden=("scipy",)),
    Function(
        "propagate_classes(W, b, X, Y)",
        returns="{'dW': dW, 'db': db}, cost",
        read={"cost": "formula-8", "dW": "formula-9", "db": "formula-10"},
        rtol={"cost": 1e-4},
        shapes={"X": "n, m"},
    ),
)


def inputs_of_propagate_classes(rng):
    for n, k, m in ((4, 3, 7), (3, 2, 5)):  # features, classes, examples
        Y = np.eye(k)[:, rng.permutation(np.arange(m) % k)]
        W, b, X = (rng.normal(size=shape) for shape in ((k, n), (k, 1), (n, m)))
        yield {"W": W, "b": b, "X": X, "Y": Y}


def inputs_of_softmax(rng):
    for at in inputs_of_propagate_classes(rng):
        yield {"Z": at["W"] @ at["X"] + at["b"]}


@check(needs="softmax_contract")
def large_scores(student, rng):
    """The columns of softmax add up to 1, for scores of 1000 too"""
    laws.sums_to_one(student.softmax, [{"Z": rng.choice([-1e3, 1e3], size=(3, 6))}], axis=0)


@check(needs="propagate_classes_contract")
def gradient(student, rng):
    """dW and db are the slope of your own cost"""
    places = inputs_of_propagate_classes(rng)
    slopes = {"W": "dW", "b": "db"}
    gradcheck(student.propagate_classes, places, cost="cost", gradients=slopes)
'''
SHARES = "powers / powers.sum(axis=0)"
CODES = [
    "classes-file",
    "classes-softmax-allowed",
    "classes-softmax-contract",
    "classes-softmax-A",
    "classes-propagate-classes-contract",
    "classes-propagate-classes-dW",
    "classes-propagate-classes-db",
    "classes-propagate-classes-cost",
    "classes-large-scores",
    "classes-gradient",
]


@pytest.fixture
def course(tmp_path):
    def make(checks=CHECKS, solution=SOLUTION, stem=STEM):
        for name, text in (
            ("course.toml", f'format = 1\ntitle = "A course"\nlessons = ["{stem}"]\n'),
            (f"solutions/{stem}.py", solution.lstrip()),
            (f"checks/{stem}.py", checks.lstrip()),
        ):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return syllabus.load(tmp_path)

    return make


def report_of(course, text, host):
    (stem,) = course.stems
    file = course.folder / "mine" / f"{stem}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    run = Run(submission=reader.read(file), host=host)
    (report,) = runner.check([course.lesson(stem)], run).lessons
    assert Status.CHECKER_ERROR not in {each.status for each in report.results}, [
        each.fact for each in report.results
    ]
    return report


@pytest.fixture
def checked(course, quick_host):
    return lambda text, *made: report_of(course(*made), text, quick_host)


def failed(report):
    return {each.info.code: each.finding.kind for each in report.results if each.finding}


def told(report):
    return " ".join(f"{each.fact} {each.hint}" for each in report.findings)


def test_two_functions_take_forty_lines_of_checks():
    lines = [line for line in CHECKS.splitlines() if line.strip()]
    assert len(lines) <= 40


def test_checks_follow_from_the_declaration(course):
    lesson = course().lesson(STEM)
    infos = {info.code: info for info in syllabus.check_infos(lesson)}
    assert list(infos) == CODES
    assert lesson.title == "Softmax regression: k classes in one model"
    assert infos["classes-propagate-classes-dW"].title == "dW is that of Formula 9"
    assert infos["classes-propagate-classes-dW"].needs == ("classes-propagate-classes-contract",)
    assert infos["classes-large-scores"].needs == ("classes-softmax-contract",)
    tried = inputs.for_diagnosis(lesson)
    assert {name: len(each) for name, each in tried.items()} == {
        "softmax": 2,
        "propagate_classes": 2,
    }


@pytest.mark.parametrize(
    ("old", "new", "fails", "says"),
    [
        ("", "", "", ""),
        (SHARES, f"({SHARES}).tolist()", "softmax-contract", "it should be a numpy array"),
        (SHARES, f"({SHARES}).ravel()", "softmax-contract", "Your numbers are right"),
        ("powers = np.exp(Z - Z.max(axis=0))", "powers = np.exp(Z)", "large-scores", "nan"),
        ("np.exp(Z -", "np.exp2(Z -", "softmax-A", "it should be"),
        ("(A - Y) @ X.T / m", "(A - Y) @ X.T", "propagate-classes-dW", "m = 7"),
        ("(A - Y) @ X.T / m", "(Y - A) @ X.T / m", "gradient", "Formulas 9 and 10"),
        ("return {", "return cost, {", "propagate-classes-contract", "Your numbers are right"),
        ("import numpy as np", "import numpy as np\nimport scipy", "", ""),
        (
            "powers = np",
            "scipy = None\n    scipy.special\n    powers = np",
            "softmax-allowed",
            "scipy",
        ),
    ],
)
def test_a_wrong_program_fails_where_it_is_wrong(old, new, fails, says, checked):
    assert old in SOLUTION
    report = checked(SOLUTION.replace(old, new, 1))
    if fails:
        assert f"classes-{fails}" in failed(report), told(report)
        assert says in told(report)
    else:
        assert failed(report) == {}, told(report)
        assert report.status is Status.PASSED


LOOSE = '''
"""A check of one's own stands in for one that follows; outputs may be free."""

from checker.extend import Function, Lesson, check, contract

LESSON = Lesson(Function("learn(n)", returns="w, costs", unconstrained=("costs",)))


def inputs_of_learn(rng):
    yield {"n": int(rng.integers(3, 9))}


@check(needs="contract")
def costs(student, rng):
    """costs fall"""
    kept = student.learn(n=3)["costs"]
    if sorted(kept, reverse=True) != list(kept):
        raise contract("costs should fall.")


@check(needs="contract", further=True)
def w(student, rng):
    """w is exactly 1"""
    student.remarks.append("That is one more than nothing.")
    assert student.learn(n=4)["w"] == 1.0
'''
LEARN = '"""Lesson 1: learn."""\n\n__all__ = ["learn"]\n\n\ndef learn(n):\n    """Learn."""\n'
LEARN += "    return 1.0, [1.0 / i for i in range(1, n)]\n"


def test_a_written_check_stands_in_for_one_that_follows(course, quick_host):
    made = course(LOOSE, LEARN, "lesson1_learn")
    lesson = made.lesson("lesson1_learn")
    assert [each.code for each in syllabus.check_infos(lesson)] == [
        "learn-file",
        "learn-contract",
        "learn-costs",
        "learn-w",
    ]
    report = report_of(made, LEARN, quick_host)
    assert report.status is Status.PASSED
    assert report.advice == ("That is one more than nothing.",)
    longer = report_of(made, LEARN.replace("range(1, n)", "range(1, 2 * n)"), quick_host)
    assert longer.status is Status.PASSED
    number = report_of(made, LEARN.replace("[1.0 / i for i in range(1, n)]", "0.5"), quick_host)
    assert failed(number) == {"learn-contract": Kind.CONTRACT}


def test_an_exception_of_a_check_is_our_fault_and_no_failure(course, quick_host):
    made = course(LOOSE.replace("== 1.0", "== 2.0"), LEARN, "lesson1_learn")
    with pytest.raises(AssertionError, match="broke down"):
        report_of(made, LEARN, quick_host)


WORDS = '''
"""Plain Python: words, in order and by length."""

from checker.extend import Function, Lesson, check, laws

LESSON = Lesson(
    Function("in_order(words)", returns="ordered", forbidden=("sort", "sorted")),
    Function("by_length(words)", returns="{'shortest': shortest, 'lengths': lengths}"),
    Function("longer(a, b)", returns="word"),
)


def inputs_of_in_order(rng):
    for count in (0, 1, 5):
        yield {"words": ["".join(rng.choice(list("abc"), size=3)) for _ in range(count)]}


def inputs_of_by_length(rng):
    yield {"words": ["aa", "b", "ccc"]}


def inputs_of_longer(rng):
    yield {"a": "aa", "b": "b"}


@check(needs="in_order_contract")
def once_is_enough(student, rng):
    """Words in order stay in order"""
    laws.idempotent(student.in_order, inputs_of_in_order(rng))


@check(needs="longer_contract")
def either_way(student, rng):
    """It is all the same which word comes first"""
    laws.symmetric(student.longer, inputs_of_longer(rng))
'''
IN_ORDER = '''
"""Lesson 1: words."""

__all__ = ["in_order", "by_length", "longer"]


def in_order(words):
    """In order."""
    ordered = []
    for word in words:
        place = 0
        while place < len(ordered) and ordered[place] <= word:
            place += 1
        ordered.insert(place, word)
    return ordered


def by_length(words):
    """By length."""
    lengths = [len(word) for word in words]
    return {"shortest": words[lengths.index(min(lengths))], "lengths": lengths}


def longer(a, b):
    """The longer one."""
    return a if len(a) > len(b) else b
'''


@pytest.mark.parametrize(
    ("old", "new", "fails", "says"),
    [
        ("", "", {}, ""),
        ("    ordered = []\n", "    return sorted(words)\n", {"in-order-allowed"}, "uses sorted"),
        (
            "    ordered = []\n",
            "    words.sort()\n    return words\n",
            {"in-order-allowed", "in-order-contract"},
            "uses words.sort",
        ),
        (
            "    ordered = []\n",
            "    return helper(words)\n\n\ndef helper(words):\n    return sorted(words)\n",
            {"in-order-allowed"},
            "uses sorted",
        ),
        ("return ordered", "return tuple(ordered)", {}, ""),
        ("return ordered", 'return " ".join(ordered)', {"in-order-contract"}, "the text"),
        (
            "return ordered",
            "return ordered[1:]",
            {"in-order-ordered", "once-is-enough"},
            "has 0 entries; it should have 1",
        ),
        ("<= word", ">= word", {"in-order-ordered"}, "it should be"),
        ("index(min", "index(max", {"by-length-shortest"}, "'ccc'; it should be 'b'"),
        ("[len(word)", "[1 + len(word)", {"by-length-lengths"}, "lengths[0] is 3"),
        ('"lengths": lengths}', '"length": lengths}', {"by-length-contract"}, "'lengths'"),
        ("return a if len(a) > len(b) else b", "return a", {"either-way"}, "exchanged"),
    ],
)
def test_plain_python_is_a_course_too(old, new, fails, says, checked):
    assert old in IN_ORDER
    report = checked(IN_ORDER.replace(old, new, 1), WORDS, IN_ORDER, "lesson1_words")
    assert set(failed(report)) == {f"words-{code}" for code in fails}, told(report)
    assert says in told(report)


def test_the_line_that_uses_what_is_forbidden_is_shown(course, quick_host):
    text = IN_ORDER.replace("    ordered = []\n", "    # as taught\n    return sorted(words)\n", 1)
    report = report_of(course(WORDS, IN_ORDER, "lesson1_words"), text, quick_host)
    (finding,) = report.findings
    line = text.splitlines().index("    return sorted(words)") + 1
    assert finding.pointer.line == line
    assert finding.kind is Kind.CONTRACT


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        ({"returns": "w + b"}, "cannot be read"),
        ({"returns": "w, b", "read": {"c": "formula-1"}}, "has no output 'c'"),
        ({"returns": "w, b", "rtol": {"cost": 1e-4}}, "has no output 'cost'"),
        ({"unconstrained": ("costs",)}, "has no output 'costs'"),
    ],
)
def test_a_declaration_that_cannot_be_is_refused(declared, says):
    with pytest.raises(ValueError, match=says):
        Function("learn(n)", **declared)


def test_a_solution_with_solutions_before_it_is_that_of_its_own_course(course, tmp_path):
    made = course()
    earlier = f"import numpy as np\n\nfrom solutions.{STEM} import softmax\n"
    later = SOLUTION.replace("import numpy as np\n", earlier)
    (tmp_path / "solutions/lesson2_more.py").write_text(later, encoding="utf-8")
    softmax = made.reference.function("lesson2_more", "softmax")
    assert np.allclose(softmax(np.zeros((2, 1))), 0.5)
