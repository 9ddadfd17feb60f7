"""Keep a student's changes to shared state from us, where both live in one process.

A student who writes ``np.where = None``, `np.seterr` or `np.random.seed` changes it for
everybody. So what is shared is exchanged around each request: theirs inside, ours outside.
"""

from __future__ import annotations

import builtins
import contextlib
import linecache
import math
import os
import random
import sys
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.isolation.worker.modules import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, MutableMapping

_BUILTINS = vars(builtins)
_NAMESPACES: tuple[MutableMapping[str, Any], ...] = (
    vars(np),
    vars(np.linalg),
    vars(np.random),
    vars(math),
    vars(random),
    os.environ,
    linecache.cache,
    sys.modules,
)


@dataclass(frozen=True)
class _Shared:
    """Something that all code in a process shares."""

    read: Callable[[], Any]
    write: Callable[[Any], object]


def _namespace(live: MutableMapping[str, Any]) -> _Shared:
    def write(wanted: dict[str, Any]) -> None:
        # what was added stays: it may be a library that can be imported only once
        for name, value in wanted.items():
            if live.get(name, live) is not value:
                live[name] = value

    return _Shared(lambda: dict(live), write)


def _list(live: list[Any]) -> _Shared:
    def write(wanted: list[Any]) -> None:
        live[:] = wanted

    return _Shared(live.copy, write)


def _stream(name: str) -> _Shared:
    return _Shared(lambda: getattr(sys, name), lambda wanted: setattr(sys, name, wanted))


_SHARED = (
    *(_namespace(live) for live in _NAMESPACES),
    _list(sys.path),
    _list(sys.meta_path),
    *(_stream(name) for name in ("stdin", "stdout", "stderr")),
    _Shared(np.geterr, lambda wanted: np.seterr(**wanted)),
    _Shared(np.get_printoptions, lambda wanted: np.set_printoptions(**wanted)),
    _Shared(np.random.get_state, np.random.set_state),
    _Shared(random.getstate, random.setstate),
    _Shared(sys.getrecursionlimit, sys.setrecursionlimit),
    _Shared(os.getcwd, os.chdir),
)


class Guard:
    """Shared state as one student left it.

    Parameters
    ----------
    modules
        Names of the student's modules, which only the student can import.
    """

    def __init__(self, modules: Collection[str]) -> None:
        self._modules = modules
        self._builtins: dict[str, Any] = {}
        self._theirs: list[Any] | None = None
        self._filters: list[Any] = []

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """Exchange our state for theirs, and back."""
        builtin = {**_BUILTINS}
        ours = [shared.read() for shared in _SHARED]
        with warnings.catch_warnings():
            if self._theirs is not None:
                _write(self._theirs)
                warnings.filters = self._filters
                _BUILTINS.update(self._builtins)
            try:
                yield
            finally:
                self._builtins = {**_BUILTINS}  # calls no built-in function: it may be spoiled
                _BUILTINS.update(builtin)
                self._theirs = [shared.read() for shared in _SHARED]
                self._filters = list(warnings.filters)
                self._forget_modules()
                _write(ours)

    def _forget_modules(self) -> None:
        for name in list(sys.modules):
            if name.partition(".")[0] in PACKAGES or name in self._modules:
                del sys.modules[name]


def _write(values: list[Any]) -> None:
    for shared, value in zip(_SHARED, values, strict=True):
        shared.write(value)
