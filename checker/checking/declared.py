"""The checks that follow from what a lesson declares, and those that it writes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, overload

import numpy as np

from checker.checking.comparisons import same_as_solution, same_structure
from checker.checking.file_check import check_file
from checker.checking.forbidden import does_without
from checker.checking.judged import Arguments, JudgedStudent
from checker.course.declaration import Check, Function, title
from checker.course.inputs import INPUTS_OF

Inputs = Callable[[np.random.Generator], Iterable[Arguments]]
CONTRACT = "contract"
FORMULA = "formula-"


@overload
def check(function: Callable[..., None], /) -> Check: ...
@overload
def check(
    *, needs: str | tuple[str, ...] = (), further: bool = False
) -> Callable[[Callable[..., None]], Check]: ...
def check(
    function: Callable[..., None] | None = None,
    /,
    *,
    needs: str | tuple[str, ...] = (),
    further: bool = False,
) -> Check | Callable[[Callable[..., None]], Check]:
    """Make a function a check of its lesson: its docstring is the title, its name the code.

    It asks by the names of its parameters for what it needs: ``student``, ``rng``, ``scratch`` (a
    folder for files), and the fixtures of the course.

    Parameters
    ----------
    function : callable
        The check; it raises `Failure`, mostly by calling something that does.
    needs : str or tuple of str
        Names of the checks that must have passed, written ones or such as follow.
    further : bool
        Whether it goes further than the lesson asks: then it never fails the lesson.
    """
    names = (needs,) if isinstance(needs, str) else needs

    def made(function: Callable[..., None]) -> Check:
        return Check(function=function, title=title(function), needs=names, further=further)

    return made if function is None else made(function)


class Lesson:
    """What a lesson asks for, and what is checked of it.

    Parameters
    ----------
    *functions : Function
        What the student writes.
    derived : bool
        Whether checks follow from the declaration for each function that has inputs. With False,
        the checks of the module are all there are.
    title : str
        By default the first line of the module's docstring.
    builds_on : tuple of str
        The earlier lessons that it imports; by default those that its solution imports.
    libraries : tuple of str
        What the student's process imports beforehand; by default what its solution imports.
    """

    def __init__(
        self,
        *functions: Function,
        derived: bool = True,
        title: str = "",
        builds_on: tuple[str, ...] = (),
        libraries: tuple[str, ...] = (),
    ) -> None:
        self.functions = functions
        self.derived = derived
        self.title = title
        self.builds_on = builds_on
        self.libraries = libraries

    def checks(self, names: Mapping[str, Any], topic: str) -> dict[str, Check]:
        """Return its checks by name: that of its file, those that follow, those of the module.

        Parameters
        ----------
        names : mapping
            The names of its check module. A written check stands in for one that follows under
            the same name.
        topic : str
            The lesson's: checks of a function of that name need not say whose they are.
        """
        written = {name: each for name, each in names.items() if isinstance(each, Check)}
        following = dict(self._following(names, topic)) if self.derived else {}
        file = Check(function=check_file, title=title(check_file), by_name=False)
        return {"file": file} | {k: x for k, x in following.items() if k not in written} | written

    def _following(self, names: Mapping[str, Any], topic: str) -> Iterator[tuple[str, Check]]:
        for function in self.functions:
            alone = len(self.functions) == 1 or function.name == topic
            prefix = "" if alone else f"{function.name}_"
            if function.forbidden:
                yield f"{prefix}allowed", _allowed(function)
            inputs: Inputs | None = names.get(f"{INPUTS_OF}{function.name}")
            if inputs is not None:
                contract = f"{prefix}{CONTRACT}"
                yield contract, _contract(function, inputs)
                for output in function.constrained:
                    yield f"{prefix}{output}", _values(function, inputs, output, contract)


def _allowed(function: Function) -> Check:
    def allowed(student: JudgedStudent) -> None:
        does_without(getattr(student, function.name))

    names = " and ".join(function.forbidden)
    return Check(function=allowed, title=f"{function.name} does without {names}")


def _contract(function: Function, inputs: Inputs) -> Check:
    def contract(student: JudgedStudent, rng: np.random.Generator) -> None:
        same_structure(getattr(student, function.name), inputs(rng))

    returns = function.whole.contents or function.whole.name
    return Check(function=contract, title=f"{function.name} returns {returns}, in the right shapes")


def _values(function: Function, inputs: Inputs, output: str, contract: str) -> Check:
    def values(student: JudgedStudent, rng: np.random.Generator) -> None:
        same_as_solution(getattr(student, function.name), inputs(rng), output)

    read = function.read.get(output, "")
    says = f"that of Formula {read.removeprefix(FORMULA)}" if read.startswith(FORMULA) else "right"
    return Check(function=values, title=f"{output} is {says}", needs=(contract,))
