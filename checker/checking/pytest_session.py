"""The checks as pytest's items: collected once in a process, run for one submission after another.

pytest's own settings, plugins and files of the working folder have no say. Beginning a session
takes pytest as long as several checks; so a session ends with its collection, and its items run
later, each by the hook with which pytest runs one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from checker.course import syllabus

if TYPE_CHECKING:
    from checker.checking.judged import JudgedStudent
    from checker.checking.recorder import Collector
    from checker.course.syllabus import Course
    from checker.isolation.host.student import Student
    from checker.record import Lesson, Submission

#: pytest's own plugins that nothing here uses: they would watch what nobody looks at.
IDLE_PLUGINS = [
    "cacheprovider",
    "capture",
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "logging",
    "monkeypatch",
    "pastebin",
    "recwarn",
    "setuponly",
    "setupplan",
    "stepwise",
    "subtests",
    "terminal",
    "threadexception",
    "tmpdir",
    "unittest",
    "unraisableexception",
]
SETTINGS = Path(__file__).with_name("checks.ini")


class LessonModule(pytest.Module):
    """The checks of a lesson, as pytest's items."""

    def __init__(self, *, lesson: Lesson, **rest: Any) -> None:
        super().__init__(**rest)
        self._lesson = lesson
        self.obj = syllabus.course_of(lesson).module(lesson.stem)  # under its private name

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each check, by its code; what pytest finds are the module's fixtures."""
        super().collect()
        for code, check in syllabus.checks(self._lesson).items():
            yield pytest.Function.from_parent(self, name=code, callobj=check.function)


class Items:
    """The items of all lessons so far, and pytest's plugin with the fixtures that they ask for."""

    def __init__(self) -> None:
        self._collected: dict[Lesson, list[pytest.Item]] = {}
        self._files: dict[Path, Lesson] = {}
        self._collector: Collector

    def run(self, lessons: Sequence[Lesson], collector: Collector) -> None:
        """Run the checks of some lessons.

        Parameters
        ----------
        lessons : sequence of Lesson
            Which ones.
        collector : Collector
            Gives each check what it asks for, and is told what became of it.
        """
        self._collector = collector
        try:
            with _only_our_settings():
                for course in dict.fromkeys(map(syllabus.course_of, lessons)):
                    own = [each for each in lessons if each.course == course.folder]
                    self._collect(course, [each for each in own if each not in self._collected])
                items = list(chain.from_iterable(self._collected[each] for each in lessons))
                for item, following in zip_longest(items, items[1:]):
                    item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        except BaseException:  # Ctrl-C: some are missing, or were not taken down in their session
            self._collected.clear()
            raise

    def _collect(self, course: Course, lessons: Sequence[Lesson]) -> None:
        """One pytest session, which runs nothing."""
        if not lessons:
            return
        self._collected.update((lesson, []) for lesson in lessons)
        files = {Path(str(course.module(each.stem).__file__)): each for each in lessons}
        self._files.update(files)
        arguments = [
            "--noconftest",
            f"-c{SETTINGS}",
            f"--rootdir={SETTINGS.parent.parent}",
            "--assert=plain",
            *(f"-pno:{name}" for name in IDLE_PLUGINS),
        ]
        plugins = [self, *course.fixtures]
        code = pytest.main([*arguments, *map(str, files)], plugins=plugins)
        if code == pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt  # pytest keeps Ctrl-C to itself

    # What pytest tells.

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marks that checks carry."""
        config.addinivalue_line("markers", "needs(name, …): wait until these checks passed")
        config.addinivalue_line("markers", "further: goes further than the lesson asks")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        """Take a folder for a folder: as a package pytest would import it by its public name."""
        return pytest.Dir.from_parent(parent, path=path)

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Pass over the files beside those that were asked for."""
        return True if collection_path.is_file() and collection_path not in self._files else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makemodule(
        self, module_path: Path, parent: pytest.Collector
    ) -> pytest.Module:
        """Give pytest the module that is loaded already, under its private name."""
        lesson = self._files[module_path]
        found: LessonModule = LessonModule.from_parent(parent, path=module_path, lesson=lesson)
        return found

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keep the items."""
        for item in session.items:
            self._collected[self._files[item.path]].append(item)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Leave them for later."""
        return True

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip what waits for a check that did not pass, or a lesson that was not started."""
        self._collector.prepare(*self._of(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport:
        """Tell what became of a check; pytest is told no more than whether it may go on."""
        assert call.when != "collect"  # noqa: S101 (it is a test that runs)
        if call.when == "call" or call.excinfo is not None:
            self._collector.take(*self._of(item), call)
        return pytest.TestReport(
            nodeid=item.nodeid,
            location=item.location,
            keywords={},
            outcome="passed" if call.excinfo is None else "failed",
            longrepr=None,
            when=call.when,
        )

    # What a check may ask for.

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Iterator[Student | JudgedStudent]:
        """Return the student's functions."""
        with self._collector.student(*self._of(request.node)) as student:
            yield student

    @pytest.fixture
    def submission(self) -> Submission:
        """Return what was handed in."""
        return self._collector.submission

    @pytest.fixture
    def lesson(self, request: pytest.FixtureRequest) -> Lesson:
        """Return the lesson that the check belongs to."""
        return self._of(request.node)[0]

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Return the check's own random numbers: from the run's seed and the check's code."""
        return self._collector.rng(self._of(request.node)[1])

    @pytest.fixture
    def scratch(self) -> Path:
        """Return a folder for files that the student's functions are to read."""
        return self._collector.scratch

    def _of(self, item: pytest.Item) -> tuple[Lesson, str]:
        """Give the lesson of a check, and the check's code."""
        return self._files[item.path], item.name


@contextlib.contextmanager
def _only_our_settings() -> Iterator[None]:
    """Hide pytest's environment variables for a while."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        for name in [name for name in os.environ if name.startswith("PYTEST")]:
            del os.environ[name]
        os.environ.update(hidden)
