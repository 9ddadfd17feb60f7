"""All programs of mistakes: ``python -m checker.authoring.mistake_trial`` in the root.

Writes a JSON object as its last line: each program that cannot be told apart, with the reason.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.course import inputs, mistakes, programs, syllabus
from checker.course.layout import MISTAKES, SOLUTIONS
from checker.course.program import Program
from checker.diagnosis import leaves
from checker.diagnosis.differences import differing
from checker.record import Lesson

#: On which input, and where in the result, a program gives something wrong.
Harm = frozenset[tuple[int, str]]


def faults() -> dict[str, str]:
    """Run every program of the course's mistakes; map what cannot be told apart to the reason."""
    return {
        name: reason
        for lesson in syllabus.load(Path.cwd()).lessons
        for function, right in mistakes.catalogue(lesson).programs.items()
        if function in inputs.for_diagnosis(lesson)
        for name, reason in _faults(lesson, right)
    }


def _faults(lesson: Lesson, right: Program) -> Iterator[tuple[str, str]]:
    wanted = _outputs(lesson, right, programs.compiled(right, right.text, programs.names(lesson)))
    solution = importlib.import_module(f"{SOLUTIONS.folder}.{lesson.stem}")
    if _harm(_outputs(lesson, right, getattr(solution, right.function)), wanted):
        where = f"[program.{right.function}] of {MISTAKES.file(lesson.stem)}"
        yield where, f"does something else than {SOLUTIONS.file(lesson.stem)}"
    known: dict[Harm, list[tuple[str, Sequence[leaves.Outputs]]]] = {}
    for each in mistakes.of(lesson):
        if each.function != right.function:
            continue
        text = right.changed(each.changes)
        made = _outputs(lesson, right, programs.compiled(right, text, programs.names(lesson)))
        harm = _harm(made, wanted)
        if not harm:
            yield each.code, "does what the right program does"
        for code, others in known.setdefault(harm, []):
            if harm and not _harm(made, others) & harm and code != each.code:
                yield each.code, f"does what {code} does"
        known[harm].append((each.code, made))


def _outputs(
    lesson: Lesson, program: Program, function: Callable[..., Any]
) -> Sequence[leaves.Outputs]:
    (known,) = [each for each in lesson.functions if each.name == program.function]
    tried = inputs.for_diagnosis(lesson)[program.function]
    return [leaves.of_program(function, known.parameters, arguments) for arguments in tried]


def _harm(some: Sequence[leaves.Outputs], others: Sequence[leaves.Outputs]) -> Harm:
    pairs = enumerate(zip(some, others, strict=True))
    return frozenset((at, path) for at, pair in pairs for path in differing(*pair))


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(faults()))
