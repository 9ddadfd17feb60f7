"""The catalogue of every lesson: each mistake is told apart, caught by a check, and well told."""

import ast
import contextlib
import functools
import importlib
import inspect
import re
from pathlib import Path

import numpy as np
import pytest

from checker.checking import changed_arguments
from checker.checking.recorder import judged, student_of
from checker.course import inputs, mistakes, programs, syllabus
from checker.course.mistakes import Mistake
from checker.diagnosis import leaves
from checker.failure import Failure
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import Load, open_host
from checker.record import Submission

digits = syllabus.shipped().module("digits")

PAGES = Path(__file__).parents[2] / "docs" / "lessons"
SEEDS = range(20)
LONGEST_MESSAGE = 320
#: Code shorter than this is part of plain words: "1 - A", "return a".
SHORTEST_CODE = 9
#: Codes of the mistakes that are made most often, one a line.
COMMONEST = Path(__file__).with_name("commonest.txt").read_text(encoding="utf-8").split()


def rights(lesson):
    """The right programs of the functions that a diagnosis looks at."""
    return [mistakes.program(lesson, function) for function in inputs.for_diagnosis(lesson)]


LESSONS = [lesson for lesson in syllabus.shipped().lessons if mistakes.of(lesson)]
PROGRAMS = [
    pytest.param(lesson, program, id=f"{lesson.key}-{program.function}")
    for lesson in LESSONS
    for program in rights(lesson)
]
MISTAKES = [each for lesson in LESSONS for each in mistakes.of(lesson)]
each_mistake = pytest.mark.parametrize("each", MISTAKES, ids=[each.code for each in MISTAKES])
each_program = pytest.mark.parametrize(("lesson", "program"), PROGRAMS)


def mistakes_of(lesson, program):
    return [each for each in mistakes.of(lesson) if each.function == program.function]


@functools.cache
def callable_of(lesson, program, text):
    return programs.compiled(program, text, programs.names(lesson))


def outputs(lesson, program, function, seed):
    """What a function gives on the probes of a seed."""
    parameters = next(f.parameters for f in lesson.functions if f.name == program.function)
    return [
        leaves.of_program(function, parameters, arguments)
        for arguments in inputs.for_diagnosis(lesson, seed)[program.function]
    ]


def differing(some, others):
    """On which probe, and at which path, two programs differ."""
    return frozenset(
        (probe, path)
        for probe, (one, other) in enumerate(zip(some, others, strict=True))
        for path in one.keys() | other.keys()
        if not (path in one and path in other and leaves.same(one[path], other[path]))
    )


def alike(some, others, places):
    """Whether two programs give the same, at all of these places or nowhere."""
    return all(
        (path in some[probe]) == (path in others[probe])
        and (path not in some[probe] or leaves.same(some[probe][path], others[probe][path]))
        for probe, path in places
    )


# The programs.


def test_every_lesson_with_a_catalogue_has_mistakes_of_each_of_its_programs():
    assert LESSONS
    for lesson in LESSONS:
        for program in rights(lesson):
            assert mistakes_of(lesson, program), program.function
        functions = {program.function for program in rights(lesson)}
        assert {each.function for each in mistakes.of(lesson)} == functions


@each_program
def test_the_right_program_is_the_solution(lesson, program):
    right = callable_of(lesson, program, program.text)
    wanted = getattr(importlib.import_module(f"solutions.{lesson.stem}"), program.function)
    for seed in SEEDS:
        made = outputs(lesson, program, right, seed)
        assert not differing(made, outputs(lesson, program, wanted, seed))
        assert not any(leaves.RAISED in each for each in made)


@each_program
def test_every_mistake_is_told_apart_from_right_and_from_each_other(lesson, program):
    """What the diagnosis rests on: no two mistakes do the same, whatever the numbers."""
    right = callable_of(lesson, program, program.text)
    for seed in SEEDS:
        wanted = outputs(lesson, program, right, seed)
        known = {}  # what is wrong → the mistakes that get just that wrong
        for each in mistakes_of(lesson, program):
            wrong = callable_of(lesson, program, program.changed(each.changes))
            made = outputs(lesson, program, wrong, seed)
            harm = differing(made, wanted)
            assert harm, f"seed {seed}: {each.code} does what is right"
            given = [path in made[probe] for probe, path in harm]
            assert any(given), f"seed {seed}: {each.code} is known only by what it does not give"
            for other, others_made in known.setdefault(harm, []):
                assert not alike(made, others_made, harm), f"seed {seed}: {each.code} = {other}"
            known[harm].append((each.code, made))


# Each wrong program is caught by a check.


@pytest.fixture(scope="module")
def failing(tmp_path_factory):
    """Give the codes of the checks that a text fails: all of them, or the first new one."""
    scratch = tmp_path_factory.mktemp("scratch")
    with open_host("inprocess") as host:

        def failing(lesson, text, known=frozenset(), *, every=False):
            parts, names = syllabus.given(lesson, lambda _: True)
            load = Load(
                modules={lesson.stem: text},
                files={lesson.stem: f"{lesson.stem}.py"},
                given=parts,
                given_modules=names,
                libraries=lesson.libraries,
                readable=(scratch, digits.path()),
            )
            found = set()
            own = {function.name for function in lesson.functions}
            with contextlib.closing(host.worker(load)) as worker:
                for info in syllabus.check_infos(lesson):
                    if info.further or info.code in known or found & set(info.needs):
                        continue
                    check = syllabus.checks(lesson)[info.code]
                    student = student_of(worker, lesson)
                    beside = judged(student, lesson, None)
                    fixtures = {
                        "student": beside if check.by_name else student,
                        "lesson": lesson,
                        "submission": Submission(
                            modules={lesson.stem: text},
                            files={lesson.stem: Path(f"{lesson.stem}.py")},
                            origin=Path(f"{lesson.stem}.py"),
                        ),
                        "rng": np.random.default_rng(0),
                        "scratch": scratch,
                        "real_digits": digits.load(rows=200),
                    }
                    try:
                        wanted = inspect.signature(check.function).parameters
                        check(*(fixtures[name] for name in wanted))
                        if check.by_name and (
                            fault := changed_arguments.fault(student, beside, own, set())
                        ):
                            raise fault
                    except (Failure, StudentError, StudentStopped):
                        found.add(info.code)
                        if not every:
                            break
            return found

        yield failing


def submission(lesson, program, text):
    """A file with one changed function; the others of the lesson are right."""
    lines = ["import numpy as np"]
    if "pandas" in lesson.libraries:
        lines.append("import pandas as pd")
    lines += [
        f"from lessons.{stem} import {name}"
        for stem, names in syllabus.given(lesson, lambda _: True)[1].items()
        for name in names
    ]
    others = [p.text for p in rights(lesson) if p.function != program.function]
    return "\n".join([*lines, *others, text])


@each_program
def test_every_wrong_program_fails_a_check(failing, lesson, program):
    # What a right program fails: functions without a catalogue are missing from the file.
    missing = failing(lesson, submission(lesson, program, program.text), every=True)
    mine = {f.name for f in lesson.functions} - {p.function for p in rights(lesson)}
    assert bool(missing) == bool(mine)
    passing = [
        each.code
        for each in mistakes_of(lesson, program)
        if not failing(lesson, submission(lesson, program, program.changed(each.changes)), missing)
    ]
    assert passing == []


# What is said of them.


def test_codes_are_unique_and_no_code_of_a_check():
    codes = [each.code for each in MISTAKES]
    checks = {
        info.code for lesson in syllabus.shipped().lessons for info in syllabus.check_infos(lesson)
    }
    assert len(set(codes)) == len(codes)
    assert not checks & set(codes)


def test_codes_begin_with_the_topic_of_their_lesson():
    for lesson in LESSONS:
        for each in mistakes.of(lesson):
            assert re.fullmatch(rf"{lesson.topic}(-[a-z0-9]+)+", each.code), each.code


def test_what_to_read_is_an_anchor_of_the_lessons_page():
    for lesson in LESSONS:
        page = (PAGES / f"{lesson.stem}.md").read_text(encoding="utf-8")
        anchors = set(re.findall(r"\{ #([a-z0-9-]+) \}", page))
        missing = {each.read for each in mistakes.of(lesson) if each.read} - anchors
        assert not missing, f"{lesson.stem}.md has no {missing}"


@each_mistake
def test_message_is_short_and_whole(each):
    assert 20 <= len(each.message) <= LONGEST_MESSAGE
    assert each.message.endswith(".")
    assert "!" not in each.message
    assert 1 <= len(re.findall(r"[.?](?= |$)", each.message)) <= 3


@each_mistake
def test_hints_are_one_or_two(each):
    assert 1 <= len(each.hints) <= 2
    assert all(hint.endswith((".", "?")) for hint in each.hints)
    assert len(set(each.hints)) == len(each.hints)


def test_the_commonest_mistakes_have_a_second_hint():
    hints = {each.code: each.hints for each in MISTAKES}
    assert {code: hints[code] for code in COMMONEST if len(hints[code]) == 1} == {}


def right_code(program):
    """The lines of a right program, and what stands to the right of each =."""
    for node in ast.walk(ast.parse(program.text.strip())):
        if isinstance(node, ast.Assign | ast.Return | ast.AugAssign):
            yield ast.unparse(node)
            if node.value is not None:
                yield ast.unparse(node.value)


@each_program
def test_no_message_and_no_hint_gives_the_right_code_away(lesson, program):
    code = {line for line in right_code(program) if len(line) >= SHORTEST_CODE}
    for each in mistakes_of(lesson, program):
        for text in (each.message, *each.hints):
            plain = " ".join(text.replace("−", "-").split())
            assert not [line for line in code if line in plain], each.code


# The tests above can fail.


def test_a_mistake_that_does_what_is_right_would_be_seen():
    lesson = syllabus.shipped().find("propagate")
    (program,) = rights(lesson)
    same = Mistake(
        code="propagate-none",
        function="propagate",
        changes={"dw": "dw = X @ (A - Y).T / m"},
        message="You did nothing wrong at all.",
        hints=("None.",),
    )
    right = outputs(lesson, program, callable_of(lesson, program, program.text), 0)
    made = outputs(lesson, program, callable_of(lesson, program, program.changed(same.changes)), 0)
    assert not differing(made, right)


def test_right_code_in_a_hint_would_be_seen():
    (program,) = rights(syllabus.shipped().find("sigmoid"))
    assert "np.exp(-z)" in set(right_code(program))
