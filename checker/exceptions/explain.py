"""From an exception in a student's code to one sentence that says what it means."""

from __future__ import annotations

import ast
import builtins
import dataclasses
import itertools
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from checker.course.syntax import has_docstring, top_level_functions
from checker.exceptions import rows, unreadable
from checker.exceptions.case import Case, Explanation, parse, statements
from checker.exceptions.finders.names import broken_line
from checker.isolation.host.errors import StudentError
from checker.isolation.host.missing import MissingFunction
from checker.isolation.host.responses import FunctionInfo, Outline, Problem
from checker.record import Frame, Function, Pointer, Submission

#: What the student's process says in place of a result that does not travel.
UNSENDABLE = "UnsendableError"
LONGEST = 400  # characters, of both together
_LONGEST_HINT = 120
_TEXT = re.compile(r"""value=(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_OUTSIDE = "This line stands outside of the functions: mend it, or take it away."


def explain(  # noqa: PLR0913  all that is known
    error: StudentError,
    function: str,
    *,
    outline: Outline | None = None,
    submission: Submission | None = None,
    asked: Iterable[Function] = (),
    given: str = "",
    earlier: Collection[str] = (),
    arguments: Mapping[str, Any] | None = None,
    right: str = "",
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
        What was handed in; its text is looked through for the very expression that raised.
    asked : iterable of Function
        The functions of the lesson, and of those it builds on.
    given : str
        The lesson's file before anything is written in it: what the student left of it as it was
        is not the student's.
    earlier : collection of str
        Functions of earlier lessons: a line of theirs is not shown.
    arguments : mapping, optional
        What the function was called with: the lesson's parameter → its value.
    right : str
        The function as it should be, where that is known.

    Returns
    -------
    Explanation
        Nothing in it is a guess, unless it is put as a question. At most 400 characters.
    """
    if isinstance(error, MissingFunction):
        return _missing(error, outline or Outline(), _texts(submission))
    if error.type_name == UNSENDABLE:
        return _short(unreadable.unsendable(error, function))
    wanted = {each.name: each.parameters for each in asked}
    case = Case(
        error=error,
        function=function,
        outline=outline or Outline(),
        texts=_texts(submission),
        asked=wanted,
        foreign=_unchanged(given, submission) - wanted.keys(),
        earlier=frozenset(earlier),
        arguments={name: np.shape(value) for name, value in (arguments or {}).items()},
        right=right,
    )
    said = rows.said(case) or Explanation(fact=_message(case))
    problem = cause(error, case.outline)
    if problem is not None and problem.kind != "syntax":  # what cures that line cures this one
        inner = explain_problem(problem, case.outline).hint
        said = dataclasses.replace(said, hint=said.hint if inner == _OUTSIDE else inner)
    fact = f"{_begins(case, here=not said.line)}{said.fact}"
    pointer = said.pointer or _pointer(case, said.line)
    return _short(dataclasses.replace(said, fact=fact, pointer=pointer))


def _unchanged(given: str, submission: Submission | None) -> frozenset[str]:
    """Return the functions of a text that a submission holds, but for their docstrings."""
    ours = _functions(given)
    theirs = [_functions(text) for text in _texts(submission).values()]
    return frozenset(
        name for name, code in ours.items() if code in [each.get(name) for each in theirs]
    )


def _functions(text: str) -> dict[str, str]:
    """Return the functions of a file: name → what they do, whatever they say."""
    functions = top_level_functions(parse(text) or ast.Module([], []))
    return {
        name: _TEXT.sub("", ast.dump(ast.Module(node.body[has_docstring(node) :], [])))
        for name, node in functions.items()
    }


def noticed(
    info: FunctionInfo,
    submission: Submission,
    outline: Outline | None = None,
    asked: Iterable[Function] = (),
    right: str = "",
) -> Explanation | None:
    """Find what is wrong in itself in a function that fails, though it raises nothing.

    Parameters
    ----------
    info : FunctionInfo
        The function.
    submission : Submission
        What was handed in.
    outline : Outline, optional
        What it defines.
    asked : iterable of Function
        The functions of the lesson, and of those it builds on.
    right : str
        The function as it should be, where that is known.
    """
    file = submission.shown(info.module)
    frame = Frame(file=file, line=info.line, function=info.name, source="")
    error = StudentError(type_name="", message="", frames=[frame])
    found = rows.noticed(
        Case(
            error=error,
            function=info.name,
            outline=outline or Outline(),
            texts=_texts(submission),
            asked={each.name: each.parameters for each in asked},
            right=right,
        )
    )
    if found is None:
        return None
    fact = f"{found.fact[0].upper()}{found.fact[1:]}"
    pointer = Pointer(file=file, line=found.line)
    return _short(dataclasses.replace(found, fact=fact, pointer=pointer))


def return_line(info: FunctionInfo, submission: Submission) -> int:
    """Return the line of a function's return, the last one that can be reached; 0 without."""
    tree = parse(submission.modules.get(info.module, "")) or ast.Module([], [])
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.lineno == info.line:
            ends = (each.lineno for each in node.body if isinstance(each, ast.Return))
            inside = (each.lineno for each in statements(node) if isinstance(each, ast.Return))
            return next(ends, 0) or max(inside, default=0)
    return 0


def explain_problem(problem: Problem, outline: Outline, text: str = "") -> Explanation:
    """Say why a statement outside of the functions cannot be read, or what it raised.

    Parameters
    ----------
    problem : Problem
        Of a file of the submission.
    outline : Outline
        The problems in it that come before this one may be its cause.
    text : str
        The file.
    """
    if problem.kind == "syntax":
        return _short(unreadable.unreadable(problem, text))
    said = _of_problem(problem, outline, text)
    fact = f"Python cannot import this file, which raised {problem.type}: {said.fact}"
    return _short(dataclasses.replace(said, fact=fact, hint=said.hint or _OUTSIDE))


def _of_problem(problem: Problem, outline: Outline, text: str) -> Explanation:
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
        texts={problem.file: text},
    )
    plain = problem.message.strip().rstrip(".") or "no more"
    return rows.said(case) or Explanation(fact=f"{plain}.")


def _missing(error: MissingFunction, outline: Outline, texts: Mapping[str, str]) -> Explanation:
    """Say why a function of the lesson is not there."""
    problem = error.problem
    if problem is None:
        return _short(Explanation(fact=f"{error.message[:1].upper()}{error.message[1:]}."))
    text = texts.get(problem.file, "")
    own = problem.name == error.name
    where = f"{problem.file}, line {problem.line}"
    if problem.kind == "syntax":
        said = unreadable.unreadable(problem, text)
        begins = f"Python cannot read `{error.name}`: {where}:"
        if not own:
            begins = f"There is no `{error.name}`, and Python cannot read {where}:"
        shown = said.fact.partition("\n")[2]
        return _short(dataclasses.replace(said, fact=f"{begins}\n{shown}"))
    said = _of_problem(problem, outline, text)
    begins = f"`{error.name}` could not be defined" if own else f"There is no `{error.name}`"
    return _short(
        dataclasses.replace(
            said,
            fact=f"{begins}: {where} raised {problem.type}: {said.fact}",
            hint=said.hint or "Mend that line first.",
        )
    )


def cause(error: StudentError, outline: Outline) -> Problem | None:
    """Return the statement outside of the functions of which alone an exception comes.

    Parameters
    ----------
    error : StudentError
        What was raised.
    outline : Outline
        What the submission defines.
    """
    if isinstance(error, MissingFunction):
        return error.problem
    name = re.search(r"name '(\w+)' is not defined", error.message)
    if error.type_name != "NameError" or name is None:
        return None
    return broken_line(name[1], outline.problems)


def _bases(name: str) -> list[str]:
    """Return the built-in classes of an exception, by the name of its own."""
    return [each.__name__ for each in getattr(vars(builtins).get(name), "__mro__", ())]


def _texts(submission: Submission | None) -> dict[str, str]:
    if submission is None:
        return {}
    return {submission.shown(name): text for name, text in submission.modules.items()}


def _begins(case: Case, *, here: bool) -> str:
    if case.inside:
        where = f"`{case.inside}`{', called here' if here else ''}"
        return f"`{case.function}` raised {case.error.type_name} in {where}: "
    inner = case.frame.function if case.frame else case.function
    where = "" if inner == case.function or inner.startswith("<") else f" in your `{inner}`"
    return f"`{case.function}` raised {case.error.type_name}{where}: "


def _pointer(case: Case, line: int) -> Pointer | None:
    """Point to the line to change, or to the innermost of the lesson's that ran."""
    frame = case.shown
    if frame is None:
        return None
    if line and frame is case.frame:
        return Pointer(file=frame.file, line=line)
    return Pointer(file=frame.file, line=frame.line, source=frame.source)


def _message(case: Case) -> str:
    """Python's own words, where there are no better ones."""
    message = case.error.message.strip().rstrip(".") or "(it says nothing more)"
    line = f" (line {case.frame.line}: `{case.line}`)" if case.frame and case.line else ""
    return f"{message[: LONGEST - 150 - len(line)]}{line}."


def _short(explanation: Explanation) -> Explanation:
    hint = _cut(explanation.hint, _LONGEST_HINT)
    fact = _cut(explanation.fact, LONGEST - len(hint))
    return dataclasses.replace(explanation, fact=fact, hint=hint)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
