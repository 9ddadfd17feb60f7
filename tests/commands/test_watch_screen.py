"""The exact screens: read the diff when they change."""

import dataclasses
import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from checker.course import syllabus
from checker.record import (
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    LessonReport,
    Pointer,
    Report,
    Status,
)
from checker.report.terminal import STYLES
from checker.watch import links, screen
from checker.watch.screen import View

GOLDEN = Path(__file__).parent / "golden"
LESSON = syllabus.shipped().find("lesson3")
INFOS = syllabus.check_infos(LESSON)
POINTER = Pointer(
    file="lessons/lesson3_propagate.py", line=52, source="    dw = np.dot(X, (A - Y).T)"
)
FAILURE = CheckResult(
    info=INFOS[3],
    status=Status.FAILED,
    finding=Finding(
        kind=Kind.WRONG,
        fact="dw[2, 0] is -4.0699; it should be -0.581415. 2 other entries differ as well.",
        hint="Look at a factor: every entry of dw is the right value times m = 7.",
        call="propagate(w (4, 1), b=-0.2296, X (4, 7), Y (1, 7))",
        pointer=POINTER,
    ),
    diagnoses=(
        Diagnosis(
            code="propagate-dw-no-m",
            message="Your dw is summed over all m examples and not averaged: it is m times too "
            "large. Formula 5 has the factor 1/m, as the cost has.",
        ),
    ),
    printed="debug\n",
)
WAITING = [
    CheckResult(info=info, status=Status.SKIPPED, waits_for=INFOS[3].code) for info in INFOS[4:]
]
RIGHT = [CheckResult(info=info, status=Status.PASSED) for info in INFOS]


def report(status, *results):
    return LessonReport(
        lesson=LESSON, status=status, results=results, file="lessons/lesson3_propagate.py"
    )


FAILED = View(
    report=report(Status.FAILED, *RIGHT[:3], FAILURE, *WAITING),
    passed=3,
    lessons=8,
    folder=Path("/course"),
)
TABLE = Report(
    lessons=[
        LessonReport(
            lesson=lesson,
            status=Status.PASSED if number < 3 else Status.NOT_STARTED,
            results=(),
            file=f"lessons/{lesson.stem}.py",
        )
        for number, lesson in enumerate(syllabus.shipped().lessons)
    ],
    seed=0,
)
VIEWS = {
    "failed": FAILED,
    "hint": dataclasses.replace(FAILED, note="hint 1 of 2: The cost is a mean."),
    "passed": View(
        report=report(Status.PASSED, *RIGHT),
        passed=4,
        lessons=8,
        following="lesson4: Gradient descent",
    ),
    "last": View(report=report(Status.PASSED, *RIGHT), passed=8, lessons=8),
    "not_started": View(report=report(Status.NOT_STARTED), passed=3, lessons=8),
    "list": dataclasses.replace(FAILED, table=TABLE),
    "unreadable": View(trouble="lessons/lesson3_propagate.py is no text.", lessons=8),
    "no_keys": dataclasses.replace(FAILED, keys=False),
}


def shown(view, *, width=80, height=24, colours=None, encoding="utf-8", terminal=True):  # noqa: PLR0913
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(
        file=out,
        width=width,
        height=height,
        color_system=colours,
        force_terminal=terminal,
        legacy_windows=False,
    )
    console.print(screen.render(view, console), soft_wrap=True)
    out.seek(0)
    return out.read()


@pytest.mark.parametrize("name", VIEWS)
def test_screen_reads_as_kept(name, golden):
    text = shown(VIEWS[name])
    assert len(text.splitlines()) < 24
    assert max(map(len, text.splitlines())) <= 80
    golden(GOLDEN / f"watch_{name}.txt", text)


@pytest.mark.parametrize(("width", "height"), [(40, 24), (20, 10), (200, 60), (80, 6)])
@pytest.mark.parametrize("name", VIEWS)
def test_screen_fits_any_terminal_in_width_and_height(name, width, height):
    lines = shown(VIEWS[name], width=width, height=height).splitlines()
    unbroken = len("    python -m checker solution lesson3")
    assert max(map(len, lines)) <= max(width, unbroken)
    fixed = 9  # the first line and the keys may need several each, and are always there
    assert len(lines) < max(height, fixed + 4)
    assert lines[0].strip()


def test_narrow_screen_reads_as_kept(golden):
    golden(GOLDEN / "watch_failed_narrow.txt", shown(FAILED, width=40))


def test_old_code_page_can_show_it(golden):
    golden(GOLDEN / "watch_failed_ascii.txt", shown(FAILED, encoding="ascii"))


def test_first_line_is_the_verdict():
    assert shown(FAILED).startswith("✗ lesson3: 3 of 7 checks passed\n")
    assert shown(VIEWS["passed"]).startswith("✓ lesson3 is passed\n")


def test_log_is_not_cut():
    text = shown(FAILED, height=10, terminal=False)
    assert "lessons/lesson3_propagate.py:52" in text


def test_line_is_a_link_where_the_terminal_has_colours(monkeypatch):
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    text = shown(FAILED, colours="truecolor")
    (address,) = set(re.findall(r"\x1b]8;id=\d+;([^\x1b]+)\x1b\\", text))
    assert address == "file:///course/lessons/lesson3_propagate.py#52"
    assert "\x1b]8" not in shown(FAILED)


def test_link_opens_the_editor_whose_terminal_it_is(monkeypatch):
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    assert links.target(Path("/my course/a.py"), 3) == "vscode://file/my%20course/a.py:3"


def test_every_status_has_a_first_line():
    lines = {screen.headline(report(status, *RIGHT)) for status in STYLES}
    assert len(lines) == len(STYLES) - 1  # failed and skipped are counted alike
