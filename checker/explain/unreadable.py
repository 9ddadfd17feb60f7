"""A function that is not there: it cannot be read, or its definition raised."""

from __future__ import annotations

import re

from checker.explain.case import Explanation
from checker.student.answers import Problem
from checker.student.proxy import MissingFunction

_LONG_LINE = 100

#: What Python says → what usually helps; the first that fits is shown.
_HINTS = (
    (r"inconsistent use of tabs|TabError", "Tabs and spaces are mixed: use spaces only."),
    (
        r"unindent does not match|unexpected indent|unindented|expected an indented block",
        "Compare how far this line and the one above it are indented.",
    ),
    (r"'print'|call to 'exec'", "Since Python 3, print is a function and needs parentheses."),
    (r"expected ':'", "A colon is missing at the end of a line: def, if, for, while, else."),
    (
        r"never closed|unexpected EOF",
        "Count the brackets of this line and of those above: one is not closed.",
    ),
    (
        r"unmatched|does not match opening",
        "Count the brackets of this line: one closes too much, or is of another kind.",
    ),
    (
        r"invalid character '[\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e]'",
        "These are quotation marks of a text program: type the straight ones of the keyboard.",
    ),
    (
        r"invalid (?:non-printable )?character",
        "A sign was copied that only looks like the one meant: type it anew.",
    ),
    (r"unterminated", "A text is opened by a quotation mark and not closed."),
    (r"null bytes", "The file was not saved as plain text: save it as UTF-8."),
    (r"forgot a comma", "Between two values a comma or an operator is missing."),
    (r"cannot assign to|Maybe you meant '=='", "A single = assigns, two compare."),
    (r"outside function", "The line is not indented, so that it stands outside of its function."),
    (r"without a default|non-default", "Parameters with a value come after those without one."),
    (r"positional argument follows", "Arguments with a name come after those without one."),
    (r"^[ \t]*[%!]\w", "Lines that begin with % or ! work in notebooks only: take them away."),
)


def missing(error: MissingFunction) -> Explanation:
    """Say why a function of the lesson is not there.

    Parameters
    ----------
    error : MissingFunction
        With the statement that should have defined it, where there is one.

    Returns
    -------
    Explanation
        With Python's own lines for a syntax error.
    """
    problem = error.problem
    if problem is None:
        return Explanation(fact=f"{error.message[:1].upper()}{error.message[1:]}.")
    own = problem.name == error.name
    where = f"{problem.file}, line {problem.line}"
    if problem.kind == "syntax":
        begins = (
            f"Python cannot read `{error.name}`: {where}:"
            if own
            else f"There is no `{error.name}`, and Python cannot read {where}:"
        )
        return Explanation(fact=f"{begins}\n{_shown(problem)}", hint=_hint(problem))
    message = f"{problem.type}: {problem.message}" if problem.message else problem.type
    begins = f"`{error.name}` could not be defined" if own else f"There is no `{error.name}`"
    return Explanation(fact=f"{begins}: {where} raised {message}.", hint="Mend that line first.")


def _shown(problem: Problem) -> str:
    """Python's own lines, without the first one, which names the file."""
    lines = problem.text.rstrip().split("\n")
    body = [line for line in lines if not re.match(r"\s*File \"", line)]
    if any(len(line) > _LONG_LINE for line in body[:-1]):
        body = body[-1:]  # the caret would stand below something else
    return "\n".join(body[-3:]) or f"{problem.type}: {problem.message}"


def _hint(problem: Problem) -> str:
    said = f"{problem.type}: {problem.message}\n{problem.text}"
    for pattern, hint in _HINTS:
        if re.search(pattern, said, re.MULTILINE):
            return hint
    return ""
