"""Which of our arguments goes to which parameter of the student's function.

Students write `f(y, x)` for `f(x, y)`, `f(values)`, `f(x, y, verbose)`. All of that is right code,
so arguments are passed by the meaning of the names, not by their places.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from checker.isolation.wire.names import OtherNames, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.isolation.wire.values import Value

_PLACED = frozenset({"POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD"})


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of a student's function."""

    name: str
    kind: str = "POSITIONAL_OR_KEYWORD"  #: as in `inspect.Parameter.kind`
    has_default: bool = False


@dataclass(frozen=True)
class Plan:
    """How to call a student's function with the values of our parameters."""

    order: tuple[int | None, ...]  #: number of our value, or None for False, for each argument
    keywords: tuple[str, ...] = ()  #: names by which the last arguments are passed

    def arrange(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """Put our values into the order of the student's parameters."""
        return tuple(False if i is None else values[i] for i in self.order)

    def laid_out(self, values: Sequence[Value]) -> tuple[Sequence[Value], dict[str, Value]]:
        """Give the arguments that go by place, and those that go by name."""
        arranged = self.arrange(values)
        split = len(arranged) - len(self.keywords)
        return arranged[:split], dict(zip(self.keywords, arranged[split:], strict=True))

    def restore(self, values: Mapping[int, Value]) -> dict[int, Value]:
        """Give number of our value → the argument that stands for it."""
        pairs = ((i, values[i]) for i in range(len(self.order)) if i in values)
        return {number: value for i, value in pairs if (number := self.order[i]) is not None}


def without_flags(function: Callable[..., Any], names: OtherNames) -> Callable[..., Any]:
    """Let a function be called with flags that it does not have: ``verbose=True``.

    Parameters
    ----------
    function
        A reference function, in place of the student's own, which may have them.
    names
        What is a flag.
    """
    places = function.__code__.co_argcount

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        values = [each for i, each in enumerate(args) if i < places or not isinstance(each, bool)]
        named = {name: value for name, value in kwargs.items() if not names.is_flag(name)}
        return function(*values, **named)

    return called


def as_called(
    function: Callable[..., Any], own: Callable[..., Any], names: OtherNames
) -> Callable[..., Any]:
    """Let a function be called as another one is: in its order, and with what it takes besides.

    Parameters
    ----------
    function
        A reference function, in place of the student's own.
    own
        The student's.
    names
        What its parameters may be called otherwise.
    """
    signature = inspect.signature(own)
    theirs = tuple(
        Parameter(
            name=each.name,
            kind=each.kind.name,
            has_default=each.default is not inspect.Parameter.empty,
        )
        for each in signature.parameters.values()
    )
    ours = function.__code__.co_varnames[: function.__code__.co_argcount]
    how = plan(ours, theirs, names)
    by_place = [each.name for each in theirs][: len(how.order) - len(how.keywords)]
    passed = dict(zip((*by_place, *how.keywords), how.order, strict=False))
    if {*range(len(ours))} - {*passed.values()} or any(x.kind.startswith("VAR") for x in theirs):
        return without_flags(function, names)

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            return own(*args, **kwargs)  # Python says what is wrong in words of its own
        bound.apply_defaults()
        given = {name: number for name, number in passed.items() if number is not None}
        return function(**{ours[number]: bound.arguments[name] for name, number in given.items()})

    return called


@cache
def plan(ours: tuple[str, ...], theirs: tuple[Parameter, ...], names: OtherNames) -> Plan:
    """Find out how to call the student's function.

    Parameters
    ----------
    ours
        Names of the values to pass, in the lesson's order.
    theirs
        The student's parameters.
    names
        What they may be called otherwise.

    Returns
    -------
    Plan
        By name where the names say enough, else by place. Where nothing fits, by place too:
        Python's own TypeError then says what is wrong.
    """
    by_place = Plan(tuple(range(len(ours))))
    if any(parameter.kind == "VAR_POSITIONAL" for parameter in theirs):
        return by_place
    parameters = [each for each in theirs if each.kind != "VAR_KEYWORD"]
    matched = _by_name(ours, parameters, names)
    flags = {each.name for each in parameters if names.is_flag(each.name)}
    unknown = [each for each in parameters if each.name not in matched and each.name not in flags]
    rest = [number for number in range(len(ours)) if number not in matched.values()]
    required = [each for each in unknown if not each.has_default]
    fill = unknown if len(rest) > len(required) else required
    if len(rest) > len(fill) or len(required) > len(rest):
        return by_place
    chosen: dict[str, int | None] = dict(matched)
    chosen.update(zip((each.name for each in fill), rest, strict=False))
    for each in parameters:
        if each.name in flags and not each.has_default and each.name not in chosen:
            chosen[each.name] = None
    if any(each.name not in chosen and not each.has_default for each in parameters):
        return by_place
    return _in_order(chosen, parameters)


def _by_name(ours: Sequence[str], theirs: Sequence[Parameter], names: OtherNames) -> dict[str, int]:
    """Match the same names first, then the same without case, then synonyms."""
    matched: dict[str, int] = {}
    for same in (_identical, _alike, names.are_one):
        for number, our in enumerate(ours):
            if number in matched.values():
                continue
            for parameter in theirs:
                if parameter.name not in matched and same(our, parameter.name):
                    matched[parameter.name] = number
                    break
    return matched


def _identical(our: str, their: str) -> bool:
    return our == their


def _alike(our: str, their: str) -> bool:
    return plain(our) == plain(their)


def _in_order(chosen: dict[str, int | None], parameters: Sequence[Parameter]) -> Plan:
    """Pass by place as far as there is no gap, then by keyword."""
    order: list[int | None] = []
    keywords: list[str] = []
    gap = False
    for each in parameters:
        gap = gap or each.name not in chosen or each.kind not in _PLACED
        if each.name in chosen:
            order.append(chosen[each.name])
            if gap:
                keywords.append(each.name)
    return Plan(tuple(order), tuple(keywords))
