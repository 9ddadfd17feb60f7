"""An engine that breaks is nobody's verdict."""

import functools
import os
import time
from concurrent.futures import ThreadPoolExecutor

from inline import engine as inline

from checker.grading.schedule.engine import Engine, engine
from checker.grading.schedule.scheduler import AHEAD, drive
from checker.grading.schedule.task import Settings, Task
from checker.grading.verdict import Verdict

SETTINGS = Settings(lessons=(), seed=0)
TASKS = [Task(student=f"s{number}", settings=SETTINGS) for number in range(8)]


def fine(task):
    return Verdict(student=task.student, digest=task.digest)


def deadly(task):
    if task.student == "s3":
        os._exit(7)
    time.sleep(0.01)
    return fine(task)


def dies_once(place, task):
    """Ends its process where nobody was before."""
    try:
        os.close(os.open(f"{place}/{task.student}", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return fine(task)
    if task.student == "s2":
        os._exit(7)
    return fine(task)


def breaks(task):
    if task.student == "s3":
        raise ValueError("a bug of ours")
    return fine(task)


def verdicts(work, where=None):
    found = list(drive(TASKS, where or inline(), work))
    return {each.student: each.not_graded for each in found}


def test_every_task_has_one_verdict():
    assert verdicts(fine) == dict.fromkeys((task.student for task in TASKS), "")


def test_a_task_that_ends_its_engine_is_not_graded_and_the_others_are():
    found = verdicts(deadly, engine("local:2", "auto"))
    assert "BrokenProcessPool" in found.pop("s3")
    assert found == {task.student: "" for task in TASKS if task.student != "s3"}


def test_what_died_with_an_engine_is_tried_again(tmp_path):
    found = verdicts(functools.partial(dies_once, tmp_path), engine("local:2", "auto"))
    assert found == dict.fromkeys((task.student for task in TASKS), "")


def test_an_error_of_ours_is_not_graded():
    assert verdicts(breaks)["s3"] == "ValueError: a bug of ours"


def test_few_tasks_are_in_memory():
    taken = []

    def tasks():
        for task in TASKS * 20:
            taken.append(task)
            yield task

    pool = Engine(open=lambda: ThreadPoolExecutor(1), width=1)
    running = drive(tasks(), pool, fine)
    for done, _ in enumerate(running, start=1):
        assert len(taken) - done <= 1 + AHEAD
    assert done == len(TASKS) * 20
