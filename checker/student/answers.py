"""What a student's process says, checked and typed. It may lie in form as well as in content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model import Frame
from checker.student.errors import StudentError
from checker.student.framing import WireError
from checker.student.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.student.wire import Value

MAX_LISTED = 1000  # functions, problems and the like; the rest is not looked at
MAX_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of a student's function."""

    name: str
    kind: str = "POSITIONAL_OR_KEYWORD"  #: as in `inspect.Parameter.kind`
    has_default: bool = False


@dataclass(frozen=True, kw_only=True)
class FunctionInfo:
    """A function that the submission defines."""

    name: str
    module: str  #: "lesson3_propagate"
    line: int  #: of its ``def``
    end: int  #: its last line
    parameters: tuple[Parameter, ...]
    stub: bool  #: nothing is written yet
    #: path of an output, ``[0]['dw']`` → the line that makes it, as far as it can be told
    made: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A top-level statement that cannot be read, or raises."""

    kind: str  #: "syntax" or "exception"
    name: str  #: of the function or class that the statement defines; may be empty
    type: str  #: "SyntaxError"
    message: str
    module: str  #: "lesson3_propagate"
    file: str  #: as the student knows it
    line: int
    text: str = ""  #: a syntax error as Python shows it
    frames: Sequence[Frame] = ()

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.type}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What loading a submission found."""

    functions: Mapping[str, FunctionInfo] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, kw_only=True)
class Warned:
    """A warning that the student's code gave."""

    category: str  #: "RuntimeWarning"
    message: str
    file: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a call gave."""

    result: Value
    arguments: tuple[Value, ...] | None  #: after the call, when it was told to say so
    warnings: Sequence[Warned] = ()


def parse_outline(value: Value) -> Outline:
    """Read the answer to LOAD; `WireError` if it is none."""
    fields = _fields(value)
    functions = {}
    for name, about in _fields(fields.get("functions")).items():
        functions[_text(name, MAX_NAME)] = _function(_text(name, MAX_NAME), _fields(about))
    problems = [_problem(_fields(each)) for each in _list(fields.get("problems"))]
    return Outline(functions=functions, problems=tuple(problems))


def parse_reply(value: Value) -> Reply:
    """Read the answer to CALL; `WireError` if it is none."""
    fields = _fields(value)
    if "result" not in fields:
        raise WireError("an answer has no result")
    arguments = fields.get("arguments")
    return Reply(
        result=fields["result"],
        arguments=None if arguments is None else tuple(_list(arguments)),
        warnings=_warnings(fields.get("warnings")),
    )


def parse_results(value: Value, count: int) -> tuple[list[Value], Sequence[Warned]]:
    """Read the answer to MAP: as many results as there were inputs; `WireError` if not."""
    fields = _fields(value)
    results = fields.get("results")
    if not isinstance(results, list) or len(results) != count:
        raise WireError("there are not as many results as inputs")
    return results, _warnings(fields.get("warnings"))


def parse_error(value: Value) -> StudentError:
    """Read what was raised; `WireError` if it is nothing of the kind."""
    fields = _fields(value)
    bases = [_text(name, MAX_NAME) for name in _list(fields.get("bases"))]
    index = fields.get("index")
    return StudentError.of_type(bases)(
        type_name=_text(fields.get("type"), MAX_NAME),
        message=_text(fields.get("message")),
        bases=bases,
        frames=[_frame(_fields(each)) for each in _list(fields.get("frames"))],
        index=None if index is None else _number(index),
    )


def _function(name: str, fields: dict[str, Value]) -> FunctionInfo:
    return FunctionInfo(
        name=name,
        module=_text(fields.get("module"), MAX_NAME),
        line=_number(fields.get("line")),
        end=_number(fields.get("end")),
        parameters=tuple(_parameter(each) for each in _list(fields.get("parameters"))),
        stub=bool(fields.get("stub") is True),
        made={
            _text(path, MAX_NAME): _number(line)
            for path, line in _fields(fields.get("made", {})).items()
        },
    )


def _parameter(value: Value) -> Parameter:
    name, kind, has_default = (*_list(value), None, None, None)[:3]
    return Parameter(
        name=_text(name, MAX_NAME), kind=_text(kind, MAX_NAME), has_default=has_default is True
    )


def _problem(fields: dict[str, Value]) -> Problem:
    short = {name: _text(fields.get(name), MAX_NAME) for name in ("kind", "name", "type")}
    return Problem(
        **short,
        message=_text(fields.get("message")),
        module=_text(fields.get("module"), MAX_NAME),
        file=_text(fields.get("file")),
        line=_number(fields.get("line")),
        text=_text(fields.get("text")),
        frames=tuple(_frame(_fields(each)) for each in _list(fields.get("frames"))),
    )


def _frame(fields: dict[str, Value]) -> Frame:
    return Frame(
        file=_text(fields.get("file")),
        line=_number(fields.get("line")),
        function=_text(fields.get("function"), MAX_NAME),
        source=_text(fields.get("source")),
        locals={
            _text(name, MAX_NAME): _text(kind, MAX_NAME)
            for name, kind in _fields(fields.get("locals")).items()
        },
    )


def _warnings(value: Value) -> tuple[Warned, ...]:
    rows = [(*_list(row), None, None, None, None)[:4] for row in _list(value)]
    return tuple(
        Warned(category=_text(a, MAX_NAME), message=_text(b), file=_text(c), line=_number(d))
        for a, b, c, d in rows
    )


def _fields(value: Value) -> dict[str, Value]:
    if not isinstance(value, dict) or len(value) > MAX_LISTED:
        raise WireError("a dict was expected")
    return value


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise WireError("a list was expected")
    return value[:MAX_LISTED]


def _text(value: Value, limit: int = 4000) -> str:
    if not isinstance(value, str):
        raise WireError("a text was expected")
    return clean(value, limit)


def _number(value: Value) -> int:
    if not isinstance(value, int) or not 0 <= value < 1 << 31:
        raise WireError("a small whole number was expected")
    return value
