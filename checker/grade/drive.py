"""Tasks → verdicts, through any executor, however often it breaks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any

from checker.grade.engine import Engine
from checker.grade.task import Task, grade_one

#: Tasks that wait in the engine for each one that it works on.
AHEAD = 2
Work = Callable[[Task], dict[str, Any]]


def drive(
    tasks: Iterable[Task], engine: Engine, work: Work = grade_one
) -> Iterator[dict[str, Any]]:
    """Grade submissions.

    What breaks in an engine is no student's verdict: such a task is tried once more, alone, and
    is then *not graded*.

    Parameters
    ----------
    tasks : iterable of Task
        Taken one by one, as the engine gets on, so that few are in memory.
    engine : Engine
        Where they are graded.
    work : callable
        Grades one.

    Yields
    ------
    dict
        Verdicts, in the order in which they are ready.
    """
    remaining = iter(tasks)
    broken: list[Task] = []
    more = True
    while more:
        with _Opened(engine) as executor:
            more = yield from _until_broken(remaining, executor, engine.width, work, broken)
    while broken:
        yield from _alone(broken, engine, work)


class _Opened:
    """An executor that is closed without waiting for what nobody will ask for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Executor:
        self._executor = self._engine.open()
        return self._executor

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._engine.kill()
        self._executor.shutdown()


def _until_broken(
    tasks: Iterator[Task], executor: Executor, width: int, work: Work, broken: list[Task]
) -> Generator[dict[str, Any], None, bool]:
    """Grade until the tasks or the executor end; return whether tasks may be left."""
    flying: dict[Future[dict[str, Any]], Task] = {}
    failed = False
    try:
        while True:
            while not failed and len(flying) < width * (1 + AHEAD):
                task = next(tasks, None)
                if task is None:
                    break
                try:
                    flying[executor.submit(work, task)] = task
                except RuntimeError:  # it broke a moment ago
                    broken.append(task)
                    failed = True
            if not flying:
                return failed
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in done:
                task = flying.pop(future)
                if future.exception() is None:
                    yield future.result()
                else:
                    broken.append(task)
                    failed = failed or _is_the_end(executor)
    finally:
        for future in flying:
            future.cancel()


def _is_the_end(executor: Executor) -> bool:
    """Tell whether an executor takes no more tasks."""
    try:
        executor.submit(int).cancel()
    except RuntimeError:
        return True
    return False


def _alone(broken: list[Task], engine: Engine, work: Work) -> Iterator[dict[str, Any]]:
    """Try again what was in an engine when it broke, one at a time."""
    with _Opened(engine) as executor:
        while broken:
            task = broken.pop()
            try:
                yield executor.submit(work, task).result()
            except Exception as error:  # noqa: BLE001 (whatever it is, it is not the student's)
                said = f"{type(error).__name__}: {error}".rstrip(": ")
                yield {
                    "student": task.student,
                    "digest": task.digest,
                    "pack": "",
                    "refused": "",
                    "not graded": said,
                    "lessons": [],
                }
                if _is_the_end(executor):
                    return
