"""Nothing is named on a guess; what fits is named, alone or with another, in whatever form."""

import dataclasses
from pathlib import Path

import pytest

from checker.checking.recorder import Run
from checker.course import inputs, mistakes, programs, syllabus
from checker.diagnosis import leaves
from checker.diagnosis.bench import Bench
from checker.diagnosis.matching import explain
from checker.isolation.host.launcher import open_host
from checker.pipeline import judge
from checker.record import Submission

LESSONS = [lesson for lesson in syllabus.shipped().lessons if mistakes.of(lesson)]
RIGHT = sorted((Path(__file__).parents[1] / "programs" / "right").glob("*.py"))
SOLUTIONS = sorted((Path(__file__).parents[2] / "solutions").glob("lesson*.py"))
SEEDS = range(6)
PROPAGATE = "import numpy as np\nfrom lessons.lesson2_sigmoid import sigmoid\n"
FORWARD = """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
"""


def rights(lesson):
    """The right programs of the functions that a diagnosis looks at."""
    return [mistakes.program(lesson, function) for function in inputs.for_diagnosis(lesson)]


def seen(lesson, program, text, inputs):
    """What a student's function gives that is this text."""
    function = programs.compiled(program, text, programs.names(lesson))
    parameters = next(f.parameters for f in lesson.functions if f.name == program.function)
    lines = text.split("\n")
    for arguments in inputs:
        outputs = leaves.of_program(function, parameters, arguments)
        raised = outputs.get(leaves.RAISED)
        if raised:
            source = lines[raised.line - 1].strip()
            outputs = {leaves.RAISED: dataclasses.replace(raised, source=source)}
        yield outputs


def named(lesson, function, text):
    program = mistakes.program(lesson, function)
    tried = inputs.for_diagnosis(lesson)[function]
    outputs = list(seen(lesson, program, text, tried))
    found, _ = explain(lesson, function, outputs, pairs=True)
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
    mistaken = {}
    for seed, tried in [(seed, inputs.for_diagnosis(lesson, seed)) for seed in SEEDS]:
        monkeypatch.setattr(inputs, "for_diagnosis", lambda _, tried=tried: tried)
        for program in [mistakes.program(lesson, function) for function in tried]:
            bench = Bench(lesson, program)
            for each in mistakes.of(lesson):
                if each.function == program.function:
                    text = program.changed(each.changes)
                    outputs = list(seen(lesson, program, text, tried[program.function]))
                    found = {one.mistake.code for one in bench.explain(outputs, pairs=True)[0]}
                    if found != {each.code}:
                        mistaken[each.code, seed] = found
    assert mistaken == {}


def test_right_programs_have_nothing_to_explain():
    for lesson in LESSONS:
        for program in rights(lesson):
            for each in program.variants():
                assert named(lesson, program.function, each.text) == set()


def test_only_the_file_of_a_lesson_that_fails_is_read(host, monkeypatch):
    read = []
    text_of = mistakes.text_of
    monkeypatch.setattr(mistakes, "text_of", lambda of, s: read.append(s) or text_of(of, s))
    mistakes.catalogue.cache_clear()
    right = PROPAGATE + FORWARD + "    return {'dw': dw, 'db': db}, cost\n"
    assert codes(host, "lesson3_propagate", right) == set()
    assert read == []
    wrong = right.replace("(A - Y).T) / m", "(A - Y).T)")
    assert codes(host, "lesson3_propagate", wrong) == {"propagate-dw-not-averaged"}
    assert read == ["lesson3_propagate"]


@pytest.mark.parametrize("path", [*RIGHT, *SOLUTIONS], ids=lambda path: path.stem)
def test_nothing_is_named_in_right_programs(host, path):
    stems = [lesson.stem for lesson in LESSONS if lesson.topic == path.stem.partition("_")[0]]
    stems += [path.stem] * (path in SOLUTIONS)
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("solutions.", "lessons.")
    for stem in stems:
        assert codes(host, stem, text) == set()


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
    lesson = syllabus.shipped().find("optimize")
    program = mistakes.program(lesson, "optimize")
    text = program.changed(
        {"b": "b = b + learning_rate * db", "costs.append(cost)": "costs.append(-cost)"}
    )
    found = named(lesson, "optimize", text)
    assert found == {"optimize-b-uphill", "optimize-costs-negative"}


@pytest.mark.parametrize(
    "form",
    mistakes.program(syllabus.shipped().find("optimize"), "optimize").equivalent_forms,
    ids=str,
)
def test_another_form_of_keeping_costs_hides_no_mistake(form):
    lesson = syllabus.shipped().find("optimize")
    program = mistakes.program(lesson, "optimize")
    text = program.changed({**form, "b": "b = b + learning_rate * db"})
    assert named(lesson, "optimize", text) == {"optimize-b-uphill"}


def test_whole_numbers_for_answers_hide_no_mistake():
    lesson = syllabus.shipped().find("predict")
    program = mistakes.program(lesson, "predict")
    text = program.changed({"answers": "answers = (A > 0.4).astype(int)"})
    assert named(lesson, "predict", text) == {"predict-threshold-0-4"}


def test_an_exception_without_shapes_speaks_only_for_the_same_line():
    lesson = syllabus.shipped().find("optimize")
    program = mistakes.program(lesson, "optimize")
    same = program.changed({"costs.append(cost)": "costs = costs.append(cost)"})
    other = program.changed({"costs": "costs = None"})
    assert named(lesson, "optimize", same) == {"optimize-costs-append-assigned"}
    assert named(lesson, "optimize", other) == set()


def test_what_raises_the_same_on_another_line_is_not_named():
    lesson = syllabus.shipped().find("propagate")
    program = mistakes.program(lesson, "propagate")
    text = program.text.replace("np.dot(w.T, X)", "np.dot(w.T, np.array(Y))")
    assert named(lesson, "propagate", text) == set()


def test_two_mistakes_in_a_function_with_one_output_are_both_named():
    lesson = syllabus.shipped().find("sigmoid")
    program = mistakes.program(lesson, "sigmoid")
    text = program.text.replace("np.exp(-z)", "np.exp(z)").replace(
        "return a", "return np.round(a, 3)"
    )
    assert named(lesson, "sigmoid", text) == {"sigmoid-minus-missing", "sigmoid-three-decimals"}
