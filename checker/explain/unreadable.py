"""A function that is not there: it cannot be read, or its definition raised."""

from __future__ import annotations

import re

from checker.explain.case import Explanation
from checker.student.answers import Problem
from checker.student.errors import StudentError
from checker.student.proxy import MissingFunction

_OTHER_LINE = re.compile(r" (?:on line \d+|\(detected at line \d+\))$", re.MULTILINE)
#: Where nothing better can be said.
_LOOK = "Look at what stands at the caret, and just before it: what does not belong there?"

#: What Python says, with the line in question → what cures it; the first that fits is shown.
_HINTS = (
    (r"inconsistent use of tabs|TabError", "Tabs and spaces are mixed: use spaces only."),
    (r"^[ \t]*[%!]\w", "Lines that begin with % or ! work in notebooks only: take them away."),
    (r"^[ \t]*>>> ", "The signs >>> are Python's prompt: take them away."),
    (
        r"expected an indented block",
        "What belongs to a line that ends with a colon has to be indented below it.",
    ),
    (
        r"unindent does not match|unindented",
        "Indent this line exactly as far as the lines that it belongs with.",
    ),
    (
        r"unexpected indent",
        "This line is indented further than the one above it, which ends with no colon.",
    ),
    (r"'print'|call to 'exec'", "Since Python 3, print is a function and needs parentheses."),
    (
        r"expected ':'",
        "Lines that begin with def, if, elif, else, for, while or with end with a colon.",
    ),
    (
        r"never closed|unexpected EOF",
        "Count the brackets from the caret on: the one that is opened there is not closed.",
    ),
    (r"unmatched", "Count the brackets of this line: one closes what none has opened."),
    (r"does not match opening", "A bracket is closed by one of another kind: ( ), [ ], { }."),
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
    (r"unicodeescape", r"In a text, \ begins a special sign: write / in paths."),
    (r"after line continuation", r"A \ outside of a text may only be the last sign of a line."),
    (r"invalid decimal literal", "A name cannot begin with a digit, and a product needs its `*`."),
    (r"f-string: ", "Look between the braces of the text: there has to be Python, too."),
    (r"forgot a comma", "Is a comma or an operator missing between two values?"),
    (
        r"cannot assign to|Maybe you meant '=='",
        "A single = gives the name on its left a value; two of them compare.",
    ),
    (
        r"'(?:return|yield|await)' outside",
        "The line has to be indented as far as the other lines of its function.",
    ),
    (
        r"'(?:break|continue)'.* loop",
        "The line has to be indented as far as the other lines of its loop.",
    ),
    (
        r"without a default|non-default",
        "Parameters that have a default value come after those that have none.",
    ),
    (r"positional argument follows", "Arguments with a name come after those without one."),
    (r"duplicate argument|keyword argument repeated", "Each name may stand there only once."),
    (r"expected 'except' or 'finally'", "A try needs its except below it."),
    (r"^[ \t]*else[ \t]+if\b", "Python writes this in one word: elif."),
    (r"(?:\+\+|--)[ \t]*$", "Python has no ++ and no --: one is added with += 1."),
    (r"&&|\|\|", "Python writes && and || in words: and, or."),
    (r"[-+*/@=][ \t]*$", "Is something missing at the end of this line?"),
    (r"=[ \t]+=", "Two = signs with a blank between them are no operator."),
    (r"^[ \t]*(?:lambda|class|from|in|is)[ \t]*=", "This word is Python's own: take another."),
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


def unsendable(error: StudentError, function: str) -> Explanation:
    """Say why what a function returned cannot be looked at."""
    what = error.message.removeprefix("its result ")
    return Explanation(
        fact=f"What `{function}` returns {what}.",
        hint="Return what the lesson asks for, no more: numbers, arrays, a list or dict of them.",
    )


def unreadable(problem: Problem) -> Explanation:
    """Show a syntax error as Python does, and say what cures it."""
    fact = f"Python cannot read this file:\n{_shown(problem)}"
    return Explanation(fact=fact, hint=_hint(problem))


def _shown(problem: Problem) -> str:
    """Python's own lines, without the first one, which names the file."""
    lines = problem.text.rstrip().split("\n")
    body = [line for line in lines if not re.match(r"\s*File \"", line)][-3:]
    shown = "\n".join(body) or f"{problem.type}: {problem.message}"
    # what it says of other lines counts them through all cells
    return _OTHER_LINE.sub("", shown) if problem.file.endswith(".ipynb") else shown


def _hint(problem: Problem) -> str:
    said = f"{problem.type}: {problem.message}\n{problem.text}"
    for pattern, hint in _HINTS:
        if re.search(pattern, said, re.MULTILINE):
            return hint
    return _LOOK
