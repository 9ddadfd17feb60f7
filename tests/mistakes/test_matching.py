"""Nothing is named on a guess; what fits is named, alone or with another, whatever the habits."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from checker import course, mistake, observe
from checker.collector import Run
from checker.judge import judge
from checker.matching import Bench, explain
from checker.model import Submission
from checker.student.host import open_host

LESSONS = [lesson for lesson in course.lessons() if mistake.module(lesson)]
RIGHT = sorted((Path(__file__).parents[1] / "programs" / "right").glob("*.py"))
SOLUTIONS = sorted((Path(__file__).parents[2] / "solutions").glob("lesson*.py"))
SEEDS = range(20)
PROPAGATE = "import numpy as np\nfrom lessons.lesson2_sigmoid import sigmoid\n"
FORWARD = """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
"""


def seen(lesson, program, text, inputs):
    """What a student's function gives that is this text."""
    function = mistake.compiled(program, text, mistake.names(lesson))
    parameters = next(f.parameters for f in lesson.functions if f.name == program.function)
    lines = text.split("\n")
    for arguments in inputs:
        outputs = observe.of_program(function, parameters, arguments)
        raised = outputs.get(observe.RAISED)
        if raised:
            source = lines[raised.line - 1].strip()
            outputs = {observe.RAISED: dataclasses.replace(raised, source=source)}
        yield outputs


def named(lesson, function, text):
    program = mistake.program(lesson, function)
    inputs = mistake.probes(lesson)[function]
    found = explain(lesson, function, list(seen(lesson, program, text, inputs)))
    return {each.mistake.code for each in found}


@pytest.fixture(scope="module")
def host():
    with open_host("inprocess") as found:
        yield found


def codes(host, stem, text):
    """What is named in a submission of one lesson."""
    path = Path(f"{stem}.py")
    submission = Submission(modules={stem: text}, files={stem: path}, origin=path)
    lesson = next(lesson for lesson in LESSONS if lesson.stem == stem)
    report = judge([lesson], Run(submission=submission, host=host, given=True))
    return {found.code for result in report.lessons[0].results for found in result.diagnoses}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_program_of_the_catalogue_is_named_as_itself_on_every_seed(lesson, monkeypatch):
    module = mistake.module(lesson)
    mistaken = {}
    for seed in SEEDS:
        probes = module.probes(np.random.default_rng(seed))
        monkeypatch.setattr(mistake, "probes", lambda _, probes=probes: probes)
        for program in module.PROGRAMS:
            bench = Bench(lesson, program)
            for each in mistake.catalogue(lesson):
                if each.function == program.function:
                    text = program.changed(each.changes)
                    outputs = list(seen(lesson, program, text, probes[program.function]))
                    found = {one.mistake.code for one in bench.explain(outputs)[0]}
                    if found != {each.code}:
                        mistaken[each.code, seed] = found
    assert mistaken == {}


def test_right_programs_have_nothing_to_explain():
    for lesson in LESSONS:
        for program in mistake.module(lesson).PROGRAMS:
            right = mistake.program(lesson, program.function)
            for each in right.variants():
                assert named(lesson, program.function, each.text) == set()


@pytest.mark.parametrize("path", [*RIGHT, *SOLUTIONS], ids=lambda path: path.stem)
def test_nothing_is_named_in_right_programs(host, path):
    stems = [lesson.stem for lesson in LESSONS if lesson.topic == path.stem.partition("_")[0]]
    stems += [path.stem] * (path in SOLUTIONS)
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("solutions.", "lessons.")
    for stem in stems:
        assert codes(host, stem, text) == set()


@pytest.mark.parametrize(
    ("right", "wrong", "fact"),
    [
        ("dw = np", "dw = 0.37 * np", "Your dw is 0.37 times what it should be"),
        ("cost = -np", "cost = -7 / 3 * np", "Your cost is about 2.333 times what it should be"),
    ],
)
def test_a_constant_factor_is_named_by_what_it_is(right, wrong, fact):
    lesson = course.find("propagate")
    program = mistake.program(lesson, "propagate")
    inputs = mistake.probes(lesson)["propagate"]
    text = program.text.replace(right, wrong)
    (found,) = explain(lesson, "propagate", list(seen(lesson, program, text, inputs)))
    assert found.mistake.code == "propagate-as-if-constant-factor"
    assert found.mistake.message.startswith(fact)


@pytest.mark.parametrize(
    "wrong", ["3 / m * np", "0.25 + np", "w[0, 0] * np", "np.random.rand() * np"]
)
def test_a_factor_that_is_not_the_same_on_every_input_is_not_called_constant(wrong):
    lesson = course.find("propagate")
    program = mistake.program(lesson, "propagate")
    inputs = mistake.probes(lesson)["propagate"]
    text = program.text.replace("dw = np", f"dw = {wrong}")
    found = explain(lesson, "propagate", list(seen(lesson, program, text, inputs)))
    assert "propagate-as-if-constant-factor" not in {each.mistake.code for each in found}


@pytest.mark.parametrize(
    ("end", "what"),
    [
        ("    return 5\n", "a number"),
        ("    return {}\n", "an empty dict"),
        ("    r = [1]\n    r.append(r)\n    return r\n", "a cycle"),
        ("    return {'dw': dw, 'db': db}, np.nan\n", "NaN has many causes"),
        ("    import sys\n    sys.exit()\n", "a stop"),
    ],
)
def test_nothing_is_named_where_much_could_be_the_cause(host, end, what):
    assert codes(host, "lesson3_propagate", PROPAGATE + FORWARD + end) == set(), what


def test_two_mistakes_are_both_named_though_one_check_waits_for_the_other(host):
    text = PROPAGATE + FORWARD.replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T).T / m")
    text = text.replace("np.log(1 - A)) / m", "np.log(1 - A))") + (
        "    return {'dw': dw, 'db': db}, cost\n"
    )
    assert codes(host, "lesson3_propagate", text) == {
        "propagate-cost-not-averaged",
        "propagate-dw-row",
    }


def test_a_mistake_that_spoils_what_another_spoils_as_well_is_named():
    lesson = course.find("optimize")
    program = mistake.program(lesson, "optimize")
    text = program.changed(
        {"b": "b + learning_rate * db", "costs.append(cost)": "costs.append(-cost)"}
    )
    found = named(lesson, "optimize", text)
    assert found == {"optimize-b-uphill", "optimize-costs-negative"}


@pytest.mark.parametrize(
    "habit", mistake.program(course.find("optimize"), "optimize").habits, ids=str
)
def test_a_habit_of_keeping_costs_hides_no_mistake(habit):
    lesson = course.find("optimize")
    program = mistake.program(lesson, "optimize")
    text = program.changed({**habit, "b": "b + learning_rate * db"})
    assert named(lesson, "optimize", text) == {"optimize-b-uphill"}


def test_whole_numbers_for_answers_hide_no_mistake():
    lesson = course.find("predict")
    program = mistake.program(lesson, "predict")
    text = program.changed({"answers": "(A > 0.4).astype(int)"})
    assert named(lesson, "predict", text) == {"predict-threshold-0-4"}


def test_an_exception_without_shapes_speaks_only_for_the_same_line():
    lesson = course.find("optimize")
    program = mistake.program(lesson, "optimize")
    same = program.changed({"costs.append(cost)": "costs = costs.append(cost)"})
    other = program.changed({"costs": "None"})
    assert named(lesson, "optimize", same) == {"optimize-costs-append-assigned"}
    assert named(lesson, "optimize", other) == set()


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "np.dot(w.T, X)",
            "np.dot(w.T,Y)",
            "Your result is computed as if, in Z, Y were used where X belongs.",
        ),
        (
            "np.sum(A - Y) / m",
            "np.sum(A - Y) / grads",
            "Your db is computed as if grads, which has no value yet, were used where m belongs.",
        ),
    ],
)
def test_a_line_that_raises_as_the_same_line_of_a_general_error_is_named(right, wrong, message):
    lesson = course.find("propagate")
    program = mistake.program(lesson, "propagate")
    inputs = mistake.probes(lesson)["propagate"]
    text = program.text.replace(right, wrong)
    (found,) = explain(lesson, "propagate", list(seen(lesson, program, text, inputs)))
    assert found.mistake.message == message


def test_what_raises_the_same_on_another_line_is_not_named():
    lesson = course.find("propagate")
    program = mistake.program(lesson, "propagate")
    text = program.text.replace("np.dot(w.T, X)", "np.dot(w.T, np.array(Y))")
    assert named(lesson, "propagate", text) == set()


def test_two_mistakes_in_a_function_with_one_output_are_both_named():
    lesson = course.find("sigmoid")
    program = mistake.program(lesson, "sigmoid")
    text = program.text.replace("np.exp(-z)", "np.exp(z)").replace(
        "return a", "return np.round(a, 3)"
    )
    assert named(lesson, "sigmoid", text) == {"sigmoid-minus-missing", "sigmoid-three-decimals"}


@pytest.mark.parametrize(
    ("stem", "function", "right", "wrong"),
    [
        ("lesson0_data", "binarize_labels", "digit=1", "digit=0"),
        ("lesson0_data", "split_train_test", "train_size=4000", "train_size=3999"),
    ],
)
def test_another_default_is_named(stem, function, right, wrong):
    lesson = next(lesson for lesson in LESSONS if lesson.stem == stem)
    text = mistake.program(lesson, function).text.replace(right, wrong)
    assert named(lesson, function, text) == {f"{lesson.topic}-as-if-default"}
