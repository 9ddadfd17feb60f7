"""What a submission defines, in plain values. Runs in the student's process."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.isolation.wire.values import Value
    from checker.isolation.worker.modules import Modules


def find_functions(
    modules: Modules, homes: Mapping[str, str]
) -> dict[str, tuple[Callable[..., object], dict[str, Value]]]:
    """Find the functions that the files define at their top level.

    Among files that define the same name, its home wins; then the last.

    Parameters
    ----------
    modules
        The submission, loaded.
    homes
        Name of a function → the module that it belongs in.

    Returns
    -------
    dict
        Name → the function, and its description: module, line, end, parameters, stub,
        made (path of an output → the line that makes it).
    """
    functions: dict[str, tuple[Callable[..., object], dict[str, Value]]] = {}
    for module in modules:
        names = vars(modules.load(module))
        for definition in modules.loaded[module].definitions:
            function = names.get(definition.name)
            known = functions.get(definition.name)
            if known is not None and module != known[1]["module"] == homes.get(definition.name):
                continue
            if callable(function) and not isinstance(function, type):
                functions[definition.name] = (
                    function,
                    {
                        "module": module,
                        "line": definition.line,
                        "end": definition.end,
                        "parameters": _parameters(function),
                        "stub": definition.stub,
                        "made": definition.made,
                    },
                )
    return functions


def _parameters(function: Callable[..., object]) -> list[list[Value]]:
    """List name, kind and whether there is a default of each parameter."""
    try:
        parameters = inspect.signature(function).parameters.values()
        return [[p.name, p.kind.name, p.default is not p.empty] for p in parameters]
    except Exception:  # noqa: BLE001  a numpy ufunc has none, a student's object may lie
        return [["args", "VAR_POSITIONAL", False]]
