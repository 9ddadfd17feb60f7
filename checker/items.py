"""The checks as pytest's items: collected once in a process, run for one submission after another.

pytest's own settings, plugins and files of the working folder have no say. Beginning a session
takes pytest as long as several checks; so a session ends with its collection, and its items run
later, each by the hook with which pytest runs one.
"""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from checker import course, digits

if TYPE_CHECKING:
    from types import ModuleType

    from checker.collector import Collector
    from checker.model import Lesson
    from checker.student.proxy import Student

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


class Items:
    """The items of all lessons so far, and pytest's plugin with the fixtures that they ask for."""

    def __init__(self) -> None:
        self._collected: dict[ModuleType, list[pytest.Item]] = {}
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
        modules = [course.module(lesson.stem) for lesson in lessons]
        try:
            with _only_our_settings():
                self._collect([each for each in modules if each not in self._collected])
                items = list(chain.from_iterable(self._collected[module] for module in modules))
                for item, following in zip_longest(items, items[1:]):
                    item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        except BaseException:  # Ctrl-C: some are missing, or were not taken down in their session
            self._collected.clear()
            raise

    def _collect(self, modules: Sequence[ModuleType]) -> None:
        """One pytest session, which runs nothing."""
        if not modules:
            return
        self._collected.update((module, []) for module in modules)
        arguments = [
            "--noconftest",
            f"-c{SETTINGS}",
            f"--rootdir={SETTINGS.parent.parent}",
            "--assert=plain",
            *(f"-pno:{name}" for name in IDLE_PLUGINS),
        ]
        files = [str(module.__file__) for module in modules]
        if pytest.main([*arguments, *files], plugins=[self]) == pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt  # pytest keeps Ctrl-C to itself

    # What pytest tells.

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marks that checks carry."""
        config.addinivalue_line("markers", "needs(name, …): wait until these checks passed")
        config.addinivalue_line("markers", "further: goes further than the lesson asks")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keep the items."""
        for item in session.items:
            self._collected[course.module(item.path.stem)].append(item)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Leave them for later."""
        return True

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip what waits for a check that did not pass, or a lesson that was not started."""
        self._collector.prepare(*_of(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport:
        """Tell what became of a check; pytest is told no more than whether it may go on."""
        assert call.when != "collect"  # noqa: S101 (it is a test that runs)
        if call.when == "call" or call.excinfo is not None:
            self._collector.take(*_of(item), call)
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
    def student(self, request: pytest.FixtureRequest) -> Iterator[Student]:
        """The student's functions."""
        with self._collector.student(*_of(request.node)) as student:
            yield student

    @pytest.fixture
    def lesson(self, request: pytest.FixtureRequest) -> Lesson:
        """The lesson that the check belongs to."""
        return _of(request.node)[0]

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """The check's own random numbers: from the run's seed and the check's code."""
        return self._collector.rng(_of(request.node)[1])

    @pytest.fixture
    def scratch(self) -> Path:
        """A folder for files that the student's functions are to read."""
        return self._collector.scratch

    @pytest.fixture
    def real_digits(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """200 real digits: pixels (200, 784) from 0 to 255, labels (200,) from 0 to 9."""
        return _few_digits(digits.path())


@functools.cache  # nobody may write into them
def _few_digits(file: Path) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    pixels, labels = digits.read(file, rows=200)
    pixels.flags.writeable = labels.flags.writeable = False
    return pixels, labels


def _of(item: pytest.Item) -> tuple[Lesson, str]:
    """Give the lesson of a check, and the check's code."""
    lesson = course.lesson(item.path.stem)
    return lesson, course.code(lesson, item.name)


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
