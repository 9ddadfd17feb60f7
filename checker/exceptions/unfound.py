"""A function that the lessons do not find, though something of it stands there."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.exceptions.definitions import Kind, Place, places
from checker.isolation.host.responses import FunctionInfo, Outline
from checker.isolation.wire.names import plain
from checker.isolation.worker import recovering_parser
from checker.record import Function, Pointer, Submission

#: What is said of a place first, where there are several.
_ORDER = [
    *(Kind.VALUE, Kind.CLASS, Kind.METHOD, Kind.NESTED, Kind.SCRIPT, Kind.BLOCK, Kind.PROMPT),
    *(Kind.UNREADABLE, Kind.TEXT_CELL, Kind.QUOTED, Kind.IMPORT, Kind.COMMENT),
]


@dataclass(frozen=True, kw_only=True)
class Trace:
    """What stands there in place of a function."""

    fact: str
    hint: str = ""
    pointer: Pointer | None = None


def trace(
    function: Function,
    info: FunctionInfo | None,
    submission: Submission,
    outline: Outline,
    known: Collection[str] = (),
) -> Trace | None:
    """Say what stands there of a function that is not found, or is empty where it is found.

    Parameters
    ----------
    function : Function
        As the lesson asks for it.
    info : FunctionInfo or None
        The empty function that is found; None where none is.
    submission : Submission
        What was handed in.
    outline : Outline
        What it defines.
    known : collection of str
        Names of all functions that the course asks for.

    Returns
    -------
    Trace or None
        None where there is no trace of it: it is proven unbegun.
    """
    found = places(function.name, submission)
    if info is not None:
        return _above(function.name, info, found, submission) or _at_the_margin(info, submission)
    if any(function.name in {each.name, *each.binds} for each in outline.problems):
        return None  # Python's own words say more
    unreadable = {each.module for each in outline.problems if each.kind == "syntax"}
    found = [
        each for each in found if each.kind is not Kind.UNREADABLE or each.module not in unreadable
    ]
    said = _elsewhere(function.name, found, submission)
    return said or _other_name(function, submission, outline, known)


def is_there(name: str, submission: Submission) -> bool:
    """Tell whether there is a trace of a function that is not found."""
    return any(each.kind is not Kind.STUB for each in places(name, submission))


def _above(
    name: str, info: FunctionInfo, found: Iterable[Place], submission: Submission
) -> Trace | None:
    """Tell of an empty function beside others."""
    written = [each for each in found if each.kind is Kind.WRITTEN]
    empty = f"in line {info.line} of {submission.shown(info.module)}, with nothing in it"
    for each in written:
        here = submission.shown(each.module)
        if each.module == info.module and each.line < info.line:
            return Trace(
                fact=f"`{name}` is defined twice. The later one counts, and it stands {empty}.",
                hint=f"Delete it: yours is in line {each.line}.",
                pointer=_pointer(submission, each.module, info.line),
            )
        if each.module != info.module:
            return Trace(
                fact=f"`{name}` is written in {here}, line {each.line}; the lesson looks for it "
                f"{empty}.",
                hint=f"Move it to {submission.shown(info.module)}, where others import it from.",
                pointer=_pointer(submission, each.module, each.line, each.source),
            )
    return None


def _at_the_margin(info: FunctionInfo, submission: Submission) -> Trace | None:
    """Tell that the lines below an empty function are its body, which is not indented."""
    parameters = {each.name for each in info.parameters}
    for piece in recovering_parser.read(submission.modules[info.module]):
        for statement in piece.body if isinstance(piece, ast.Module) else ():
            if statement.lineno <= info.end:
                continue
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                return None
            nodes = [*ast.walk(statement)]
            used = {each.id for each in nodes if isinstance(each, ast.Name)}
            if parameters & used or any(isinstance(each, ast.Return) for each in nodes):
                return Trace(
                    fact=f"`{info.name}` has nothing in it: line {statement.lineno} of "
                    f"{submission.shown(info.module)} stands at the left edge, outside of it.",
                    hint="Indent what belongs to a function, by four blanks.",
                    pointer=_pointer(submission, info.module, statement.lineno),
                )
    return None


def _elsewhere(name: str, found: Sequence[Place], submission: Submission) -> Trace | None:
    chosen = min(
        (each for each in found if each.kind in _ORDER),
        key=lambda each: _ORDER.index(each.kind),
        default=None,
    )
    if chosen is None:
        return None
    written = any(each.kind is Kind.WRITTEN for each in found)
    fact, hint = _words(chosen, written=written)
    where = f"line {chosen.line} of {submission.shown(chosen.module)}"
    return Trace(
        fact=fact.format(name=f"`{name}`", where=where, inside=f"`{chosen.inside}`"),
        hint=hint.format(name=f"`{name}`", inside=f"`{chosen.inside}`"),
        pointer=None
        if chosen.kind is Kind.TEXT_CELL
        else _pointer(submission, chosen.module, chosen.line, chosen.source),
    )


#: Of each kind, the fact and the cure.
_WORDS: Mapping[Kind, tuple[str, str]] = {
    Kind.VALUE: (
        "{name} gets a value in {where} that is no function.",
        "Define it: def, at the left edge.",
    ),
    Kind.CLASS: (
        "{name} is a class in {where}; the lesson asks for a function.",
        "Define it with def, at the left edge.",
    ),
    Kind.METHOD: (
        "{name} stands in {where}, as a method of the class {inside}; the lessons call functions.",
        "Move it out of the class, to the left edge, and take self away.",
    ),
    Kind.NESTED: (
        "{name} stands in {where}, inside of the function {inside}, where nothing else finds it.",
        "Move it out, to the left edge.",
    ),
    Kind.SCRIPT: (
        "{name} stands in {where}, below `if __name__`, which Python skips when it imports a file.",
        "Move it above that line, to the left edge.",
    ),
    Kind.BLOCK: (
        "{name} stands in {where}, in a block that did not run as far as there.",
        "Move it out, to the left edge.",
    ),
    Kind.PROMPT: (
        "{name} stands in {where} behind a prompt, `>>>` or a number, that was copied with it.",
        "Take away what stands in front of each line: the prompts, or the numbers.",
    ),
    Kind.UNREADABLE: (
        "{name} stands in {where}, in lines that Python cannot read.",
        "Look at its indentation, and at the lines above.",
    ),
    Kind.TEXT_CELL: (
        "{name} stands in a text cell of the notebook: Python runs code cells alone.",
        "Make it a code cell: choose Code in place of Markdown.",
    ),
    Kind.QUOTED: (
        "{name} stands in {where}, in a text between quotation marks: Python does not run it.",
        "Take the quotation marks away.",
    ),
    Kind.IMPORT: (
        "{name} is imported in {where}, from {inside}; the lesson asks you to write it.",
        "Define it with def, at the left edge.",
    ),
    Kind.COMMENT: (
        "{name} stands in {where} as a comment: Python skips it.",
        "Take the # away in front of each of its lines.",
    ),
}


def _words(place: Place, *, written: bool) -> tuple[str, str]:
    if place.kind is Kind.VALUE and written:
        return "{name} is overwritten in {where}.", "Give that value another name."
    return _WORDS[place.kind]


def _other_name(
    function: Function, submission: Submission, outline: Outline, known: Collection[str]
) -> Trace | None:
    """Find a function of another name that takes just what the lesson's function takes."""
    others = [each for name, each in outline.functions.items() if name not in known]
    same = [
        each
        for each in others
        if [plain(one.name) for one in each.parameters] == [*map(plain, function.parameters)]
    ]
    if len(same) != 1 or (len(function.parameters) == 1 and len(others) > 1):
        return None
    (other,) = same
    takes = ", ".join(function.parameters)
    return Trace(
        fact=f"There is no `{function.name}`. Did you mean `{other.name}`, in line {other.line} of "
        f"{submission.shown(other.module)}, which takes {takes} too?",
        hint=f"Then call it `{function.name}`.",
        pointer=_pointer(submission, other.module, other.line),
    )


def _pointer(submission: Submission, module: str, line: int, source: str = "") -> Pointer:
    return Pointer(file=submission.shown(module), line=line, source=source)
