"""From an exception in a student's code to one sentence that says what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.explain import arrays, calls, names, products, surroundings, unreadable, values
from checker.explain.case import Case, Explanation, Rule
from checker.model import Function, Submission
from checker.student.answers import Outline
from checker.student.errors import StudentError
from checker.student.proxy import MissingFunction

#: The first that fits is shown.
RULES: tuple[Rule, ...] = (
    *products.RULES,
    *arrays.RULES,
    *names.RULES,
    *calls.RULES,
    *values.RULES,
    *surroundings.RULES,
)
LONGEST = 400  # characters, of both together
_LONGEST_HINT = 120
_LONGEST_MESSAGE = 1000  # to search through


def explain(
    error: StudentError,
    function: str,
    *,
    outline: Outline | None = None,
    submission: Submission | None = None,
    asked: Iterable[Function] = (),
) -> Explanation:
    """Say what an exception means.

    Parameters
    ----------
    error : StudentError
        What was raised, with the student's frames.
    function : str
        The function that was called, as the lesson names it.
    outline : Outline, optional
        What the submission defines; without it, fewer names are known.
    submission : Submission, optional
        What was handed in; its text is looked through for imports and keys.
    asked : iterable of Function
        The functions of the lesson, and of those it builds on.

    Returns
    -------
    Explanation
        Nothing in it is a guess, unless it is put as a question. At most 400 characters.
    """
    if isinstance(error, MissingFunction):
        return _short(unreadable.missing(error))
    case = Case(
        error=error,
        function=function,
        outline=outline or Outline(),
        texts=_texts(submission),
        asked={each.name: each.parameters for each in asked},
    )
    what, hint = _said(case) or (_message(case), "")
    return _short(Explanation(fact=f"{_begins(case)}{what}", hint=hint))


def _texts(submission: Submission | None) -> dict[str, str]:
    if submission is None:
        return {}
    return {submission.shown(name): text for name, text in submission.modules.items()}


def _said(case: Case) -> tuple[str, str] | None:
    message = case.error.message[:_LONGEST_MESSAGE]
    kinds = {case.error.type_name, *case.error.bases}
    for kind, pattern, reader in RULES:
        match = re.search(pattern, message, re.DOTALL) if kind in kinds else None
        said = reader(case, match) if match else None
        if said:
            return said
    return None


def _begins(case: Case) -> str:
    inner = case.frame.function if case.frame else case.function
    where = "" if inner == case.function or inner.startswith("<") else f" in your `{inner}`"
    return f"`{case.function}` raised {case.error.type_name}{where}: "


def _message(case: Case) -> str:
    """Python's own words, where there are no better ones."""
    message = case.error.message.strip().rstrip(".") or "(it says nothing more)"
    line = f" (line {case.frame.line}: `{case.line}`)" if case.frame and case.line else ""
    return f"{message[: LONGEST - 150 - len(line)]}{line}."


def _short(explanation: Explanation) -> Explanation:
    hint = _cut(explanation.hint, _LONGEST_HINT)
    return Explanation(fact=_cut(explanation.fact, LONGEST - len(hint)), hint=hint)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
