"""``pytest --lesson lesson3``: the checks of a lesson in the test panel of any editor.

A plugin of pytest's that only the project's own settings load. Each check is an item of the
student's file; a lesson is checked as a whole, once, when its first item runs.
"""
# ruff: noqa: PLC0415 (without --lesson nothing of this is needed)

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker import paths

if TYPE_CHECKING:
    from _pytest._code.code import ExceptionInfo, TerminalRepr

    from checker.record import CheckInfo, CheckResult, Lesson, LessonReport


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--lesson``."""
    parser.getgroup("handgrad").addoption(
        "--lesson",
        action="append",
        default=[],
        metavar="LESSON",
        help="run the checks of a lesson on your file: lesson3, 3, a topic, or all",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Look for the checks, and for nothing else, when a lesson is asked for."""
    words = config.getoption("lesson")
    if words:
        for mark in ("needs(name, …): waits for other checks", "further: more than is asked"):
            config.addinivalue_line("markers", mark)
        config.pluginmanager.register(Lessons(config, words), "handgrad-lessons")


class LessonFailed(Exception):  # noqa: N818 (it is shown as a sentence, not by name)
    """A check that did not pass; its text is what the student reads."""


class Lessons:
    """The lessons that were asked for.

    Parameters
    ----------
    config : pytest.Config
        Of this run.
    words : sequence of str
        The lessons, as on the command line.
    """

    def __init__(self, config: pytest.Config, words: list[str]) -> None:
        from checker.course import selection, syllabus, whereabouts

        course = syllabus.load(whereabouts.nearest(config.rootpath) or paths.course())
        try:
            everything = "all" in map(str.lower, words)
            wanted = (
                course.lessons if everything else syllabus.in_order(list(map(course.find, words)))
            )
        except syllabus.UnknownLessonError as error:
            raise pytest.UsageError(str(error)) from None
        self.folder = selection.students_folder(config.rootpath, course) / "lessons"
        self._lessons = {self.folder / f"{lesson.stem}.py": lesson for lesson in wanted}
        if config.args_source is not pytest.Config.ArgsSource.ARGS:
            config.args = [str(path) for path in self._lessons]

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> LessonFile | None:
        """Take a lesson's file for a collection of its checks."""
        lesson = self._lessons.get(file_path)
        if lesson is None:
            return None
        return LessonFile.from_parent(parent, path=file_path, lesson=lesson, lessons=self)

    @functools.cache  # noqa: B019 (there is one of it, which lives as long as the run)
    def report(self, lesson: Lesson) -> LessonReport:
        """Check a lesson; its report."""
        from checker.checking.recorder import Run
        from checker.isolation.host.launcher import open_host
        from checker.pipeline import judge
        from checker.submission import reader

        with open_host() as host:
            run = Run(submission=reader.read(self.folder), host=host)
            return judge([lesson], run).lessons[0]


class LessonFile(pytest.File):
    """A student's file, which holds the checks of its lesson."""

    def __init__(self, *, lesson: Lesson, lessons: Lessons, **rest: Any) -> None:
        super().__init__(**rest)
        self.lesson, self.lessons = lesson, lessons

    def collect(self) -> Iterator[CheckItem]:
        """One item for each check."""
        from checker.course import syllabus

        for info in syllabus.check_infos(self.lesson):
            yield CheckItem.from_parent(self, name=info.code, info=info)


class CheckItem(pytest.Item):
    """One check."""

    def __init__(self, *, info: CheckInfo, parent: LessonFile, **rest: Any) -> None:
        super().__init__(parent=parent, **rest)
        self._info, self._file = info, parent

    def runtest(self) -> None:
        """Look the check's outcome up; the first look runs the lesson's checks."""
        from checker.record import Status
        from checker.report.blocks import blocks

        report = self._file.lessons.report(self._file.lesson)
        result = next(each for each in report.results if each.info.code == self._info.code)
        if result.status is Status.NOT_STARTED:
            pytest.skip("not started")
        if result is next(filter(report.is_waiting, report.results), None):
            raise LessonFailed(report.why_blamed)  # all others skipped, the panel would be green
        if result.status is Status.SKIPPED:
            pytest.skip(blocks(result, report)[0].text)
        if result.status is Status.FAILED and result.info.further:
            pytest.skip(f"goes further than the lesson: {result.fact}")
        if result.status is not Status.PASSED:
            raise LessonFailed(told(result, report))

    def repr_failure(self, excinfo: ExceptionInfo[BaseException], *rest: Any) -> str | TerminalRepr:
        """Return what the student reads, without a traceback of ours."""
        if isinstance(excinfo.value, LessonFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *rest)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the place in the student's file: its first function."""
        name = self._file.lesson.functions[0].name
        text = self.path.read_text(encoding="utf-8", errors="replace")
        found = re.search(rf"^\s*def\s+{name}\b", text, re.MULTILINE)
        line = text.count("\n", 0, found.start(0)) if found else 0
        return self.path, line, self._info.title


def told(result: CheckResult, report: LessonReport) -> str:
    """Write a failure down, line by line."""
    from checker.report.blocks import blocks

    fact, *others = blocks(result, report)
    lines = [f"{result.info.title}: this does not hold.", fact.text]
    for each in others:
        first, *more = filter(None, (*each.text.split("\n"), each.source))
        lines += [f"{each.role:8}{first}", *(f"{'':8}{line}" for line in more)]
    return "\n".join(lines)
