"""The next hint: one at a time, of rising directness, about the first thing to mend."""

import dataclasses
import json
import subprocess
import sys

import pytest

from checker.course import syllabus
from checker.progress.event_log import NAME, Notes
from checker.progress.next_hint import next_hint
from checker.record import (
    CheckInfo,
    CheckResult,
    Diagnosis,
    Finding,
    Kind,
    LessonReport,
    Pointer,
    Status,
)
from checker.report.hint import in_words

LESSON = syllabus.shipped().find("lesson3")
SOFT, FIRM = "Which factor stands before the sum?", "Count how often you divide by m."
AVERAGE = Diagnosis(code="dw-average", message="m times.", hints=(SOFT, FIRM), read="formula-5")
SIGN = Diagnosis(code="db-sign", message="The sign.", hints=("Is A − Y positive?",))
SILENT = Diagnosis(code="dw-ratio", message="2 times too large.")
BLAME = "Your propagate is right; it fails because of your sigmoid (lesson2). Go on there."


@pytest.fixture
def notes(tmp_path):
    return Notes(tmp_path)


def result(status=Status.FAILED, *, code="propagate-dw", further=False, hint="", **fields):
    info = CheckInfo(code=code, title=f"Title of {code}", further=further)
    finding = Finding(kind=Kind.WRONG, fact="dw is 2.", hint=hint)
    failed = status is Status.FAILED
    return CheckResult(info=info, status=status, finding=finding if failed else None, **fields)


def report(*results, status=Status.FAILED, **fields):
    return LessonReport(lesson=LESSON, status=status, results=results, **fields)


def test_each_hint_is_more_direct_and_the_last_one_comes_again(notes):
    failed = report(result(diagnoses=[AVERAGE]))
    told = [next_hint(failed, notes) for _ in range(4)]
    assert [hint.text for hint in told] == [SOFT, FIRM, FIRM, FIRM]
    assert [(hint.number, hint.count) for hint in told] == [(1, 2), (2, 2), (2, 2), (2, 2)]
    assert {hint.read for hint in told} == {"formula-5"}
    assert all(hint.about is failed.results[0] for hint in told)
    assert notes.read() == [{"hint": "dw-average"}] * 4


def test_hints_for_another_mistake_begin_with_the_first(notes):
    next_hint(report(result(diagnoses=[SIGN])), notes)
    notes.add({"lesson": LESSON.stem})
    assert next_hint(report(result(diagnoses=[AVERAGE])), notes).text == SOFT


def test_of_several_diagnoses_the_first_with_hints_speaks(notes):
    both = report(result(diagnoses=[SILENT, AVERAGE, SIGN]))
    assert [next_hint(both, notes).text for _ in range(3)] == [SOFT, FIRM, FIRM]
    assert next_hint(report(result(diagnoses=[SIGN, AVERAGE])), notes).text == SIGN.hints[0]


@pytest.mark.parametrize("diagnoses", [(), (SILENT,)])
def test_without_a_named_mistake_comes_its_own_hint_and_then_an_example(diagnoses, notes):
    failed = report(result(hint="Look at line 3.", diagnoses=diagnoses))
    first, second, third = (next_hint(failed, notes) for _ in range(3))
    assert (first.text, first.number, first.count) == ("Look at line 3.", 1, 2)
    assert second.text.startswith("Work out the result by hand")
    assert second == third
    assert first.about is failed.results[0]
    bare = report(result(code="propagate-db", diagnoses=diagnoses))
    assert next_hint(bare, notes).text == second.text


def test_the_first_failure_that_the_lesson_asks_for_comes_first(notes):
    beyond = result(code="propagate-beyond", further=True, hint="Beyond.")
    waits = result(Status.SKIPPED, waits_for="propagate-dw")
    first, second = result(hint="First."), result(code="propagate-db", hint="Second.")
    found = report(result(Status.PASSED), beyond, waits, first, second)
    assert next_hint(found, notes).text == "First."


def test_a_lesson_that_passed_still_has_a_hint_for_what_goes_further(notes):
    beyond = result(code="propagate-beyond", further=True, hint="Beyond.")
    passed = report(result(Status.PASSED), beyond, status=Status.PASSED)
    assert next_hint(passed, notes).text == "Beyond."


def test_what_passed_needs_none(notes):
    passed = report(result(Status.PASSED), status=Status.PASSED)
    assert next_hint(passed, notes) is None


def test_what_is_not_started_or_not_finished_has_the_recipe_step_by_step(notes):
    unwritten = result(Status.NOT_STARTED, unwritten="propagate")
    empty = report(unwritten, status=Status.NOT_STARTED)
    steps = [next_hint(empty, notes) for _ in range(9)]
    assert len({hint.text for hint in steps}) == steps[0].count == 8
    assert all(hint.text.startswith("propagate: ") for hint in steps)
    hint = next_hint(report(result(Status.PASSED), unwritten), notes)
    assert (hint.text, hint.about) == (steps[-1].text, None)


@pytest.mark.parametrize("lesson", syllabus.shipped().lessons, ids=lambda lesson: lesson.key)
def test_every_function_has_a_first_step_and_a_second(lesson, notes):
    for function in lesson.functions:
        left = report(result(Status.NOT_STARTED, unwritten=function.name))
        first, second = (
            next_hint(dataclasses.replace(left, lesson=lesson), notes).text for _ in range(2)
        )
        assert first != second, function.name


def test_where_the_report_has_named_the_mistake_the_hint_begins_with_the_line(notes):
    line = Pointer(file="mine.py", line=12, source="dw = X @ (A - Y).T")
    failed = report(result(diagnoses=[dataclasses.replace(AVERAGE, pointer=line)]))
    told = [next_hint(failed, notes).text for _ in range(2)]
    assert told == ["Look at mine.py, line 12: dw = X @ (A - Y).T", FIRM]


def test_a_blamed_lesson_sends_to_the_earlier_one_whatever_else_is_noted(notes):
    found = report(
        result(diagnoses=[AVERAGE]),
        blamed="sigmoid (lesson2)",
        why_blamed=BLAME,
        notes=("No grade.", BLAME),
    )
    for each in (found, found.folded()):
        hint = next_hint(each, notes)
        assert (hint.text, hint.about, hint.number) == (BLAME, None, 0)
        assert in_words(each, hint) == f"hint: {BLAME}"  # and no other page to read
    assert notes.read() == []


ASKING = """\
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import test_hints as here
failed = here.report(here.result(diagnoses=[here.AVERAGE]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(50):
    assert here.next_hint(failed, here.Notes(Path(sys.argv[2]))).text in (here.SOFT, here.FIRM)
"""


def test_two_processes_that_ask_at_once_lose_and_spoil_nothing(request, tmp_path):
    before = {"lesson": LESSON.stem, "digest": "abc"}
    Notes(tmp_path).add(before)
    command = [sys.executable, "-c", ASKING, str(request.path.parent), str(tmp_path)]
    pipe = subprocess.PIPE
    asking = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=request.config.rootpath)
        for _ in range(2)
    ]
    assert {each.stdout.readline().strip() for each in asking} == {b"ready"}
    for each in asking:  # both have imported all: now they write at the same time
        each.stdin.write(b"go\n")
        each.stdin.flush()
    for each in asking:
        each.communicate(timeout=60)
    assert [each.returncode for each in asking] == [0, 0]
    lines = (tmp_path / NAME).read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == [before] + [{"hint": "dw-average"}] * 100
