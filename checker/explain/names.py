"""Exceptions about names: not defined, misspelt, not imported, removed from numpy."""

from __future__ import annotations

import ast
import builtins
import difflib
import math
import re
from collections.abc import Iterable

import numpy as np

from checker.explain.case import Case, Rule, a_kind, only, say
from checker.explain.removed import REMOVED
from checker.student.answers import Problem

NOT_DEFINED = r"name '(\w+)' is not defined"
_SAME_NAME = ("math", "copy", "random", "sys", "os", "time", "scipy", "h5py", "pathlib")
#: Short name of a module → what has to be imported.
_MODULES = {
    "np": "numpy",
    "numpy": "numpy",
    "pd": "pandas",
    "pandas": "pandas",
    "plt": "matplotlib.pyplot",
    "matplotlib": "matplotlib",
    "sns": "seaborn",
    "sp": "scipy",
    **dict(zip(_SAME_NAME, _SAME_NAME, strict=True)),
}
#: What lives in the notebooks that students come from.
_NOTEBOOK = re.compile(
    r"num_px|(?:train|test)_set_[xy](?:_\w+)?|[xXyY]_(?:train|test)|(?:train|test)_[xyXY]|"
    r"m_(?:train|test)|classes|print_cost"
)
_LIBRARIES = ("numpy", "pandas", "matplotlib", "scipy", "math", "sklearn", "seaborn")
_IMPORT = re.compile(r"import (?P<module>[\w.]+)(?: as (?P<short>\w+))?")


def _not_defined(case: Case, match: re.Match[str]) -> tuple[str, str]:
    name = match[1]
    uses = f"the name `{name}` is used, and it does not exist here"
    return (
        _broken_line(case, name)
        or _course_function(case, name)
        or _module(case, name)
        or _meant(case, name, uses)
        or (
            (
                f"{uses}; it lived in the notebook.",
                "A function gets all that it needs as arguments: which argument holds this?"
                if case.function
                else "",
            )
            if _NOTEBOOK.fullmatch(name)
            else (f"{uses}.", "Is it misspelt, or did it stand in another cell of a notebook?")
        )
    )


def _broken_line(case: Case, name: str) -> tuple[str, str] | None:
    """The name should have come from a line at the top level that failed."""
    problem = broken_line(name, case.outline.problems)
    if problem is None:
        return None
    failed = f"{problem.type}: {problem.message}" if problem.message else problem.type
    what = f"`{name}` does not exist, since line {problem.line} of {problem.file} failed"
    return f"{what} ({failed}).", "Mend that line first."


def broken_line(name: str, problems: Iterable[Problem]) -> Problem | None:
    """The line at the top level that failed, and should have given something this name."""
    found = (each for each in problems if name == each.name or name in _binds(each))
    return next(found, None)


def _binds(problem: Problem) -> set[str]:
    """The names that the line of a problem would have defined."""
    source = problem.frames[-1].source if problem.frames else ""
    imported = re.match(r"(?:from\s+[\w.]+\s+)?import\s+([\w., ]+)", source)
    if imported:
        parts = (part.split(" as ")[-1].strip() for part in imported[1].split(","))
        return {part.partition(".")[0] for part in parts}
    return set(re.findall(r"(\w+)\s*=(?!=)", source.partition("(")[0]))


def _course_function(case: Case, name: str) -> tuple[str, str] | None:
    if name not in case.asked:
        return None
    what = f"`{name}` is used, and it is neither defined nor imported here."
    return what, "The first lines of the lesson's file import the functions of earlier lessons."


def _module(case: Case, name: str) -> tuple[str, str] | None:
    if name not in _MODULES:
        return None
    module, text = _MODULES[name], case.texts.get(case.frame.file, "") if case.frame else ""
    for found in _IMPORT.finditer(text):
        short = found["short"] or found["module"]
        if found["module"] == module and short != name:
            what = f"`{name}` does not exist here: {module} is imported under the name `{short}`."
            return what, "Use one name for it, above and below."
    what = f"`{name}` is used, and {module} is not imported under that name."
    return what, "An import is missing at the top of the file."


def _meant(case: Case, name: str, uses: str) -> tuple[str, str] | None:
    known = [*case.kinds, *case.parameters, *case.outline.functions, *case.asked]
    other = _close(name, known) or _close(name, dir(builtins))
    if other and not (other == name or len(name) == 1 < len(other)):
        return f"{uses}.", f"Did you mean `{other}`?"
    for module, names in (("numpy", np.__all__), ("math", dir(math))):
        if name in names:
            return f"{uses}.", f"{module} has a function `{name}`; it is reached through {module}."
    return None


def _close(name: str, known: Iterable[str]) -> str:
    """The name that is meant, if one is near: another case, or a letter or two."""
    names = list(dict.fromkeys(known))
    same = [each for each in names if each.lower() == name.lower()]
    return (same or difflib.get_close_matches(name, names, n=1, cutoff=0.75) or [""])[0]


def _no_module(_: Case, match: re.Match[str]) -> tuple[str, str]:
    name = match[1]
    close = _close(name, _LIBRARIES)
    if close and close != name:
        hint = f"Did you mean {close}?"
    elif name.startswith(("lessons.", "solutions.", "lesson")):
        hint = "Hand in the whole folder, and import earlier lessons as lessons.<file name>."
    else:
        hint = "The lessons need nothing but numpy, and later pandas and matplotlib."
    return f"`{name}` is neither installed here nor among the files handed in.", hint


def _no_attribute_of_module(case: Case, match: re.Match[str]) -> tuple[str, str]:
    module, name = match[1], match[2]
    if module == "numpy" and name in REMOVED:
        now = REMOVED[name]
        return f"numpy has removed `np.{name}`.", f"Its name today is {now}." if now else ""
    if name in case.asked:
        what = f"`{name}` is a function of the course, and {module} has none of that name."
        return what, "Your own function is called without anything before its name."
    what = f"{module} has nothing called `{name}`."
    if module == "matplotlib":
        return what, "The functions that draw live in matplotlib.pyplot."
    other = _close(name, {"numpy": np.__all__, "math": dir(math)}.get(module, ()))
    if other:
        return what, f"Did you mean `{other}`?"
    where = "numpy" if name in np.__all__ else ""
    return what, f"There is one in {where}." if where and module != where else ""


def _no_attribute(case: Case, match: re.Match[str]) -> tuple[str, str]:
    kind, name = match[1], match[2]
    owners = [
        node.value for node in case.nodes if isinstance(node, ast.Attribute) and node.attr == name
    ]
    found = only([each for each in owners if not case.kind(each) or case.is_of(each, kind)])
    owner = case.quoted(found, "a value") if found else "a value on this line"
    what = f"{owner} is {a_kind(kind)} and has no `{name}`."
    if kind == "dict":
        return what, "The entries of a dict are reached by their key, in square brackets."
    if name in {"T", "shape", "dot", "reshape", "sum", "mean"}:
        return what, "That belongs to numpy arrays: where does this value come from?"
    if kind.endswith("ndarray") and name in {"append", "extend", "push"}:
        return what, "Lists grow, arrays do not: is a list meant?"
    if kind == "DataFrame" and name in {"append", "ix", "as_matrix", "iteritems", "get_value"}:
        return what, "Newer pandas has removed it."
    return what, ""


def _unassigned(case: Case, match: re.Match[str]) -> tuple[str, str]:
    name = match[1]
    hint = "Is it assigned only inside an `if` or a loop, or only below this line?"
    for node in case.nodes:
        if isinstance(node, ast.AugAssign) and case.code(node.target) == name:
            hint = "To add to it, it needs a value to begin with, on a line above."
    return f"`{name}` is used before anything was assigned to it.", hint


RULES: tuple[Rule, ...] = (
    (
        "NameError",
        r"(?:local|free) variable '(\w+)'",
        _unassigned,
    ),
    ("NameError", NOT_DEFINED, _not_defined),
    ("ModuleNotFoundError", r"No module named '([\w.]+)'", _no_module),
    (
        "ImportError",
        r"cannot import name '(\w+)' from '([\w.]+)'",
        say("`{1}` has no `{0}`.", "Is the name spelt as it is where it is defined?"),
    ),
    (
        "AttributeError",
        r"`np\.(\w+)` was removed",
        lambda _, match: (
            f"numpy has removed `np.{match[1]}`.",
            f"Its name today is {REMOVED[match[1]]}." if REMOVED.get(match[1]) else "",
        ),
    ),
    ("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'", _no_attribute_of_module),
    ("AttributeError", r"'((?!NoneType)[\w.]+)' object has no attribute '(\w+)'", _no_attribute),
    (
        "OSError",
        r"'?(seaborn[\w-]*)'? (?:is not a valid package style|not found in the style)",
        say(
            "matplotlib has removed the style `{0}`.",
            "Its styles are listed in plt.style.available; none is needed here.",
        ),
    ),
)
