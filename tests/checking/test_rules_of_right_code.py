"""The rules that public right solutions teach a checker, one test or more for each.

Rule 8 stands in ``test_inputs_of_checks.py``, and the forms of rule 3 in ``test_other_forms.py``.
"""

import re

import programs
import pytest

from checker.checking.loading import also_imported
from checker.course import syllabus
from checker.record import Status
from checker.submission import reader

SOLUTIONS = {
    path.stem: path.read_text(encoding="utf-8") for path in programs.SOLUTIONS.glob("lesson*.py")
}


def changed(stem, right, wrong):
    """A solution with something else in it."""
    assert right in SOLUTIONS[stem]
    return SOLUTIONS[stem].replace(right, wrong)


def check_texts(tmp_path, host, topics, **texts):
    """Check a folder of lessons: module → text."""
    for stem, text in texts.items():
        (tmp_path / f"{stem}.py").write_text(text, encoding="utf-8")
    return programs.check(reader.read(tmp_path), topics, host)


def check_text(host, topic, text):
    return programs.check(programs.text_submission(text), [topic], host)


def test_rule_01_what_a_student_does_to_the_arguments_changes_no_verdict(quick_host):
    program = changed(
        "lesson4_optimize", "    params = {", "    X *= 0\n    Y += 7\n    params = {"
    )
    reports = check_text(quick_host, "optimize", program.replace("solutions", "lessons"))
    assert programs.failures(reports) == {"optimize-callers-w": "wrong"}


@pytest.mark.parametrize(
    "clothes",
    ["float(db)", "np.array(db)", "np.array([db])", "np.array([[db]])", "[db]", "(db,)"],
)
def test_rule_02_a_number_is_a_number_in_any_clothes(clothes, quick_host):
    program = changed("lesson3_propagate", '"db": db', f'"db": {clothes}')
    program = program.replace(
        "return grads, cost", f"return grads, {clothes}".replace("db", "cost")
    )
    assert check_text(quick_host, "propagate", program)["propagate"].status is Status.PASSED


@pytest.mark.parametrize("lesson", syllabus.shipped().lessons[1:7], ids=lambda lesson: lesson.topic)
def test_rule_03_the_contract_is_the_first_check_and_all_others_wait_for_it(lesson):
    infos = {info.code: info for info in syllabus.check_infos(lesson)}
    first = f"{lesson.topic}-contract"
    assert [*infos][:2] == [f"{lesson.topic}-file", first]

    def waits(code):
        return code == first or any(map(waits, infos[code].needs))

    assert all(waits(code) for code in [*infos][1:])


def test_rule_04_parameters_go_by_name_and_prints_are_kept_apart(host, capfd):
    program = """
import numpy as np

def predict(X, bias, weights, verbose):
    print("hello from predict")
    return (weights.T @ X + bias > 0) * 1
"""
    report = check_text(host, "predict", program)["predict"]
    assert report.status is Status.PASSED
    assert any("hello from predict" in result.printed for result in report.results)
    assert "hello" not in "".join(capfd.readouterr())


STEPS = range(250)
KEPT = {
    "every": [*STEPS],
    "each 10th": [*STEPS[::10]],
    "each 99th": [*STEPS[::99]],
    "each 100th": [*STEPS[::100]],
    "each 100th and the last": [0, 100, 200, 249],
    "often at first": [0, 1, 2, 5, 10, 20, 50, 100, 200],
}
OTHER_STEPS = {
    "from 1": [1, 101, 201],
    "from 100": [100, 200, 249],
    "the last of each hundred": [99, 199, 249],
    "a gap": [0, 10, 20, 240],
    "the first hundred": [*STEPS[:100]],
}
NOT_KEPT = {
    "each 150th": [*STEPS[::150]],
    "backwards": [200, 100, 0],
    "the same": [0, 0, 0],
    "none": [],
}


def keeping(steps):
    """A right optimize that returns the costs of these steps."""
    program = changed("lesson4_optimize", "if i % 100 == 0", "if True")
    kept = f"[costs[i] for i in {steps} if i < num_iterations]"
    return program.replace("return params, grads, costs", f"return params, grads, {kept}")


@pytest.mark.parametrize("steps", KEPT.values(), ids=KEPT)
def test_rule_05_costs_are_judged_by_the_steps_at_which_they_were_kept(steps, quick_host):
    reports = check_text(quick_host, "optimize", keeping(steps))
    assert reports["optimize"].status is Status.PASSED, programs.told(reports)


@pytest.mark.parametrize("steps", OTHER_STEPS.values(), ids=OTHER_STEPS)
def test_rule_05_right_costs_of_other_steps_are_a_matter_of_form(steps, quick_host):
    reports = check_text(quick_host, "optimize", keeping(steps))
    assert programs.failures(reports) == {"optimize-costs": "contract"}
    assert "Your costs are right, but of other steps" in programs.told(reports)


@pytest.mark.parametrize("steps", NOT_KEPT.values(), ids=NOT_KEPT)
def test_rule_05_costs_that_are_missing_or_in_disorder_fail_that_check_alone(steps, quick_host):
    reports = check_text(quick_host, "optimize", keeping(steps))
    assert programs.failures(reports) == {"optimize-costs": "wrong"}


def test_rule_06_a_guard_in_the_logarithm_passes_and_a_gradient_slightly_off_fails(quick_host):
    guarded = changed("lesson3_propagate", "np.log(A)", "np.log(A + 1e-7)")
    assert check_text(quick_host, "propagate", guarded)["propagate"].status is Status.PASSED
    off = changed("lesson3_propagate", "(A - Y).T) / m", "(A - Y).T) / m * (1 + 1e-7)")
    failed = programs.failures(check_text(quick_host, "propagate", off))
    assert "propagate-dw-formula" in failed
    assert not {"propagate-cost-formula", "propagate-db-formula"} & failed.keys()


def test_rule_07_a_wrong_transpose_shows_whatever_the_own_w_looks_like(tmp_path, quick_host):
    reports = check_texts(
        tmp_path,
        quick_host,
        ["initialize", "propagate"],
        lesson1_initialize=changed("lesson1_initialize", "(dim, 1)", "dim"),
        lesson2_sigmoid=SOLUTIONS["lesson2_sigmoid"],
        lesson3_propagate=changed("lesson3_propagate", "np.dot(w.T, X)", "np.dot(w, X)"),
    )
    failed = programs.failures(reports)
    assert failed["initialize-contract"] == "contract"
    assert failed["propagate-contract"] == "raised"


def folder(**other):
    texts = SOLUTIONS | other
    return {stem: texts[stem] for stem in SOLUTIONS if int(stem[6]) in range(1, 7)}


WRONG_DW = ("lesson3_propagate", "(A - Y).T) / m", "(A - Y).T)")
WRONG_STEP = ("lesson4_optimize", "w = w - ", "w = w + ")
WRONG_LINE = ("lesson5_predict", "A > 0.5", "A < 0.5")


@pytest.mark.parametrize(
    ("innocent", "guilty", "mistake"),
    [
        ("optimize", "propagate", WRONG_DW),
        ("model", "propagate", WRONG_DW),
        ("model", "optimize", WRONG_STEP),
        ("model", "predict", WRONG_LINE),
    ],
)
def test_rule_09_the_right_function_is_blamed(innocent, guilty, mistake, tmp_path, quick_host):
    texts = folder(**{mistake[0]: changed(*mistake)})
    report = check_texts(tmp_path, quick_host, [innocent], **texts)[innocent]
    assert report.status is Status.FAILED
    wanted = f"Your {innocent} is right; it fails because of your {guilty}"
    assert any(wanted in note for note in report.notes), report.notes
    assert report.blamed.startswith(guilty)


def test_rule_09_a_function_that_is_wrong_itself_is_not_called_right(tmp_path, quick_host):
    texts = folder(lesson3_propagate=changed(*WRONG_DW), lesson4_optimize=changed(*WRONG_STEP))
    report = check_texts(tmp_path, quick_host, ["optimize"], **texts)["optimize"]
    assert report.status is Status.FAILED
    assert not any("optimize is right" in note for note in report.notes)
    assert any("propagate" in note for note in report.notes)


def test_rule_09_with_right_forerunners_nobody_else_is_blamed(tmp_path, quick_host):
    texts = folder(lesson4_optimize=changed(*WRONG_STEP))
    report = check_texts(tmp_path, quick_host, ["optimize"], **texts)["optimize"]
    assert report.status is Status.FAILED
    assert report.notes == ()


@pytest.mark.parametrize("lesson", syllabus.shipped().lessons, ids=lambda lesson: lesson.topic)
def test_rule_09_with_the_reference_in_place_of_forerunners_the_solution_passes(lesson, quick_host):
    submission = programs.text_submission(SOLUTIONS[lesson.stem], f"{lesson.stem}.py")
    reports = programs.check(submission, [lesson.topic], quick_host, given=True)
    assert reports[lesson.topic].status is Status.PASSED, programs.told(reports)


#: How a propagate takes its arguments, and how an optimize of the same file calls it.
CALLED_OTHERWISE = [
    ("X, Y, w, b", "X, Y, w, b"),
    ("w, b, X, Y, lam=0.0", "w, b, X, Y, 0.0"),
    ("Y, X, b, w, *, verbose=False", "Y, X, b, w, verbose=True"),
    ("X, Y, weights, bias", "X, Y, bias=b, weights=w"),
    ("w, b, X, Y, print_it", "w, b, X, Y, False"),
]


def two_lessons(takes, called):
    """Write propagate and optimize with other parameters, right for whoever calls it so."""
    names = {"weights": "w", "bias": "b"}
    first = "".join(f"    {ours} = {theirs}\n" for theirs, ours in names.items() if theirs in takes)
    propagate = SOLUTIONS["lesson3_propagate"].replace(
        "def propagate(w, b, X, Y):\n", f"def propagate({takes}):\n{first}"
    )
    optimize = SOLUTIONS["lesson4_optimize"].replace(
        "propagate(w, b, X, Y)", f"propagate({called})"
    )
    assert f"({takes})" in propagate
    assert f"({called})" in optimize
    return {"lesson3_propagate": propagate, "lesson4_optimize": optimize}


@pytest.mark.parametrize(("takes", "called"), CALLED_OTHERWISE)
def test_rule_09_the_reference_is_called_as_the_students_own_is(takes, called, quick_host):
    texts = two_lessons(takes, called)
    texts["lesson2_sigmoid"] = SOLUTIONS["lesson2_sigmoid"]
    one = re.sub(r"^from solutions.*\n", "", "\n".join(texts.values()), flags=re.MULTILINE)
    for step, status in (('grads["dw"]', Status.PASSED), ('2 * grads["dw"]', Status.FAILED)):
        submission = programs.text_submission(one.replace('grads["dw"]', step), "mine.py")
        reports = programs.check(submission, ["optimize"], quick_host, given=True)
        assert reports["optimize"].status is status, programs.told(reports)


@pytest.mark.parametrize(
    ("stem", "right", "wrong", "name"),
    [
        ("lesson1_initialize", "np.zeros((dim, 1))", "np.zeros((num_px, 1))", "num_px"),
        ("lesson6_model", "predict(w, b, X_test)", "predict(w, b, test_set_x)", "test_set_x"),
        ("lesson3_propagate", "X.shape[1]", "train_set_x.shape[1]", "train_set_x"),
    ],
)
def test_rule_10_a_name_of_the_notebook_is_named_and_not_called_wrong(
    stem, right, wrong, name, quick_host
):
    topic = stem.partition("_")[2]
    reports = check_text(quick_host, topic, changed(stem, right, wrong))
    assert programs.failures(reports) == {f"{topic}-contract": "raised"}
    assert name in programs.told(reports)


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [
        ("import numpy as np\n", "\n", "np"),
        ("astype(float)", "astype(np.float)", "float"),
        ("astype(float)", "astype(np.int)", "int"),
    ],
)
def test_rule_11_missing_imports_and_removed_names_are_named(right, wrong, name, quick_host):
    reports = check_text(quick_host, "predict", changed("lesson5_predict", right, wrong))
    assert programs.failures(reports) == {"predict-contract": "raised"}
    assert name in programs.told(reports)


@pytest.mark.parametrize(
    "broken",
    [
        "def propagate(w, b, X, Y):\n    m = X.shape[1\n    return m\n",
        "def propagate(w, b, X, Y)\n    return 1\n",
        "def propagate(w, b, X, Y):\n    return 1\n\tm = 2\n",
        'def propagate(w, b, X, Y):\n    """never closed\n    return 1\n',
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_rule_12_a_function_that_does_not_parse_hides_no_other(broken, last, quick_host):
    rest = "\n\n".join(
        re.sub(r"^from solutions.*\n", "", SOLUTIONS[stem], flags=re.MULTILINE)
        for stem in ("lesson1_initialize", "lesson2_sigmoid", "lesson5_predict")
    )
    text = rest + "\n\n" + broken if last else "import numpy as np\n" + broken + "\n\n" + rest
    topics = ["initialize", "sigmoid", "propagate", "predict"]
    reports = programs.check(programs.text_submission(text), topics, quick_host)
    states = {topic: report.status for topic, report in reports.items()}
    assert states.pop("propagate") is Status.FAILED
    assert set(states.values()) == {Status.PASSED}, programs.told(reports)
    assert programs.failures(reports)["propagate-file"] == "syntax"


def test_rule_13_a_loop_that_is_slow_and_right_passes(quick_host):
    program = "import time\n" + changed(
        "lesson4_optimize",
        "        # Where are we",
        "        time.sleep(0.005)\n        # Where are we",
    )
    assert check_text(quick_host, "optimize", program)["optimize"].status is Status.PASSED


def test_helpers_of_any_earlier_lesson_may_be_imported(tmp_path, quick_host):
    helper = "\n\ndef forward(w, b, X):\n    return sigmoid(w.T @ X + b)\n"
    reports = check_texts(
        tmp_path,
        quick_host,
        ["predict"],
        lesson2_sigmoid=SOLUTIONS["lesson2_sigmoid"],
        lesson3_propagate=SOLUTIONS["lesson3_propagate"] + helper,
        lesson5_predict="from lessons.lesson3_propagate import forward\n\n\n"
        "def predict(w, b, X):\n    return 1 * (forward(w, b, X) > 0.5)\n",
    )
    assert reports["predict"].status is Status.PASSED, programs.told(reports)


def test_slow_libraries_that_a_file_imports_are_imported_once():
    submission = programs.text_submission("import scipy.special\nfrom pandas import DataFrame\n")
    assert also_imported(submission.modules.values(), ("numpy",)) == ["pandas", "scipy"]
