"""Whether a student has begun a lesson, told from the text alone."""

from __future__ import annotations

from checker.exceptions import definitions, unfound
from checker.record import Lesson, Submission


def is_begun(lesson: Lesson, submission: Submission) -> bool:
    """Tell from the text whether anything is written of a lesson, without running it."""
    names = [function.name for function in lesson.functions]
    own = submission.modules.get(lesson.stem, "").strip()
    if own and not any(definitions.places(name, submission) for name in names):
        return True  # other names, perhaps: the checks will tell
    return any(unfound.is_there(name, submission) for name in names)
