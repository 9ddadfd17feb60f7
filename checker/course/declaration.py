"""What a lesson declares of its functions, and what a check is: the parts of a check module."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Protocol

from checker import record
from checker.course import returned

PREFIX = "check_"


@dataclass(frozen=True)
class Function:
    """A function that a lesson asks for.

    Parameters
    ----------
    signature : str
        As the stub has it: ``"shares(Z)"``.
    returns : str
        Its results by name, as a ``return`` would write them:
        ``"{'dw': dw, 'db': db}, cost"``. These names stand in checks and in messages; a container
        may have one as well: ``"(grads := {'dw': dw, 'db': db}), cost"``.
    read : mapping
        Output → where to read of it: an anchor of the lesson's page, such as ``"formula-5"``.
    rtol : mapping
        Output → the relative difference that right programs may show; where it is not given, the
        precision of the computation decides.
    shapes : mapping
        Parameter → its shape in the lesson's letters, ``{"X": "n, m"}``: a result that is m times
        too large is told so.
    unconstrained : sequence of str
        Outputs that right programs give in several forms: no check follows for these.
    forbidden : sequence of str
        What it has to do without: ``"sort"`` as a function or a method, ``"np.sort"`` as written.

    Raises
    ------
    ValueError
        When `returns` cannot be read, or another parameter names an output that is not in it.
    """

    signature: str
    _: KW_ONLY
    returns: str = "result"
    read: Mapping[str, str] = field(default_factory=dict)
    rtol: Mapping[str, float] = field(default_factory=dict)
    shapes: Mapping[str, str] = field(default_factory=dict)
    unconstrained: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        outputs = self.whole.outputs
        for name in (*self.read, *self.rtol, *self.unconstrained):
            if name not in outputs:
                raise ValueError(
                    f"{self.name} has no output {name!r}; by returns={self.returns!r} it has "
                    f"{', '.join(outputs)}"
                )

    @functools.cached_property
    def plain(self) -> record.Function:
        """Its name and its parameters: what travels."""
        return record.Function.parse(self.signature)

    @property
    def name(self) -> str:
        """Its name."""
        return self.plain.name

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters, in order."""
        return self.plain.parameters

    @functools.cached_property
    def whole(self) -> returned.Part:
        """What it returns, taken to pieces."""
        return returned.parse(self.returns)

    @property
    def constrained(self) -> tuple[str, ...]:
        """The names of the outputs that all right programs give in one form."""
        return tuple(name for name in self.whole.outputs if name not in self.unconstrained)


@dataclass(frozen=True, kw_only=True)
class Check:
    """A check of a lesson."""

    function: Callable[..., None]  #: asks for what it needs by the names of its parameters
    title: str  #: what the reader of a report sees
    needs: tuple[str, ...] = ()  #: names of the checks of this lesson that must have passed
    further: bool = False  #: goes further than the lesson asks: never fails it
    by_name: bool = True  #: whether it sees outputs by name, or results as they are

    def __call__(self, *arguments: Any, **named: Any) -> None:
        """Run it."""
        self.function(*arguments, **named)


class Declared(Protocol):
    """What a check module declares as its lesson."""

    functions: tuple[Function, ...]
    title: str
    builds_on: tuple[str, ...]
    libraries: tuple[str, ...]

    def checks(self, names: Mapping[str, Any], topic: str) -> dict[str, Check]:
        """Return its checks by name: those that follow, and those of the module."""


def title(function: Callable[..., None]) -> str:
    """Return the title of a check: the first line of its docstring."""
    return (inspect.getdoc(function) or "").partition("\n")[0]


def plain_checks(names: Mapping[str, Any]) -> dict[str, Check]:
    """Return the checks of a module that uses pytest's own marks, by name, in its order.

    Parameters
    ----------
    names : mapping
        The names of the module. Those that begin with ``check_`` are checks.
    """
    return {
        name.removeprefix(PREFIX): _plain(function)
        for name, function in names.items()
        if name.startswith(PREFIX) and inspect.isfunction(function)
    }


def _plain(function: Callable[..., None]) -> Check:
    marks = {mark.name: mark for mark in getattr(function, "pytestmark", ())}
    needs = marks["needs"].args if "needs" in marks else ()
    return Check(
        function=function,
        title=title(function),
        needs=tuple(name.removeprefix(PREFIX) for name in needs),
        further="further" in marks,
        by_name=False,
    )
