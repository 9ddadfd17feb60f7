"""``check(propagate)`` in a real kernel, and what it is made of."""

import dataclasses
import html
import linecache
import re
import sys

import click
import numpy as np
import pytest
from IPython.utils.capture import capture_output

from checker.commands.notebook import notebook
from checker.course import assets, syllabus
from checker.notebook import check
from checker.notebook.file import as_notebook
from checker.notebook.source import NoSourceError, gather
from checker.record import (
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    LessonReport,
    Pointer,
    Report,
    Status,
    Submission,
)
from checker.report import html as notebook_html
from checker.report.ways import Ways

LESSON = syllabus.shipped().find("lesson3")
FACTOR = 3
ENDLESS = """\
import checker.checking.recorder

checker.checking.recorder.CALL_SECONDS = 0.5  # the test need not wait longer


def sigmoid(z):
    while True:
        pass


check(sigmoid)
"""
WRONG = ("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propagate(w, b, X):
    def inner(z):
        return sigmoid(z) * FACTOR

    return inner(w.T @ X + b)


sigmoid.__module__ = propagate.__module__ = "__main__"  # as in a notebook


def test_function_brings_what_it_uses():
    text = gather({"propagate": propagate}, []).text
    for part in ("def propagate", "def sigmoid", "import numpy as np", "FACTOR = 3"):
        assert text.count(part) == 1
    names = {}
    exec(compile(text, "gathered", "exec"), names)  # noqa: S102 (our own functions)
    assert names["propagate"](np.zeros((2, 1)), 0.0, np.ones((2, 3))).shape == (1, 3)


def test_lines_know_their_cells():
    cells = ["", "x = 1", "import numpy as np\n\ndef f():\n    return 1\n"]
    names = {"__name__": "__main__"}
    code = compile(cells[2], "cell", "exec")
    exec(code, names)  # noqa: S102
    linecache.cache["cell"] = (len(cells[2]), None, cells[2].splitlines(keepends=True), "cell")
    gathered = gather({"f": names["f"]}, cells)
    line = gathered.lines.index("    return 1") + 1
    assert gathered.origins[line].cell == "In [2]"
    assert gathered.origins[line].line == 4


def test_function_without_a_text_is_told():
    names = {"__name__": "__main__"}
    exec("def propagate(): pass", names)  # noqa: S102
    with pytest.raises(NoSourceError, match="Run the cell"):
        gather({"propagate": names["propagate"]}, [])


def report(printed="", diagnoses=(), **fields):
    infos = syllabus.check_infos(LESSON)
    finding = Finding(kind=Kind.WRONG, **fields)
    failed = CheckResult(
        info=infos[1],
        status=Status.FAILED,
        finding=finding,
        printed=printed,
        diagnoses=diagnoses,
    )
    passed = CheckResult(info=infos[0], status=Status.PASSED)
    lesson = LessonReport(lesson=LESSON, status=Status.FAILED, results=(passed, failed))
    return Report(lessons=(lesson,), seed=0)


def test_html_holds_the_whole_failure():
    shown = notebook_html.render(
        report(
            fact="dw is 2.",
            hint="Look at m.",
            call="propagate(w)",
            pointer=Pointer(file="In [3]", line=4, source="dw = 2"),
            diagnoses=(Diagnosis(code="x", message="Not averaged."),),
        )
    )
    assert "Look at m." not in shown  # a hint is for who asks, where the mistake has a name
    for words in ("dw is 2.", "propagate(w)", "In [3], line 4", "Not averaged."):
        assert words in shown
    assert "1 of 2 checks passed." in shown


def test_students_text_is_no_html():
    attack = "<script>alert(1)</script>\"'&"
    pointer = Pointer(file=attack, line=1, source=attack)
    shown = notebook_html.render(
        report(fact=attack, hint=attack, call=attack, printed=attack, pointer=pointer)
    )
    assert "<script" not in shown
    assert shown.count(html.escape(attack)) == 6


def test_no_colour_but_those_of_the_marks_is_set():
    assert not re.search(
        r"(?<![-\w])background:\s*#|[^-]color:\s*(?:black|white)", notebook_html.STYLE
    )


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", ["#ffffff", "#111111"])
@pytest.mark.parametrize("status", notebook_html.COLOURS)
def test_marks_are_seen_on_light_and_on_dark(status, background):
    assert contrast(notebook_html.COLOURS[status], background) >= 3


def run_cells(monkeypatch, folder, *cells):
    """Run cells as a kernel does, in a folder of one's own; what they show and print."""
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == "lessons"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # put back afterwards
    kernel = shell()
    sys.modules["__main__"] = kernel.user_module
    kernel.history_manager.enabled = False
    with capture_output() as captured:
        for cell in ("import numpy as np, functools\nfrom checker import check", *cells):
            kernel.run_cell(cell, store_history=True)
    return captured.stdout + captured.stderr


RIGHT = "def {0}(z):\n    return 1 / (1 + np.exp(-z))\n"
FALSE = "def {0}(z):\n    return 1 / 1 + np.exp(-z)\n"


@pytest.mark.parametrize(
    "cell",
    [
        "sigmoid = lambda z: 1 / (1 + np.exp(-z))",
        "sigmoid = (lambda z:\n    1 / (1 + np.exp(-z)))",
        RIGHT.format("mine") + "sigmoid = mine",
        "def as_it_is(f):\n    @functools.wraps(f)\n    def inner(*a):\n        return f(*a)\n"
        "    return inner\n@as_it_is\n" + RIGHT.format("sigmoid"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_function_in_any_clothes_is_judged(monkeypatch, tmp_path, cell):
    said = run_cells(monkeypatch, tmp_path, cell, "check(sigmoid)")
    assert "All 8 checks passed" in said
    assert 'Write propagate in a cell, then: check("lesson3")' in said
    wrong = cell.replace("1 / (1 + np.exp(-z))", "1 / 1 + np.exp(-z)")
    assert "2 of 8 checks passed" in run_cells(monkeypatch, tmp_path, wrong, "check(sigmoid)")


@pytest.mark.parametrize(
    ("cell", "asked", "says"),
    [
        ("", "check()", "check takes functions"),
        (RIGHT.format("sigmoid"), "check(sigmoid(0))", "with nothing around it or after it"),
        (RIGHT.format("sigmoid"), "check([sigmoid])", "This is a list"),
        (RIGHT.format("sigmod"), "check(sigmod)", "Did you mean sigmoid?"),
        ("", "check(np.exp)", "The course has no function exp"),
        ("", "check(lambda z: z)", "The course has no function this"),
        ("class Model:\n    def sigmoid(self, z): return z", "check(Model().sigmoid)", "a method"),
        ("class Model:\n    def sigmoid(z): return z", "check(Model.sigmoid)", "a method"),
        ("sigmoid = functools.partial(np.exp)", "check(sigmoid)", "sigmoid is a partial"),
        ("sigmoid = functools.partial(np.exp)", "check('lesson2')", "sigmoid is a partial"),
        ("sigmoid = np.vectorize(lambda z: z)", "check(sigmoid)", "a vectorize"),
        ("sigmoid = (lambda f: lambda z: f)(1)", "check(sigmoid)", "made by another function"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_cannot_be_judged_is_refused_in_a_sentence(monkeypatch, tmp_path, cell, asked, says):
    said = run_cells(monkeypatch, tmp_path, cell, asked)
    assert says in said
    assert "Traceback" not in said
    assert "checks passed" not in said


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_function_that_is_older_than_its_file_is_told(monkeypatch, tmp_path):
    file = tmp_path / "lessons" / "lesson2_sigmoid.py"
    file.parent.mkdir()
    (file.parent / "__init__.py").touch()
    file.write_text("import numpy as np\n" + FALSE.format("sigmoid"), encoding="utf-8")
    mended = f"import pathlib; pathlib.Path({str(file)!r}).write_text({RIGHT.format('sigmoid')!r})"
    imported = "from lessons.lesson2_sigmoid import sigmoid"
    said = run_cells(monkeypatch, tmp_path, imported, "check(sigmoid)", mended, "check(sigmoid)")
    assert "2 of 8 checks passed" in said
    assert "lessons/lesson2_sigmoid.py:3" in said
    assert "Restart the kernel" in said


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_earlier_lesson_of_the_notebook_is_blamed_in_words_of_the_notebook(monkeypatch, tmp_path):
    lesson3 = assets.solution(syllabus.shipped(), LESSON.stem)
    right = lesson3[lesson3.index("def propagate") :]
    said = run_cells(monkeypatch, tmp_path, FALSE.format("sigmoid"), right, "check(propagate)")
    assert "Your propagate is right" in said
    assert 'Go on there: check("lesson2")' in said
    assert "not started" not in said
    assert "python -m checker" not in said


def test_unknown_lesson_is_one_printed_line(capsys):
    assert check.check("lesson9") is None
    assert "There is no lesson" in capsys.readouterr().out


def test_lesson_of_the_folder_is_checked_where_the_notebook_has_none(mine, monkeypatch):
    monkeypatch.chdir(mine)
    shown = check.check("lesson3")
    assert shown.report.lessons[0].status is Status.PASSED
    assert "All 7 checks passed" in repr(shown)


@pytest.mark.usefixtures("mine")
def test_notebook_is_made_once(capsys):
    assert notebook.main(["lesson3"], standalone_mode=False) == 0
    assert "lesson3_propagate.ipynb" in capsys.readouterr().out
    with pytest.raises(click.UsageError, match="--out"):
        notebook.main(["lesson3"], standalone_mode=False)


def test_half_written_file_is_refused_with_the_cure(mine, propagate):
    propagate.write_text("def propagate(:\n", encoding="utf-8")
    with pytest.raises(click.UsageError, match="python -m checker lesson3"):
        notebook.main(["lesson3"], standalone_mode=False)
    assert not list(mine.glob("*.ipynb"))


@pytest.mark.parametrize("stem", syllabus.shipped().stems)
def test_every_lesson_makes_a_valid_notebook_that_loses_no_function(stem):
    nbformat = pytest.importorskip("nbformat")
    lesson = syllabus.shipped().lesson(stem)
    text = as_notebook(lesson, assets.solution(syllabus.shipped(), stem))
    cells = nbformat.reads(text, as_version=4)
    nbformat.validate(cells)
    code = "\n\n".join(cell.source for cell in cells.cells if cell.cell_type == "code")
    compile(code, stem, "exec")
    for function in lesson.functions:
        assert f"check({function.name})" in code
    lines = [
        line
        for line in assets.solution(syllabus.shipped(), stem).splitlines()
        if line.startswith("def ")
    ]
    assert all(line in code for line in lines)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Run a lesson's notebook in a kernel, in a course folder; its cells."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    folder = tmp_path_factory.mktemp("course")
    (folder / "lessons").mkdir()
    (folder / "lessons" / "__init__.py").touch()  # else the project's own is imported
    for stem in syllabus.shipped().stems[:3]:
        (folder / "lessons" / f"{stem}.py").write_text(
            assets.solution(syllabus.shipped(), stem), encoding="utf-8"
        )
    solution = assets.solution(syllabus.shipped(), LESSON.stem)
    cells = nbformat.reads(as_notebook(LESSON, solution.replace(*WRONG)), as_version=4)
    again = nbformat.v4.new_code_cell
    cells.cells += [
        again(cells.cells[2].source.replace(WRONG[1], WRONG[0])),
        again("check('lesson3')"),
        again("check('lesson2')"),
        again(ENDLESS),
    ]
    client = nbclient.NotebookClient(
        cells,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=[],
    )
    client.execute()
    return [cell for cell in cells.cells if cell.cell_type == "code"]


def output(cell, kind="text/html"):
    (shown,) = [each for each in cell.outputs if each.output_type == "execute_result"]
    return shown.data[kind]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_kernel_shows_the_mistake_and_its_cell(executed):
    shown = output(executed[2])
    assert "m times too large" in shown
    assert "In [2], line" in shown
    assert "dw = np.dot(X, (A - Y).T)" in shown
    assert "✗" in output(executed[2], "text/plain")


def test_kernel_sees_the_newest_function(executed):
    assert "All 7 checks passed" in output(executed[4])


def test_kernel_checks_the_folder_where_it_has_no_function_of_its_own(executed):
    assert "All" in output(executed[5])
    assert "passed" in output(executed[5])


def test_endless_loop_ends(executed):
    assert "checks passed" in output(executed[6])
    assert "seconds" in output(executed[6])


def test_pointers_are_placed_in_cells():
    gathered = gather({"propagate": propagate}, [])
    first = gathered.lines.index("def propagate(w, b, X):") + 1
    cells = Submission(
        modules={LESSON.stem: gathered.text}, files={LESSON.stem: check.CELLS}, origin=check.CELLS
    )
    pointer = Pointer(file=cells.shown(LESSON.stem), line=first)
    found = check.with_cells(report(fact="dw is 2.", pointer=pointer), cells, gathered)
    pointer = found.lessons[0].results[1].finding.pointer
    assert pointer == dataclasses.replace(
        pointer, file="notebook", line=propagate.__code__.co_firstlineno
    )


def test_report_is_plain_text_where_there_is_no_html():
    assert repr(check.Shown(report(fact="dw is 2."), Ways())).startswith("lesson3")
