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

if TYPE_CHECKING:
    from _pytest._code.code import ExceptionInfo, TerminalRepr

    from checker.model import CheckInfo, CheckResult, Lesson, LessonReport


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--lesson``."""
    parser.getgroup("handgrad").addoption(
        "--lesson",
        action="append",
        default=[],
        metavar="LESSON",
        help="run the checks of a lesson on your file: lesson3, 3, propagate or all",
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
        from checker import course, request

        try:
            everything = "all" in map(str.lower, words)
            wanted = (
                course.lessons() if everything else course.in_order(list(map(course.find, words)))
            )
        except course.UnknownLessonError as error:
            raise pytest.UsageError(str(error)) from None
        self.folder = request.course_folder(config.rootpath) / "lessons"
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
        from checker import intake
        from checker.collector import Run
        from checker.judge import judge
        from checker.student.host import open_host

        with open_host() as host:
            run = Run(submission=intake.read(self.folder), host=host)
            return judge([lesson], run).lessons[0]


class LessonFile(pytest.File):
    """A student's file, which holds the checks of its lesson."""

    def __init__(self, *, lesson: Lesson, lessons: Lessons, **rest: Any) -> None:
        super().__init__(**rest)
        self.lesson, self.lessons = lesson, lessons

    def collect(self) -> Iterator[CheckItem]:
        """One item for each check."""
        from checker import course

        for info in course.check_infos(self.lesson):
            yield CheckItem.from_parent(self, name=info.code, info=info)


class CheckItem(pytest.Item):
    """One check."""

    def __init__(self, *, info: CheckInfo, parent: LessonFile, **rest: Any) -> None:
        super().__init__(parent=parent, **rest)
        self._info, self._file = info, parent

    def runtest(self) -> None:
        """Look the check's outcome up; the first look runs the lesson's checks."""
        from checker.model import Status

        report = self._file.lessons.report(self._file.lesson)
        result = next(each for each in report.results if each.info.code == self._info.code)
        if result.status is Status.NOT_STARTED:
            pytest.skip("not started")
        if result is next(filter(report.is_waiting, report.results), None):
            raise LessonFailed(report.why_blamed)  # all others skipped, the panel would be green
        if result.status is Status.SKIPPED:
            pytest.skip(f"waits for {result.reason}")
        if result.status is Status.FAILED and result.info.further:
            pytest.skip(f"goes further than the lesson: {result.fact}")
        if result.status is not Status.PASSED:
            raise LessonFailed(told(result))

    def repr_failure(self, excinfo: ExceptionInfo[BaseException], *rest: Any) -> str | TerminalRepr:
        """What the student reads, without a traceback of ours."""
        if isinstance(excinfo.value, LessonFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *rest)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The place in the student's file: its first function."""
        name = self._file.lesson.functions[0].name
        text = self.path.read_text(encoding="utf-8", errors="replace")
        found = re.search(rf"^\s*def\s+{name}\b", text, re.MULTILINE)
        line = text.count("\n", 0, found.start(0)) if found else 0
        return self.path, line, self._info.title


def told(result: CheckResult) -> str:
    """Write a failure down, line by line."""
    lines = [f"{result.info.title}: this does not hold.", result.fact]
    lines += [f"why   {each.message}" for each in result.diagnoses]
    if result.call:
        lines.append(f"call  {result.call}")
    if result.pointer:
        lines.append(f"line  {result.pointer.file}:{result.pointer.line}")
        lines.append(f"      {result.pointer.source.strip()}")
    if result.hint:
        lines.append(f"hint  {result.hint}")
    return "\n".join(lines)
