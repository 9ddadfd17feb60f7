"""A submission's files as modules that exist in memory only.

Runs in the student's process. The file of a lesson can be imported as ``lessons.lesson3_x``, as
``solutions.lesson3_x`` and as plain ``lesson3_x``: all three are one module.
"""

from __future__ import annotations

import importlib
import linecache
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.util import spec_from_loader
from types import ModuleType
from typing import TYPE_CHECKING

from checker.student import blocks, raised, source
from checker.student.arguments import without_flags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.machinery import ModuleSpec

    from checker.student.wire import Value

PACKAGES = ("lessons", "solutions")
GIVEN = "<given>"  # the file name of the reference functions: never shown


class Modules:
    """Loads each file once, whichever comes first: its turn, or an import of it."""

    def __init__(
        self,
        texts: Mapping[str, str],
        files: Mapping[str, str],
        given: str,
        given_modules: Mapping[str, Sequence[str]],
    ) -> None:
        self._texts = texts
        self._files = files
        self._given_modules = given_modules
        self._modules: dict[str, ModuleType] = {}
        self.given: dict[str, Value] = {}  #: name → reference function
        self.loaded: dict[str, source.Loaded] = {}  #: module → what running it left
        self._run_given(given)

    def install(self) -> None:
        """Make the modules importable.

        Those in a package come before any real folder of that name; the plain names come last,
        so that a file called ``numpy.py`` cannot take the place of numpy.
        """
        if any(package in sys.modules for package in PACKAGES):  # in a process that loaded before
            for name in [name for name in sys.modules if name.partition(".")[0] in PACKAGES]:
                del sys.modules[name]
        sys.meta_path.insert(0, _Finder(self, PACKAGES))
        sys.meta_path.append(_Finder(self, ("",)))
        for name, text in self._texts.items():
            file = self.file(name)
            raised.files.add(file)
            linecache.cache[file] = (len(text), None, blocks.lines_of(text), file)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __contains__(self, name: str) -> bool:
        return name in self._texts or name in self._given_modules

    def file(self, name: str) -> str:
        """Give the file name to show for a module."""
        return self._files.get(name, f"{name}.py")

    def load(self, name: str) -> ModuleType:
        """Give a module, and run its file if this was not done yet."""
        if name in self._modules:
            return self._modules[name]
        module = self._modules[name] = ModuleType(f"{PACKAGES[0]}.{name}")
        module.__package__, module.__file__ = PACKAGES[0], self.file(name)
        for package in PACKAGES:
            sys.modules[f"{package}.{name}"] = module
            setattr(importlib.import_module(package), name, module)
        if name in self._texts:
            self.loaded[name] = source.run(self._texts[name], self.file(name), vars(module))
        vars(module).update(self._given_of(name))
        return module

    def give(self) -> None:
        """Put the given functions in the place of the student's, in each module."""
        for module in self._modules.values():
            vars(module).update(self.given)

    def _given_of(self, name: str) -> dict[str, Value]:
        return {each: self.given[each] for each in self._given_modules.get(name, ())}

    def _run_given(self, text: str) -> None:
        names = {name for names in self._given_modules.values() for name in names}
        if names:
            module = ModuleType("given")
            exec(compile(text, GIVEN, "exec"), vars(module))  # noqa: S102  our own functions
            self.given = {name: without_flags(vars(module)[name]) for name in sorted(names)}


class _Finder(MetaPathFinder, Loader):
    """Finds and loads ``<package>.<name>`` for the packages that it is told, and these."""

    def __init__(self, modules: Modules, packages: Sequence[str]) -> None:
        self._modules = modules
        self._packages = packages

    def find_spec(self, full: str, _path: object, _target: object = None, /) -> ModuleSpec | None:
        package, _, name = full.rpartition(".")
        if full in self._packages:
            return spec_from_loader(full, self, is_package=True)
        if package in self._packages and name in self._modules:
            return spec_from_loader(full, self)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        if spec.submodule_search_locations is not None:
            return None  # the package itself: an empty module
        return self._modules.load(spec.name.rpartition(".")[2])

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: the file ran when the module was made."""
