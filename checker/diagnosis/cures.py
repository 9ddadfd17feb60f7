"""A wrong function that no mistake of the catalogue explains: what mends it, what comes of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from checker.checking.recorder import Run
from checker.checking.runner import run_pytest
from checker.course import inputs, mistakes, syllabus
from checker.diagnosis import leaves, patches
from checker.diagnosis.explanation import Found, Wrong
from checker.diagnosis.forms import forms
from checker.diagnosis.further import further
from checker.diagnosis.leaves import Outputs
from checker.diagnosis.matching import explain
from checker.diagnosis.own_code import Code, read
from checker.diagnosis.patches import Cure, Question
from checker.diagnosis.trace import Comparison
from checker.diagnosis.validation import Tried, Validation
from checker.edits import Known
from checker.isolation.host.responses import FunctionInfo
from checker.isolation.host.student import Student, StudentFunction
from checker.numerics import constant_factor
from checker.record import CheckResult, Diagnosis, Kind, Lesson, Pointer, Status

#: In the code of what is found so: ``optimize-one-change-name``.
CODE = "-one-change-"
#: How many inputs are tried besides those of the diagnosis.
FURTHER = 12


@dataclasses.dataclass(frozen=True, kw_only=True)
class Unexplained:
    """A function with wrong outputs that no mistake of the catalogue explains."""

    lesson: Lesson
    function: str
    info: FunctionInfo
    seen: Sequence[Outputs]  #: what it gave for each input of the diagnosis
    paths: Wrong  #: of those outputs
    named: Sequence[Found]  #: the mistakes that explain others
    failed: Sequence[CheckResult]  #: the checks that it fails
    compared: Sequence[Comparison]  #: what it does, beside what a right function does
    besides: Wrong = frozenset()  #: the paths of wrong outputs that are not asked about

    @property
    def explained(self) -> Wrong:
        """The paths of wrong outputs that mistakes explain, or that are not asked about."""
        return self.besides.union(*(each.wrong for each in self.named))

    @property
    def wrong(self) -> Wrong:
        """The paths of all wrong outputs."""
        return self.paths | self.explained

    def apart(self) -> Iterator[Unexplained]:
        """Yield the same with one wrong output alone asked about, where there are several.

        Where it raises, or an argument is changed, nobody knows what is wrong besides.
        """
        several = len(self.wrong) > 1 and all(path.startswith("[") for path in self.wrong)
        for path in sorted(self.wrong) if several else ():
            alone = frozenset({path})
            yield dataclasses.replace(self, named=(), paths=alone, besides=self.wrong - alone)

    def paths_of(self, output: str) -> Wrong:
        """Return the paths of the wrong outputs of a name; without a name, of all."""
        text = mistakes.program(self.lesson, self.function).text
        named = {path for path in self.wrong if leaves.name_of(path, text) == output}
        return frozenset(named) if output and named else self.wrong


def cured(
    lesson: Lesson, unexplained: Unexplained, student: Student, run: Run, *, by_edits: bool = True
) -> Iterator[Diagnosis]:
    """Yield what is wrong in a function, as edits that make it right show it.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    unexplained : Unexplained
        The function.
    student : Student
        In a process where versions of it may do what they like.
    run : Run
        The submission.
    by_edits : bool
        Edit the student's text, too, where its statements tell nothing.

    Raises
    ------
    StudentStopped
        When the process gives no answer.
    """
    info, name = unexplained.info, unexplained.function
    if any(each.finding and each.finding.explained for each in unexplained.failed):
        return
    question = _question(lesson, unexplained, student, run)
    validation = Validation(_tried(lesson, unexplained, getattr(student, name)))
    found = patches.find(question, validation, by_edits=by_edits)
    if found is None:
        return
    if not unexplained.explained and not _passes(found, unexplained, lesson, run):
        return
    for told in found.told:
        pointer = Pointer(file=run.submission.shown(info.module), line=told.line)
        known, left = explain(lesson, name, told.alone) if told.alone else ([], frozenset())
        if known and not left:  # what is known of a mistake says more than an edit
            yield from (named(each, pointer) for each in known)
            continue
        yield Diagnosis(
            code=f"{lesson.topic}{CODE}{told.kind}",
            message=f"{told.said} {_rest(found, unexplained, lesson)}",
            hints=told.hints,
            pointer=pointer,
        )


def named(found: Found, pointer: Pointer) -> Diagnosis:
    """Return what is known of a mistake of the catalogue."""
    return Diagnosis(
        code=found.mistake.code,
        message=found.mistake.message,
        hints=found.mistake.hints,
        read=found.mistake.read,
        outputs=found.outputs,
        pointer=pointer,
    )


def scaled(lesson: Lesson, unexplained: Unexplained, run: Run) -> Iterator[Diagnosis]:
    """Yield the outputs that are, on every input, the right one times the same number."""
    tried = inputs.for_diagnosis(lesson)[unexplained.function]
    (form, *_), _ = forms(lesson, unexplained.function, unexplained.seen, tried)
    for path in sorted(unexplained.paths):
        pairs = [
            (came.get(path), form.right(i).get(path)) for i, came in enumerate(unexplained.seen)
        ]
        factor = constant_factor.everywhere(pairs)
        output = leaves.name_of(path, mistakes.program(lesson, unexplained.function).text)
        if factor is not None:
            info = unexplained.info
            shown = f"{factor:.4g}"
            about = "" if np.isclose(float(shown), factor, rtol=1e-9, atol=0) else "about "
            yield Diagnosis(
                code=f"{lesson.topic}-as-if-constant-factor",
                message=(
                    f"Your {output or 'result'} is {about}{shown} times what it should be, on "
                    "every input that was tried: look for a constant factor."
                ),
                hints=(),
                outputs=(output,) if output else (),
                pointer=Pointer(
                    file=run.submission.shown(info.module), line=info.made.get(path, info.line)
                ),
            )


def options(info: FunctionInfo, lesson: Lesson) -> dict[str, bool]:
    """Return what a function is given besides: some keep the costs only where they print them."""
    known = {each.name for each in info.parameters}
    return {name: True for name in syllabus.course_of(lesson).names.optional if name in known}


def _rest(found: Cure, unexplained: Unexplained, lesson: Lesson) -> str:
    """Say that nothing else is wrong."""
    besides = "else" if len(found.told) == 1 else "but these lines"
    if unexplained.explained:
        names = _names(unexplained, lesson)
        if names:
            return f"Nothing {besides} is wrong about your {' and '.join(names)}."
    return f"Nothing {besides} in your `{unexplained.function}` has to change."


def _names(unexplained: Unexplained, lesson: Lesson) -> tuple[str, ...]:
    """Return the names of the wrong outputs that are asked about."""
    text = mistakes.program(lesson, unexplained.function).text
    return tuple(sorted({leaves.name_of(path, text) for path in unexplained.paths} - {""}))


def _question(lesson: Lesson, unexplained: Unexplained, student: Student, run: Run) -> Question:
    info = unexplained.info
    program = mistakes.program(lesson, unexplained.function)
    findings = [each.finding for each in unexplained.failed if each.finding]
    raised = next((each for each in findings if each.kind is Kind.RAISED), None)
    pointer = raised.pointer if raised else None
    function: StudentFunction = getattr(student, unexplained.function)
    given = inputs.for_diagnosis(lesson)[unexplained.function][0]
    return Question(
        codes=_codes(info, student, run),
        rights=mistakes.right_texts(lesson, unexplained.function),
        wrong=unexplained.paths,
        made=info.made,
        raised=pointer.source.strip() if pointer else "",
        known=Known(
            axes=_axes(function, info, given),
            keys=re.findall(r"['\"](\w+)['\"]", program.text),
        ),
    )


def _tried(lesson: Lesson, unexplained: Unexplained, function: StudentFunction) -> Tried:
    """Say where versions run: on the inputs of the diagnosis, the quickest wrong one first."""
    name, seen = unexplained.function, unexplained.seen
    known = inputs.for_diagnosis(lesson)[name]
    (right, *_), _ = forms(lesson, name, seen, known)
    order = sorted(range(len(known)), key=lambda i: (right.is_right(i, seen[i]), right.seconds(i)))
    more = further(known, FURTHER, np.random.default_rng(inputs.SEED))
    (answers, *_), _ = forms(lesson, name, seen, more)
    usable = [each for i, each in enumerate(more) if leaves.RAISED not in answers.right(i)]
    tried = [*(known[i] for i in order), *usable]
    strict, loose = forms(lesson, name, seen, tried)
    return Tried(
        function=function,
        module=unexplained.info.module,
        inputs=tried,
        known=[order.index(i) for i in range(len(known))],
        options=options(unexplained.info, lesson),
        forms=strict,
        loose=loose,
        allowed=unexplained.explained,
    )


def _axes(function: StudentFunction, info: FunctionInfo, given: Sequence[Any]) -> Mapping[str, int]:
    """Return the axes of the student's parameters that are given arrays."""
    _, values, named = function.laid_out(*given)
    both = {each.name: value for each, value in zip(info.parameters, values, strict=False)}
    arrays = {name: value for name, value in {**both, **named}.items() if np.ndim(value)}
    return {name: np.ndim(value) for name, value in arrays.items() if isinstance(value, np.ndarray)}


def _codes(info: FunctionInfo, student: Student, run: Run) -> list[Code]:
    """Read a function, and those of the student's own that it calls, in the same file."""
    found: dict[str, Code] = {}
    wanted = [info]
    while wanted:
        each = wanted.pop()
        code = read(run.submission.modules[each.module], each.name, each.line)
        if code is not None and each.name not in found:
            found[each.name] = code
            own = [student.outline.functions[x] for x in code.called if student.is_own(x)]
            wanted += [other for other in own if other.module == info.module]
    return list(found.values())


def _passes(found: Cure, unexplained: Unexplained, lesson: Lesson, run: Run) -> bool:
    """Tell whether the checks that failed pass with another text of a module."""
    modules = {**run.submission.modules, unexplained.info.module: found.file}
    submission = dataclasses.replace(run.submission, modules=modules)
    changed = dataclasses.replace(run, submission=submission, given=True)
    (report,) = run_pytest([lesson], changed)
    passed = {each.info.code for each in report.results if each.status is Status.PASSED}
    return {each.info.code for each in unexplained.failed} <= passed
