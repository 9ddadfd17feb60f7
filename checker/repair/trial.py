"""Run changed versions of a student's function in the student's own process."""

from __future__ import annotations

import dataclasses
import enum
import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from checker import observe
from checker.matching import is_right
from checker.mistake import probes
from checker.model import Lesson
from checker.observe import Outputs
from checker.student.errors import StudentError
from checker.student.host import Load
from checker.student.proxy import StudentFunction

#: Seconds of computing for all versions on one input: slow functions are not tried for long.
SECONDS = 1.0
#: What `tried` is called in the student's module of this name.
NAME = "handgrad_tried_in_{}"


def tried(texts: list, name: str, arguments: list, options: dict) -> list:  # type: ignore[type-arg]
    """Give what each version of a function gives, and what it leaves of its arguments.

    The text of this goes into the student's module, whose names the versions may use.
    """
    import contextlib  # noqa: PLC0415 (the student's module may import nothing)
    import copy  # noqa: PLC0415
    import io  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415

    found: list = []  # type: ignore[type-arg]
    for text in texts:
        names = dict(globals())
        given, named = copy.deepcopy((arguments, options))
        try:
            with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, "<changed>", "exec"), names)  # noqa: S102 (runs confined)
                result = names[name](*given, **named)
        except Exception:  # noqa: BLE001 (it may raise anything)
            found.append(None)
        else:
            found.append([result, [*given, *named.values()]])
    return found


def prepared(load: Load) -> Load:
    """Let a process run versions of the functions in each of its modules."""
    text = inspect.getsource(tried)
    modules = {
        name: f"{source}\n\n{text.replace(tried.__name__, NAME.format(name), 1)}"
        for name, source in load.modules.items()
    }
    return dataclasses.replace(load, modules=modules)


class Verdict(enum.Enum):
    """What a version is."""

    WRONG = enum.auto()
    #: but for outputs that right programs give in many forms
    RIGHT_BUT_FREE = enum.auto()
    RIGHT = enum.auto()


class Trial:
    """Tells which versions of a student's function are right.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : StudentFunction
        The function, in a process whose load is `prepared`.
    module : str
        The module that it stands in.
    options : mapping
        Arguments besides those of the lesson, by name.
    """

    def __init__(
        self, lesson: Lesson, function: StudentFunction, module: str, options: Mapping[str, Any]
    ) -> None:
        self._lesson = lesson
        self._function = function
        self._tried = NAME.format(module)
        self._options = options
        self._inputs = probes(lesson)[function.name]

    @property
    def possible(self) -> bool:
        """Whether versions can run: not where the end of the file is no code."""
        return self._tried in self._function.worker.outline.functions

    def judge(self, texts: Sequence[str]) -> list[Verdict]:
        """Tell of each version whether it gives what a right program gives.

        Parameters
        ----------
        texts : sequence of str
            Their definitions.

        Raises
        ------
        StudentStopped
            When the process gives no answer.
        """
        made: dict[str, list[Outputs]] = {text: [] for text in texts}
        left = list(made)
        for arguments in self._inputs:
            came = self._outputs(left, arguments)
            for text, outputs in zip(left, came, strict=True):
                made[text].append({observe.RAISED: None} if outputs is None else outputs)
            left = [text for text in left if self._is_right(made[text], loose=True)]
            if not left:
                break
        alike = {text: self._is_right(made[text]) for text in left}
        return [
            Verdict.WRONG
            if text not in alike
            else Verdict.RIGHT
            if alike[text]
            else Verdict.RIGHT_BUT_FREE
            for text in texts
        ]

    def _is_right(self, made: Sequence[Outputs], *, loose: bool = False) -> bool:
        return is_right(self._lesson, self._function.name, made, loose=loose)

    def _outputs(self, texts: Sequence[str], arguments: Sequence[Any]) -> list[Outputs | None]:
        """What each version does with one input; None where it raises."""
        name, values, named = self._function.laid_out(*arguments, **self._options)
        request = [list(texts), name, list(values), dict(named)]
        try:
            came = self._function.worker.call(self._tried, request, seconds=SECONDS).result
        except StudentError:  # one gives what does not travel: a list that contains itself
            half = len(texts) // 2
            parts = (texts[:half], texts[half:]) if half else ()
            return [x for part in parts for x in self._outputs(part, arguments)] or [None]
        before = [*values, *named.values()]
        came = came if isinstance(came, list) else []
        made = [_outputs(each, before) for each in came[: len(texts)]]
        return [*made, *[None] * (len(texts) - len(made))]


def _outputs(came: Any, before: Sequence[Any]) -> Outputs | None:
    match came:
        case [result, list() as after]:
            changed = not all(map(observe.same, after, before))
            return observe.taken_apart(result) | ({"an argument afterwards": 1} if changed else {})
    return None
