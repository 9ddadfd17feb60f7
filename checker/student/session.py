"""One submission, loaded and called. Runs in the student's process."""

from __future__ import annotations

import contextlib
import importlib
import random
import warnings
from typing import TYPE_CHECKING

import numpy as np
import numpy.random  # numpy would import it at its first use, in each fork

from checker.student.functions import find_functions
from checker.student.modules import Modules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.student.wire import Value

MAX_WARNINGS = 20
SUBMODULES = {"matplotlib": "matplotlib.pyplot"}  # what is meant by the name of a library


class Session:
    """Does what the trusted process asks for: prepare, load, call, map."""

    def __init__(self) -> None:
        self._functions: dict[str, Callable[..., object]] = {}
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
            modules, files, given, given_modules and seed, as in `checker.student.host.Load`.

        Returns
        -------
        dict
            functions: name → its description; problems: what could not be read, or raised.
        """
        self._seed = request["seed"] % 2**32  # what numpy takes
        self._restart_random()
        warnings.simplefilter("always")  # a student's own filters come on top of this
        modules = Modules(
            request["modules"], request["files"], request["given"], request["given_modules"]
        )
        modules.install()
        with warnings.catch_warnings(record=True):
            for name in modules:
                modules.load(name)
            filters = list(warnings.filters)
        warnings.filters = filters  # those that the student set
        found = find_functions(modules)
        modules.give()
        self._functions = {name: function for name, (function, _) in found.items()}
        problems = [
            {**problem, "module": name, "file": modules.file(name)}
            for name in modules
            for problem in modules.loaded[name].problems
        ]
        return {
            "functions": {name: about for name, (_, about) in found.items()},
            "problems": problems,
        }

    def call(self, name: str, args: Sequence[Value], kwargs: dict[str, Value]) -> dict[str, Value]:
        """Call a function once; what it raises comes out.

        Returns
        -------
        dict
            result, arguments (after the call) and warnings.
        """
        with warnings.catch_warnings(record=True) as seen:
            result = self._call(name, args, kwargs)
        return {
            "result": result,
            "arguments": [*args, *kwargs.values()],
            "warnings": _distinct(seen),
        }

    def map(
        self, name: str, items: Sequence[Sequence[Value]], keywords: Sequence[str]
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

        Returns
        -------
        dict
            results and warnings.

        Raises
        ------
        ItemError
            With the number of the input whose call raised.
        """
        results = []
        with warnings.catch_warnings(record=True) as seen:
            for index, item in enumerate(items):
                split = len(item) - len(keywords)
                kwargs = dict(zip(keywords, item[split:], strict=True))
                try:
                    results.append(self._call(name, item[:split], kwargs))
                except BaseException as error:
                    raise ItemError(index) from error
        return {"results": results, "warnings": _distinct(seen)}

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
