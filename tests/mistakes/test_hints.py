"""The next hint: one at a time, of rising directness, about the first thing to mend."""

import json
import subprocess
import sys

import pytest

from checker import course
from checker.hints import RECIPE, next_hint
from checker.model import CheckInfo, CheckResult, Diagnosis, LessonReport, Status
from checker.notes import NAME, Notes
from checker.watch.session import in_words

LESSON = course.find("lesson3")
SOFT, FIRM = "Which factor stands before the sum?", "Count how often you divide by m."
AVERAGE = Diagnosis(code="dw-average", message="m times.", hints=(SOFT, FIRM), read="formula-5")
SIGN = Diagnosis(code="db-sign", message="The sign.", hints=("Is A − Y positive?",))
SILENT = Diagnosis(code="dw-ratio", message="2 times too large.")
BLAME = "Your propagate is right; it fails because of your sigmoid (lesson2). Go on there."


@pytest.fixture
def notes(tmp_path):
    return Notes(tmp_path)


def result(status=Status.FAILED, *, code="propagate-dw", further=False, **fields):
    info = CheckInfo(code=code, title=f"Title of {code}", further=further)
    return CheckResult(info=info, status=status, **fields)


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
def test_without_a_named_mistake_the_check_has_a_hint_or_none(diagnoses, notes):
    for words in ("Look at line 3.", ""):
        failed = report(result(hint=words, diagnoses=diagnoses))
        hint = next_hint(failed, notes)
        assert (hint.text, hint.number, hint.count) == (words, 1, 1)
        assert hint.about is failed.results[0]
    assert notes.read() == []


def test_the_first_failure_that_the_lesson_asks_for_comes_first(notes):
    beyond = result(code="propagate-beyond", further=True, hint="Beyond.")
    waits = result(Status.SKIPPED, reason="propagate-dw")
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


def test_what_is_not_started_or_not_finished_has_the_recipe(notes):
    unwritten = result(Status.NOT_STARTED)
    assert next_hint(report(unwritten, status=Status.NOT_STARTED), notes).text == RECIPE
    hint = next_hint(report(result(Status.PASSED), unwritten), notes)
    assert (hint.text, hint.about) == (RECIPE, None)


def test_a_blamed_lesson_sends_to_the_earlier_one_whatever_else_is_noted(notes):
    found = report(
        result(diagnoses=[AVERAGE]), blamed="sigmoid (lesson2)", notes=["No grade.", BLAME]
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
