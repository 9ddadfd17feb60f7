"""Reports made by hand, with everything that a report can hold."""

from checker.record import (
    CheckInfo,
    CheckResult,
    Diagnosis,
    Finding,
    Function,
    Kind,
    Lesson,
    LessonReport,
    Pointer,
    Report,
    Status,
)

LESSON = Lesson(
    stem="lesson3_propagate",
    title="The cost and its gradient",
    functions=(Function.parse("propagate(w, b, X, Y)"),),
)


def result(status=Status.PASSED, *, code="propagate-cost", further=False, **fields):
    info = CheckInfo(code=code, title=f"Title of {code}", further=further)
    return CheckResult(info=info, status=status, **fields)


def failed(
    fact="cost is 2; it should be 1.", hint="", call="", pointer=None, kind=Kind.WRONG, **fields
):
    finding = Finding(kind=kind, fact=fact, hint=hint, call=call, pointer=pointer)
    return result(Status.FAILED, finding=finding, **fields)


def report(*results, status=Status.FAILED, **fields):
    fields = {"file": "lessons/lesson3_propagate.py", "seconds": 0.25} | fields
    lesson = LessonReport(lesson=LESSON, status=status, results=results, **fields)
    return Report(lessons=(lesson,), seed=7)


POINTER = Pointer(file="lessons/lesson3_propagate.py", line=9, source="cost = 2 * m")
DIAGNOSIS = Diagnosis(
    code="propagate-cost-doubled",
    message="Your cost is doubled.",
    hints=("Look at the 2.",),
    read="formula-4",
    outputs=("cost",),
    pointer=POINTER,
)
FULL = failed(
    hint="Look at a factor.",
    call="propagate(w (3, 1))",
    pointer=POINTER,
    diagnoses=(DIAGNOSIS,),
    printed="\x1b[31mred\x00 <&> ∞\n",
    seconds=0.125,
)
EVERY_STATUS = (
    result(),
    FULL,
    result(Status.SKIPPED, code="propagate-dw", waits_for="propagate-cost"),
    result(Status.NOT_STARTED, code="propagate-db"),
    result(Status.CHECKER_ERROR, code="propagate-real", unjudged="It broke down."),
    failed(code="propagate-beyond", further=True),
)
