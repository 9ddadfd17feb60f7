"""What a student's process says, checked and typed. It may lie in form as well as in content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.isolation.host.errors import StudentError
from checker.isolation.wire.arguments import Parameter
from checker.isolation.wire.decoding import decode
from checker.isolation.wire.framing import WireError
from checker.isolation.wire.text import clean, one_line
from checker.record import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.isolation.wire.values import Value

MAX_LISTED = 1000  # functions, problems and the like; the rest is not looked at
MAX_NAME = 200


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

    kind: str  #: "syntax", "exception" or "timeout"
    name: str  #: of the function or class that the statement defines; may be empty
    type: str  #: "SyntaxError"
    message: str
    module: str  #: "lesson3_propagate"
    file: str  #: as the student knows it
    line: int
    text: str = ""  #: a syntax error as Python shows it
    frames: Sequence[Frame] = ()
    binds: Sequence[str] = ()  #: names that the statement would have given a value

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.type}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What loading a submission found."""

    functions: Mapping[str, FunctionInfo] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    #: module and line of each statement that no function needs, and that was not run
    left_out: Sequence[tuple[str, int]] = ()


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
    arguments: Mapping[int, Value]  #: those that the call could have changed, by number
    warnings: Sequence[Warned] = ()


@dataclass(frozen=True, kw_only=True)
class Version:
    """What a changed version of a function gave."""

    seconds: float  #: of computing
    gave: bool  #: not where it raised, took too long or was no program
    result: Value = None
    kept: bool = True  #: whether its arguments are as they were


def parse_outline(value: Value) -> Outline:
    """Read the answer to LOAD; `WireError` if it is none."""
    fields = _fields(value)
    functions = {}
    for name, about in _fields(fields.get("functions")).items():
        functions[_text(name, MAX_NAME)] = _function(_text(name, MAX_NAME), _fields(about))
    problems = [_problem(_fields(each)) for each in _list(fields.get("problems"))]
    left_out = [(*_list(each), None, None)[:2] for each in _list(fields.get("left out"))]
    return Outline(
        functions=functions,
        problems=tuple(problems),
        left_out=tuple((_text(name, MAX_NAME), _number(line)) for name, line in left_out),
    )


def parse_reply(value: Value) -> Reply:
    """Read the answer to CALL; `WireError` if it is none."""
    fields = _fields(value)
    if "result" not in fields:
        raise WireError("an answer has no result")
    return Reply(
        result=fields["result"],
        arguments=_arguments(fields.get("arguments")),
        warnings=_warnings(fields.get("warnings")),
    )


def parse_results(value: Value, count: int) -> tuple[list[Reply], Sequence[Warned]]:
    """Read the answer to MAP: as many results as there were inputs; `WireError` if not."""
    fields = _fields(value)
    results, arguments = (_all(fields.get(name), count) for name in ("results", "arguments"))
    pairs = zip(results, arguments, strict=True)
    replies = [Reply(result=result, arguments=_arguments(after)) for result, after in pairs]
    return replies, _warnings(fields.get("warnings"))


def parse_versions(value: Value, count: int) -> list[Version]:
    """Read the answer to VERSIONS: as many as there were texts; `WireError` if not."""
    versions = _list(value)
    if len(versions) != count:
        raise WireError("there are not as many answers as versions")
    return [_version(_list(each)) for each in versions]


def parse_error(value: Value) -> StudentError:
    """Read what was raised; `WireError` if it is nothing of the kind."""
    fields = _fields(value)
    bases = [_text(name, MAX_NAME) for name in _list(fields.get("bases"))]
    index = fields.get("index")
    return StudentError.of_type(bases)(
        type_name=one_line(_text(fields.get("type"), MAX_NAME)),
        message=_text(fields.get("message")),
        bases=bases,
        frames=[_frame(_fields(each)) for each in _list(fields.get("frames"))],
        inside=_text(fields.get("inside", ""), MAX_NAME),
        index=None if index is None else _number(index),
    )


def _arguments(value: Value) -> dict[int, Value]:
    return {_number(number): after for number, after in _fields(value).items()}


def _version(parts: list[Value]) -> Version:
    match parts:
        case [float(seconds), None]:
            return Version(seconds=seconds, gave=False)
        case [float(seconds), bytes(data)]:
            match decode(data):
                case [result, bool(kept)]:
                    return Version(seconds=seconds, gave=True, result=result, kept=kept)
    raise WireError("an answer is none of a version's")


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
        binds=tuple(_text(each, MAX_NAME) for each in _list(fields.get("binds"))),
    )


def _frame(fields: dict[str, Value]) -> Frame:
    return Frame(
        file=_text(fields.get("file")),
        line=_number(fields.get("line")),
        function=_text(fields.get("function"), MAX_NAME),
        source=_text(fields.get("source")),
        place=_place(_list(fields.get("place", []))),
        locals={
            _text(name, MAX_NAME): _text(kind, MAX_NAME)
            for name, kind in _fields(fields.get("locals")).items()
        },
    )


def _place(value: list[Value]) -> tuple[int, int, int, int] | None:
    match list(map(_number, value)):
        case [line, begin, last, end]:
            return line, begin, last, end
    return None


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


def _all(value: Value, count: int) -> list[Value]:
    if not isinstance(value, list) or len(value) != count:
        raise WireError("there are not as many results as inputs")
    return value


def _text(value: Value, limit: int = 4000) -> str:
    if not isinstance(value, str):
        raise WireError("a text was expected")
    return clean(value, limit)


def _number(value: Value) -> int:
    if not isinstance(value, int) or not 0 <= value < 1 << 31:
        raise WireError("a small whole number was expected")
    return value
