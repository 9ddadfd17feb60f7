"""Verdicts to make marks and pages of, without running anything."""

from checker import course
from checker.grade.handin import Handin

LESSONS = (course.find("sigmoid"), course.find("propagate"))
DIAGNOSIS = {
    "code": "propagate-dw-not-averaged",
    "message": "You add the slopes up and do not divide by m.",
    "hints": ["How many examples are there?"],
    "read": "",
    "outputs": ["dw"],
    "pointer": {"file": "lessons/lesson3_propagate.py", "line": 7, "source": "dw = X @ (A - Y).T"},
}


def check(info, status="passed", **more):
    return {
        "code": info.code,
        "title": info.title,
        "status": status,
        "further": info.further,
        "reason": "",
        "fact": "",
        "hint": "",
        "call": "",
        "pointer": None,
        "diagnosis": [],
        "printed": "",
        **more,
    }


def lesson(of, wrong=None, status=None):
    """A lesson's verdict; `wrong` maps the codes of checks to what differs in them."""
    wrong = wrong or {}
    return {
        "lesson": of.stem,
        "title": of.title,
        "file": f"lessons/{of.stem}.py",
        "status": status or ("failed" if wrong else "passed"),
        "notes": [],
        "advice": [],
        "seed": 0,
        "given": True,
        "isolation": ["files"],
        "checks": [
            check(info, **wrong.get(info.code, {"status": status or "passed"}))
            for info in course.check_infos(of)
        ],
    }


def record(student, wrong=None, **more):
    return {
        "student": student,
        "digest": "d",
        "pack": "p",
        "refused": "",
        "lessons": [lesson(LESSONS[0]), lesson(LESSONS[1], wrong)],
        "prints": [],
        "parts": {},
        **more,
    }


def refused(student, why):
    return record(student, lessons=[], refused=why)


DW = {
    "propagate-dw-formula": {
        "status": "failed",
        "reason": "wrong",
        "fact": "dw[0, 0] is 3; it should be 1.",
        "hint": "Look at dw.",
        "call": "propagate(w (1, 1), b=0, X (1, 3), Y (1, 3))",
        "pointer": DIAGNOSIS["pointer"],
        "diagnosis": [DIAGNOSIS],
    },
    "propagate-real-digits": {
        "status": "failed",
        "reason": "wrong",
        "fact": "dw[9, 0] is 30; it should be 10.",
        "pointer": DIAGNOSIS["pointer"],
        "diagnosis": [DIAGNOSIS],
    },
}
STUCK = {
    "propagate-contract": {
        "status": "failed",
        "reason": "timeout",
        "fact": "It did not answer within 10 seconds of computing.",
    }
}


def handin(student, name=None, **more):
    return Handin(student=student, name=name or student, files=(), **more)
