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
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, TypeAlias

from checker.isolation.wire.arguments import as_called, without_flags
from checker.isolation.wire.names import OtherNames
from checker.isolation.worker import exception_info, execute, recovering_parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.machinery import ModuleSpec

    from checker.isolation.wire.values import Value

PACKAGES = ("lessons", "solutions")
#: Stem of a lesson, text, and name in it → the stem and the name of an earlier part.
GivenPart: TypeAlias = tuple[str, str, "Mapping[str, tuple[str, str]]"]


class Modules:
    """Loads each file once, whichever comes first: its turn, or an import of it.

    Parameters
    ----------
    request
        As `isolation.host.launcher.Load.request`: of a file runs what the functions need that
        will be called, or the whole, as long as there is time.
    """

    def __init__(self, request: Mapping[str, Value]) -> None:
        self._texts: Mapping[str, str] = request["modules"]
        self._files: Mapping[str, str] = request["files"]
        self._given_modules: Mapping[str, Sequence[str]] = request["given_modules"]
        self._whole: bool = request["whole"]
        self._asked = None if self._whole else request["homes"] or None
        self._modules: dict[str, ModuleType] = {}
        self._names = OtherNames(parameters=request["parameters"], flags=request["flags"])
        self._right: dict[str, Value] = {}  #: name → reference function
        self.given: dict[str, Value] = {}  #: the same, to be called as the student's own is
        self.loaded: dict[str, execute.Loaded] = {}  #: module → what running it left
        self._run_given(request["given"])

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
            exception_info.files.add(file)
            linecache.cache[file] = (len(text), None, recovering_parser.lines_of(text), file)

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
            self.loaded[name] = execute.run(
                self._texts[name], self.file(name), vars(module), self._asked, lasts=self._whole
            )
        self._follow(vars(module))
        vars(module).update(self._given_of(name))
        return module

    def give(self) -> None:
        """Put the given functions in the place of the student's, in each module."""
        for module in self._modules.values():
            self._follow(vars(module))
        for module in self._modules.values():
            vars(module).update(self.given)

    def _follow(self, names: Mapping[str, Value]) -> None:
        """Let given functions be called as those of a module that they stand for."""
        for name, right in self._right.items():
            own = names.get(name)
            if isinstance(own, FunctionType) and own.__code__.co_filename in exception_info.files:
                self.given[name] = as_called(right, own, self._names)

    def _given_of(self, name: str) -> dict[str, Value]:
        return {each: self.given[each] for each in self._given_modules.get(name, ())}

    def _run_given(self, parts: Sequence[GivenPart]) -> None:
        """Run parts of the reference, and keep the functions that are to be given."""
        ran: dict[str, dict[str, Value]] = {}
        for stem, text, earlier in parts:
            names = ran[stem] = vars(ModuleType("given"))
            names |= {own: ran[there][name] for own, (there, name) in earlier.items()}
            exec(compile(text, exception_info.GIVEN, "exec"), names)  # noqa: S102  our own functions
        self._right = {
            name: ran[stem][name]
            for stem, names_there in self._given_modules.items()
            for name in names_there
        }
        self.given = {name: without_flags(x, self._names) for name, x in self._right.items()}


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
