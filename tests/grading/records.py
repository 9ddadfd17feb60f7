"""Verdicts to make marks and pages of, without running anything."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from checker.course import syllabus
from checker.grading.archives.handins import Handin
from checker.grading.claims.claim import Claim
from checker.grading.verdict import Verdict
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

LESSONS = (syllabus.shipped().find("sigmoid"), syllabus.shipped().find("propagate"))
POINTER = Pointer(file="lessons/lesson3_propagate.py", line=7, source="dw = X @ (A - Y).T")
DIAGNOSIS = Diagnosis(
    code="propagate-dw-not-averaged",
    message="You add the slopes up and do not divide by m.",
    hints=("How many examples are there?",),
    outputs=("dw",),
    pointer=POINTER,
)


def failed(fact, kind=Kind.WRONG, diagnoses=(DIAGNOSIS,), **more):
    """What a check that failed has besides its name."""
    return {
        "status": Status.FAILED,
        "finding": Finding(kind=kind, fact=fact, **more),
        "diagnoses": diagnoses,
    }


def lesson(of, wrong=None, status=None):
    """A lesson's report; `wrong` maps the codes of checks to what differs in them."""
    wrong = wrong or {}
    usual = {"status": status or Status.PASSED}
    return LessonReport(
        lesson=of,
        file=f"lessons/{of.stem}.py",
        status=status or (Status.FAILED if wrong else Status.PASSED),
        results=tuple(
            CheckResult(info=info, **usual | wrong.get(info.code, {}))
            for info in syllabus.check_infos(of)
        ),
    )


def judged(*lessons):
    """Reports as they are kept: without the place of the course."""
    return tuple(
        Report(lessons=(placeless(each),), seed=0, given=True, isolation=("files",))
        for each in lessons
    )


def placeless(report):
    return replace(report, lesson=replace(report.lesson, course=Path()))


def record(student, wrong=None, **more):
    usual = {
        "digest": "d",
        "pack": "p",
        "reports": judged(lesson(LESSONS[0]), lesson(LESSONS[1], wrong)),
    }
    return Verdict(student=student, **usual | more)


def refused(student, why):
    return record(student, reports=(), refused=why)


DW = {
    "propagate-dw-formula": failed(
        "dw[0, 0] is 3; it should be 1.",
        hint="Look at dw.",
        call="propagate(w (1, 1), b=0, X (1, 3), Y (1, 3))",
        pointer=POINTER,
    ),
    "propagate-real-digits": failed("dw[9, 0] is 30; it should be 10.", pointer=POINTER),
}
STUCK = {
    "propagate-contract": failed(
        "It did not answer within 10 seconds of computing.", Kind.TIMEOUT, diagnoses=()
    )
}


def claim(student, name=None, *, person=None, doubts=(), points=0, **more):
    """What a student handed in, and whose it is."""
    handin = Handin(student=student, name=name or student, files=(), **more)
    return Claim(
        handin=handin,
        student=student,
        name=person.name if person else handin.name,
        person=person,
        doubts=doubts,
        points=Fraction(points),
    )
