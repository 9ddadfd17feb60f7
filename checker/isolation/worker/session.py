"""One submission, loaded and called. Runs in the student's process."""

from __future__ import annotations

import contextlib
import importlib
import random
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.random  # numpy would import it at its first use, in each fork

from checker.isolation.worker import fresh_memory, given_values, memory, precision, versions
from checker.isolation.worker.functions import find_functions
from checker.isolation.worker.modules import Modules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.isolation.wire.values import Value

Limit = Callable[[float], contextlib.AbstractContextManager[None]]

MAX_WARNINGS = 20
SUBMODULES = {"matplotlib": "matplotlib.pyplot"}  # what is meant by the name of a library


def no_limit(_seconds: float) -> contextlib.AbstractContextManager[None]:
    """Let it take as long as it takes."""
    return contextlib.nullcontext()


class Session:
    """Does what the trusted process asks for: prepare, load, call, map, run versions.

    Parameters
    ----------
    limit
        Ends what takes longer than so many seconds.
    """

    def __init__(self, limit: Limit = no_limit) -> None:
        self._limit = limit
        self._functions: dict[str, Callable[..., object]] = {}
        self._modules: Modules | None = None
        self._seed = 0

    def prepare(self, libraries: Sequence[str]) -> None:
        """Import libraries beforehand; one that is absent is missed by the student's import."""
        for name in libraries:
            with contextlib.suppress(Exception):  # a broken one is missed there, too
                importlib.import_module(SUBMODULES.get(name, name))

    def load(self, request: dict[str, Value]) -> dict[str, Value]:
        """Run the submission's files.

        Parameters
        ----------
        request
            That of `isolation.host.launcher.Load`.

        Returns
        -------
        dict
            functions: name → its description; problems: what could not be read, or raised;
            left out: module and line of each statement that no function needs.
        """
        self._seed = request["seed"] % 2**32  # what numpy takes
        self._restart_random()
        fresh_memory.begin(request["memory"])
        warnings.simplefilter("always")  # a student's own filters come on top of this
        modules = Modules(request)
        modules.install()
        with warnings.catch_warnings(record=True), self._limit(request["seconds"]):
            for name in modules:
                modules.load(name)
            filters = list(warnings.filters)
        warnings.filters = filters  # those that the student set
        found = find_functions(modules, request["homes"])
        modules.give()
        self._functions = {name: function for name, (function, _) in found.items()}
        self._modules = modules
        problems = [
            {**problem, "module": name, "file": modules.file(name)}
            for name in modules
            for problem in modules.loaded[name].problems
        ]
        return {
            "functions": {name: about for name, (_, about) in found.items()},
            "problems": problems,
            "left out": [
                [name, line] for name in modules for line in modules.loaded[name].left_out
            ],
        }

    def call(
        self, name: str, args: Sequence[Value], kwargs: dict[str, Value], seconds: float
    ) -> dict[str, Value]:
        """Call a function once, for so many seconds at most; what it raises comes out.

        Returns
        -------
        dict
            result, arguments (those that it could have changed, by number) and warnings.
        """
        given = given_values.Given([*args, *kwargs.values()])
        with warnings.catch_warnings(record=True) as seen, self._limit(seconds):
            result = self._call(name, args, kwargs)
        return {"result": result, "arguments": given.touched(), "warnings": _distinct(seen)}

    def map(
        self, name: str, items: Sequence[Sequence[Value]], keywords: Sequence[str], seconds: float
    ) -> dict[str, Value]:
        """Call a function for each of many inputs.

        Parameters
        ----------
        name
            The function.
        items
            The arguments of each call.
        keywords
            The names by which the last arguments of each call are passed.
        seconds
            So many are the most for all of them.

        Returns
        -------
        dict
            results, arguments (of each call, as of `call`) and warnings.

        Raises
        ------
        ItemError
            With the number of the input whose call raised.
        """
        results = []
        given = [given_values.Given(item) for item in items]
        with warnings.catch_warnings(record=True) as seen, self._limit(seconds):
            for index, item in enumerate(items):
                split = len(item) - len(keywords)
                kwargs = dict(zip(keywords, item[split:], strict=True))
                try:
                    results.append(self._call(name, item[:split], kwargs))
                except BaseException as error:
                    raise ItemError(index) from error
        arguments = [each.touched() for each in given]
        return {"results": results, "arguments": arguments, "warnings": _distinct(seen)}

    def versions(
        self,
        where: Sequence[str],
        texts: Sequence[str],
        args: Sequence[Value],
        kwargs: dict[str, Value],
        seconds: float,
    ) -> list[Value]:
        """Call changed versions of a function, each once; what they do stays among themselves.

        Parameters
        ----------
        where
            The module whose names they may use, and the name of the function.
        texts
            The definitions of each version.
        args, kwargs
            What each is given.
        seconds
            How much computing each may take.

        Returns
        -------
        list
            For each what `isolation.worker.versions.run` returns.
        """
        module, name = where
        if self._modules is None:
            raise NameError("nothing is loaded")
        names = vars(self._modules.load(module))
        found: list[Value] = []
        with memory.little():
            for text in texts:
                self._restart_random()
                found.append(versions.run(text, name, names, (args, kwargs), seconds))
        return found

    def computes_in_single(
        self, name: str, args: Sequence[Value], kwargs: dict[str, Value]
    ) -> bool:
        """Call a function once, and tell whether it computes in float32."""
        with warnings.catch_warnings(record=True):
            return precision.in_single(lambda: self._call(name, args, kwargs))

    def _call(self, name: str, args: Sequence[Value], kwargs: dict[str, Value]) -> object:
        self._restart_random()
        if name not in self._functions:
            raise NameError(f"there is no function {name!r}")
        return self._functions[name](*args, **kwargs)

    def _restart_random(self) -> None:
        """Make runs repeat, for students who use the global random state."""
        random.seed(self._seed)
        np.random.seed(self._seed)  # noqa: NPY002  what a student uses, not what we use


class ItemError(Exception):
    """The call with the input of this number raised; its cause says what."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def _distinct(seen: Sequence[warnings.WarningMessage] | None) -> list[list[Value]]:
    rows = {}
    for each in seen or ():
        row = [each.category.__name__, str(each.message)[:500], each.filename, each.lineno]
        rows[tuple(row)] = row
    return list(rows.values())[:MAX_WARNINGS]
