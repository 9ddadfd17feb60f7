"""From an exception in a student's code to one sentence that says what it means."""

from __future__ import annotations

import builtins
import dataclasses
import itertools
import re
from collections.abc import Iterable

from checker.explain import arrays, calls, names, products, surroundings, unreadable, values
from checker.explain.case import Case, Explanation, Rule
from checker.model import Function, Submission
from checker.student.answers import Outline, Problem
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
#: What the student's process says in place of a result that does not travel.
UNSENDABLE = "UnsendableError"
LONGEST = 400  # characters, of both together
_LONGEST_HINT = 120
_OUTSIDE = "This line stands outside of the functions: mend it, or take it away."
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
    if error.type_name == UNSENDABLE:
        return _short(unreadable.unsendable(error, function))
    case = Case(
        error=error,
        function=function,
        outline=outline or Outline(),
        texts=_texts(submission),
        asked={each.name: each.parameters for each in asked},
    )
    what, hint = _said(case) or (_message(case), "")
    return _short(Explanation(fact=f"{_begins(case)}{what}", hint=hint))


def explain_problem(problem: Problem, outline: Outline) -> Explanation:
    """Say why a statement outside of the functions cannot be read, or what it raised.

    Parameters
    ----------
    problem : Problem
        Of a file of the submission.
    outline : Outline
        The problems in it that come before this one may be its cause.
    """
    if problem.kind == "syntax":
        return _short(unreadable.unreadable(problem))
    before = itertools.takewhile(lambda each: each is not problem, outline.problems)
    case = Case(
        error=StudentError(
            type_name=problem.type,
            message=problem.message,
            bases=_bases(problem.type),
            frames=problem.frames,
        ),
        function="",
        outline=dataclasses.replace(outline, problems=tuple(before)),
    )
    what, hint = _said(case) or (f"{case.error.message.strip().rstrip('.') or 'no more'}.", "")
    fact = f"Python cannot import this file, which raised {problem.type}: {what}"
    return _short(Explanation(fact=fact, hint=hint or _OUTSIDE))


def cause(error: StudentError, outline: Outline) -> Problem | None:
    """The statement outside of the functions that fails, where an exception comes of nothing else.

    Parameters
    ----------
    error : StudentError
        What was raised.
    outline : Outline
        What the submission defines.
    """
    if isinstance(error, MissingFunction):
        return error.problem
    name = re.search(names.NOT_DEFINED, error.message) if error.type_name == "NameError" else None
    return names.broken_line(name[1], outline.problems) if name else None


def _bases(name: str) -> list[str]:
    """The built-in classes of an exception, by the name of its own."""
    return [each.__name__ for each in getattr(vars(builtins).get(name), "__mro__", ())]


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
