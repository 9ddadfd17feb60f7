"""Tasks → verdicts, through any executor, however often it breaks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait

from checker.grading.schedule.engine import Engine, EngineError
from checker.grading.schedule.task import Task, grade_one
from checker.grading.verdict import Verdict

#: Tasks that wait in the engine for each one that it works on.
AHEAD = 2
#: Seconds without an answer after which an engine is asked whether it is still there.
PULSE = 5.0
Work = Callable[[Task], Verdict]


def drive(tasks: Iterable[Task], engine: Engine, work: Work = grade_one) -> Iterator[Verdict]:
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
    Verdict
        In the order in which they are ready.
    """
    remaining = iter(tasks)
    broken: list[Task] = []
    more = True
    while more:
        with _Opened(engine) as executor:
            more = yield from _until_broken(remaining, executor, engine, work, broken)
    while broken:
        yield from _alone(broken, engine, work)


class _Opened:
    """An executor that is closed without waiting for what nobody will ask for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Executor:
        why = self._engine.lost()
        if why:
            raise EngineError(why)
        self._executor = self._engine.open()
        return self._executor

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._executor.shutdown()
            return
        self._engine.kill()
        with contextlib.suppress(Exception):  # what is lost cannot be told to end
            self._executor.shutdown(wait=False)


def _until_broken(
    tasks: Iterator[Task], executor: Executor, engine: Engine, work: Work, broken: list[Task]
) -> Generator[Verdict, None, bool]:
    """Grade until the tasks or the executor end; return whether tasks may be left."""
    flying: dict[Future[Verdict], Task] = {}
    failed = False
    try:
        while True:
            while not failed and len(flying) < engine.width * (1 + AHEAD):
                task = next(tasks, None)
                if task is None:
                    break
                try:
                    flying[executor.submit(work, task)] = task
                except Exception:  # noqa: BLE001 (it broke a moment ago, each kind in its way)
                    broken.append(task)
                    failed = True
            if not flying:
                return failed
            for future in _done(flying, engine):
                task = flying.pop(future)
                if _error(future) is None:
                    yield future.result()
                else:
                    broken.append(task)
                    failed = failed or _is_the_end(executor)
    finally:
        for future in flying:
            future.cancel()


def _done(flying: Iterable[Future[Verdict]], engine: Engine) -> set[Future[Verdict]]:
    """Wait for answers.

    Raises
    ------
    EngineError
        When none will come any more.
    """
    while True:
        done, _ = wait(flying, timeout=PULSE, return_when=FIRST_COMPLETED)
        why = "" if done else engine.lost()
        if why:
            raise EngineError(why)
        if done:
            return done


def _error(future: Future[Verdict]) -> BaseException | None:
    """Return why a task has no answer; None where it has one."""
    try:
        return future.exception()
    except CancelledError as error:  # a scheduler that was lost cancels what it had
        return error


def _is_the_end(executor: Executor) -> bool:
    """Tell whether an executor takes no more tasks."""
    try:
        executor.submit(int).cancel()
    except Exception:  # noqa: BLE001 (each kind says it in its way)
        return True
    return False


def _alone(broken: list[Task], engine: Engine, work: Work) -> Iterator[Verdict]:
    """Try again what was in an engine when it broke, one at a time."""
    with _Opened(engine) as executor:
        while broken:
            task = broken.pop()
            try:
                future = executor.submit(work, task)
                (answered,) = _done([future], engine)
                yield answered.result()
            except EngineError:
                raise
            except (Exception, CancelledError) as error:  # noqa: BLE001 (whatever it is, it is not the student's)
                said = f"{type(error).__name__}: {error}".rstrip(": ")
                yield Verdict(student=task.student, digest=task.digest, not_graded=said)
                if _is_the_end(executor):
                    return
