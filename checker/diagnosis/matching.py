"""Find the wrong programs that do exactly what a student's function does."""

from __future__ import annotations

import dataclasses
import functools
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from checker.course import inputs, mistakes, programs
from checker.course.inputs import Arguments
from checker.course.mistakes import Mistake
from checker.course.program import Program
from checker.diagnosis import exception_match, leaves
from checker.diagnosis.leaves import Outputs, Raised
from checker.record import Lesson

#: Mistakes made together in one program; mostly one.
Together = tuple[Mistake, ...]
#: The paths of outputs that differ from the right ones.
Wrong = frozenset[str]
#: A line that gives a variable its value.
_MAKES = re.compile(r"[ \t]*(\w+)[ \t]*=(?!=)")
#: In place of an output that is not there.
ABSENT = Raised(type_name="", message="")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """A mistake whose program does what the student's function does."""

    mistake: Mistake  #: which one
    wrong: Wrong  #: the paths of the outputs that it explains
    named: Mapping[str, str]  #: path → its name in the lesson, where it has one

    @property
    def outputs(self) -> tuple[str, ...]:
        """The names of the outputs in the lesson."""
        return tuple(sorted({name for name in self.named.values() if name}))


@dataclasses.dataclass(kw_only=True)
class Explanation:
    """What is known so far of a student's function."""

    wrong: Wrong  #: the paths of all wrong outputs
    groups: list[tuple[Together, Wrong]] = dataclasses.field(default_factory=list)

    @property
    def unexplained(self) -> Wrong:
        """The paths of wrong outputs that nothing explains yet."""
        return self.wrong.difference(*(explained for _, explained in self.groups))

    @property
    def count(self) -> int:
        """How many mistakes are named."""
        return sum(len(together) for together, _ in self.groups)

    def accepts(self, together: Together, wrong: Wrong) -> bool:
        """Tell whether mistakes explain more than is known, and contradict none of it.

        Two mistakes together may explain what one of them explained alone, and more; and what
        explains everything is likelier than what leaves a part unexplained.
        """
        if wrong == self.wrong and (self.unexplained or len(together) < self.count):
            return True
        touched = [group for group in self.groups if group[1] & wrong]
        return bool(
            wrong & self.unexplained
            and wrong <= self.unexplained.union(*(explained for _, explained in touched))
            and all(explained <= wrong for _, explained in touched)
            and all(each in together for mistakes, _ in touched for each in mistakes)
        )

    def add(self, together: Together, wrong: Wrong) -> None:
        """Note that mistakes explain these outputs."""
        self.groups = [group for group in self.groups if not group[1] & wrong]
        self.groups.append((together, wrong))


class Bench:
    """A function's right program, its inputs, and what wrong programs make of them.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    program : Program
        A right program for it, which mistakes change.
    loose : bool
        Leave out the outputs that right programs give in many forms.
    """

    def __init__(self, lesson: Lesson, program: Program, *, loose: bool = False) -> None:
        self._lesson = lesson
        self._program = program
        self._free = tuple(program.unconstrained) if loose else ()
        self._names = programs.names(lesson)
        self._inputs: Sequence[Arguments] = inputs.for_diagnosis(lesson)[program.function]
        self._parameters = next(
            f.parameters for f in lesson.functions if f.name == program.function
        )
        self._known: dict[str, list[Outputs]] = {}  # program text → its outputs
        self._harms: dict[str, Wrong] = {}  # program text → what it gets wrong
        self._right = list(self._outputs(program.text))
        self._catalogue = [
            each for each in mistakes.of(lesson) if each.function == program.function
        ]

    def distance(self, seen: Sequence[Outputs]) -> int:
        """Count the outputs that differ from the right ones, those of another form twice."""
        distance = 0
        for right, came in zip(self._right, self._looked_at(seen), strict=False):
            for path in differing(right, came):
                distance += 1 + (_form(right.get(path)) != _form(came.get(path)))
        return distance

    def has_form_of(self, seen: Sequence[Outputs]) -> bool:
        """Tell whether the outputs that right programs give in many forms have the form of these.

        Where they are not there, there is no other form to speak of.
        """
        free = tuple(self._program.unconstrained)
        pairs = [
            (_forms(came, free), _forms(ours, free))
            for came, ours in zip(seen, self._right, strict=False)
        ]
        return all(not came or came == ours for came, ours in pairs)

    def explain(self, seen: Sequence[Outputs], *, pairs: bool) -> tuple[list[Found], Wrong]:
        """Name the mistakes that explain what a student's function gives.

        Parameters
        ----------
        seen : sequence of dict
            Its outputs for each input.
        pairs : bool
            Try two mistakes in one program as well, which takes long; one is likelier.

        Returns
        -------
        found : list of Found
            None of them on a guess; empty where nothing fits.
        left : frozenset of str
            The paths of the wrong outputs that they do not explain.
        """
        seen = self._looked_at(seen)
        wrong: Wrong = frozenset().union(*map(differing, seen, self._right))
        known = Explanation(wrong=wrong)
        self._try(((each,) for each in self._catalogue), seen, known)
        few = not known.unexplained and known.count <= 2  # noqa: PLR2004 (no more than a pair)
        if pairs and not few and len(exception_match.raised(seen)) < len(seen):
            self._try(self._in_pairs(seen, wrong), seen, known)
        found = [self._found(each, paths) for together, paths in known.groups for each in together]
        return found, known.unexplained

    def _try(
        self,
        candidates: Iterator[Together],
        seen: Sequence[Outputs],
        known: Explanation,
    ) -> None:
        tried = [(each, self.fits(each, seen)) for each in candidates]
        for together, wrong in sorted(tried, key=lambda pair: -len(pair[1])):
            if not (known.accepts(together, wrong) and self._certain(together, seen)):
                continue
            sure = self._sure(together, [other for other, also in tried if also == wrong])
            if sure:
                known.add(sure, wrong)

    def _sure(self, together: Together, rivals: Sequence[Together]) -> Together:
        """Leave out of two mistakes what others could stand for as well: no name is a guess."""
        pairs = [{each.code for each in rival} for rival in rivals if len(rival) > 1]
        return tuple(each for each in together if all(each.code in pair for pair in pairs))

    def fits(self, together: Together, seen: Sequence[Outputs]) -> Wrong:
        """Give what a program with these mistakes gets wrong, if the student gets just that.

        What it gets wrong on one input must be as it makes it on every other, where it may be
        right by chance. And some of it must be there, and hold a number: that an output is
        missing, or NaN, has many causes.
        """
        text = self._text(together)
        wrong: set[str] = set()
        for made, right, came in zip(self._outputs(text), self._right, seen, strict=False):
            here = differing(made, right)
            if differing(made, came, here):
                return frozenset()
            wrong |= here
        for made, came in zip(self._outputs(text), seen, strict=False):
            if differing(made, came, wrong):
                return frozenset()
        given = any(
            path in came and not leaves.is_lost(came[path]) for came in seen for path in wrong
        )
        return frozenset(wrong) if given else frozenset()

    @property
    def program(self) -> Program:
        """The right program."""
        return self._program

    def right(self, arguments: Arguments) -> Outputs:
        """Return what the right program gives."""
        function = programs.compiled(self._program, self._program.text, self._names)
        return self._kept(leaves.of_program(function, self._parameters, arguments))

    def compared(self, came: Outputs, right: Outputs) -> Outputs:
        """Leave out what is not compared of a student's outputs."""
        return self._kept(leaves.without_extras(came, right))

    def harm(self, each: Mistake) -> Wrong:
        """Give what a mistake gets wrong by itself."""
        text = self._text((each,))
        if text not in self._harms:
            self._harms[text] = frozenset().union(*map(differing, self._outputs(text), self._right))
        return self._harms[text]

    def speaks_of(self, each: Mistake, text: str) -> bool:
        """Tell whether a student's text holds what a mistake changes, where nothing else tells it.

        What a function raises that is called by both has its cause in what it was given, and
        that may come about in many ways.
        """
        changed = self._text((each,))
        lines = ["", *changed.split("\n")]
        raising = [lines[one.line] for one in exception_match.raised(list(self._outputs(changed)))]
        if not any(f"{name}(" in line for line in raising for name in self._names):
            return True
        new = [part for change in each.changes.values() for part in change.split("\n")]
        return exception_match.holds(text, [line for line in new if line.strip()])

    def _certain(self, together: Together, seen: Sequence[Outputs]) -> bool:
        """Tell whether what fits is the only cause: of results always, of exceptions not."""
        text = self._text(together)
        exceptions = exception_match.raised(list(self._outputs(text)))
        if not exceptions:
            return True
        if len(together) > 1:  # what is raised hides the other mistake
            return False
        rivals = self._catalogue
        if not exception_match.shown_shapes(exceptions):
            likeness = self._likeness(together, seen)
            if not likeness:
                return False
            rivals = [each for each in rivals if self._likeness((each,), seen) >= likeness]
        changed = {key for each in together for key in each.changes}
        if _elsewhere(exceptions, text, seen):
            return False
        return all(changed & each.changes.keys() for each in rivals if self.fits((each,), seen))

    def _likeness(self, together: Together, seen: Sequence[Outputs]) -> int:
        text = self._text(together)
        return exception_match.likeness(
            exception_match.raised(list(self._outputs(text))), exception_match.raised(seen), text
        )

    def _in_pairs(self, seen: Sequence[Outputs], wrong: Wrong) -> Iterator[Together]:
        """Yield pairs of mistakes in one program, of which one explains a part and one the rest.

        Mistakes that do not touch the same outputs were tried one by one. Of the others, the
        first shows unmixed in the outputs that the second leaves alone; of a function with one
        output nothing does, so that all pairs of the catalogue are tried.
        """
        single = len(self._right[0]) == 1
        for one in self._catalogue:
            shows = differing(self._first(one), self._right[0]) - differing(
                self._first(one), seen[0]
            )
            if not (shows or single):
                continue
            here = self.harm(one) & wrong
            made = self._outputs(self._text((one,)))
            mixed = frozenset().union(
                *(differing(each, came, here) for each, came in zip(made, seen, strict=False))
            )
            if not mixed or not (here - mixed or single):
                continue
            # Where one returns things elsewhere, what the other does shows elsewhere as well.
            moved = any(path.endswith(leaves.FORM) for path in here)
            for other in self._catalogue:
                apart = not one.changes.keys() & other.changes.keys()
                if apart and (moved or mixed <= self.harm(other)):
                    yield one, other

    def _first(self, each: Mistake) -> Outputs:
        """Return what a mistake's program gives for the first input."""
        return next(iter(self._outputs(self._text((each,)))))

    def _text(self, together: Together) -> str:
        changes = {key: new for each in together for key, new in each.changes.items()}
        return self._program.changed(changes)

    def _outputs(self, text: str) -> Iterable[Outputs]:
        """Yield what a program gives for each input, computed as far as it is asked for."""
        known = self._known.setdefault(text, [])
        yield from known
        if len(known) == len(self._inputs):
            return
        function = programs.compiled(self._program, text, self._names)
        for arguments in self._inputs[len(known) :]:
            known.append(self._kept(leaves.of_program(function, self._parameters, arguments)))
            yield known[-1]

    def _looked_at(self, seen: Sequence[Outputs]) -> list[Outputs]:
        """Leave out what is not compared of a student's outputs."""
        pairs = zip(seen, self._right, strict=False)
        return [self.compared(came, right) for came, right in pairs]

    def _kept(self, outputs: Outputs) -> Outputs:
        if not self._free:
            return outputs
        return {path: x for path, x in outputs.items() if not path.startswith(self._free)}

    def _found(self, each: Mistake, wrong: Wrong) -> Found:
        own = wrong & self.harm(each) or wrong
        return Found(
            mistake=each,
            wrong=own,
            named={path: leaves.name_of(path, self._program.text) for path in own},
        )


def _elsewhere(exceptions: Sequence[Raised], text: str, seen: Sequence[Outputs]) -> bool:
    """Tell whether the student's lines that raised make other variables than those of a program."""
    lines = text.split("\n")
    ours = {found[1] for each in exceptions if (found := _MAKES.match(lines[each.line - 1]))}
    sources = (each.source for each in exception_match.raised(seen))
    theirs = {found[1] for each in sources if (found := _MAKES.match(each))}
    known = {found[1] for found in map(_MAKES.match, lines) if found}
    return bool(ours and theirs & known) and not ours & theirs


def differing(made: Outputs, right: Outputs, among: Collection[str] | None = None) -> set[str]:
    """Return the paths, of all or among some, at which two results differ or one has none."""
    paths = dict.fromkeys((*made, *right)) if among is None else among
    return {
        path for path in paths if not leaves.same(made.get(path, ABSENT), right.get(path, ABSENT))
    }


def _form(value: object) -> tuple[object, ...]:
    """Return the shape and the kind of number of an output."""
    if isinstance(value, list | int | float | np.ndarray | np.generic):
        array = np.asarray(value)
        return (array.shape if array.size != 1 else (), array.dtype.kind)
    return (type(value),)


def _forms(outputs: Outputs, paths: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    """Return the forms of the outputs at these paths, and of what is in them."""
    if not paths:
        return {}
    return {path: _form(value) for path, value in outputs.items() if path.startswith(paths)}


@functools.cache
def bench(lesson: Lesson, function: str, form: int = 0, *, loose: bool = False) -> Bench:
    """Return the bench of a lesson's function; it remembers what its programs give.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    function : str
        The function's name.
    form : int
        Which of its right programs the mistakes change: 0 is the lesson's own.
    loose : bool
        As of `Bench`.
    """
    return Bench(lesson, mistakes.program(lesson, function).variants()[form], loose=loose)


def explain(
    lesson: Lesson,
    function: str,
    seen: Sequence[Outputs],
    *,
    text: str | None = None,
    pairs: bool = False,
) -> tuple[list[Found], Wrong]:
    """Name the mistakes of a student's function, by the right program that is nearest to it.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    seen : sequence of dict
        Its outputs for each input of the bench.
    text : str, optional
        The student's text: what other functions raise is named only where it holds the mistake.
    pairs : bool
        Try two mistakes in one program as well, which takes long; one is likelier.

    Returns
    -------
    found : list of Found
        Empty where nothing fits.
    left : frozenset of str
        The paths of the wrong outputs that they do not explain.
    """
    found, left = _explained(_benches(lesson, function), seen, pairs=pairs)
    if not found and not _usual(lesson, function, seen):
        other = _explained(_benches(lesson, function, loose=True), seen, pairs=pairs)
        found, left = other if other[1] else (found, left)
    speaks_of = bench(lesson, function).speaks_of
    certain = [each for each in found if text is None or speaks_of(each.mistake, text)]
    return certain, left.union(*(each.wrong for each in found if each not in certain))


def _explained(
    benches: Sequence[Bench], seen: Sequence[Outputs], *, pairs: bool
) -> tuple[list[Found], Wrong]:
    distances = [each.distance(seen) for each in benches]
    nearest = [
        each
        for each, distance in zip(benches, distances, strict=True)
        if distance == min(distances)
    ]
    tried: list[tuple[list[Found], Wrong]] = []
    for each in dict.fromkeys((*nearest, benches[0])):
        tried.append(each.explain(seen, pairs=pairs))
        if not tried[-1][1]:
            break
    return min(tried, key=lambda pair: len(pair[1]))


def _usual(lesson: Lesson, function: str, seen: Sequence[Outputs]) -> bool:
    """Tell whether what right programs give in many forms has one of the forms that are known."""
    return any(each.has_form_of(seen) for each in _benches(lesson, function))


class Form:
    """What one right program gives for some inputs.

    Parameters
    ----------
    bench : Bench
        That of the program.
    inputs : sequence
        The arguments of each call.
    """

    def __init__(self, bench: Bench, inputs: Sequence[Arguments]) -> None:
        self._bench = bench
        self._inputs = inputs
        self._known: dict[int, tuple[Outputs, float]] = {}

    @property
    def program(self) -> Program:
        """The right program."""
        return self._bench.program

    def wrong(self, number: int, made: Outputs) -> Wrong:
        """Return the paths at which an answer to the input of this number is not right."""
        right = self.right(number)
        return frozenset(differing(self._bench.compared(made, right), right))

    def right(self, number: int) -> Outputs:
        """Return the right answer to the input of this number."""
        return self._answer(number)[0]

    def seconds(self, number: int) -> float:
        """Return how much computing it takes."""
        return self._answer(number)[1]

    def _answer(self, number: int) -> tuple[Outputs, float]:
        if number not in self._known:
            start = time.process_time()
            answer = self._bench.right(self._inputs[number])
            self._known[number] = answer, time.process_time() - start
        return self._known[number]

    def is_right(self, number: int, made: Outputs, but: Wrong = frozenset()) -> bool:
        """Tell whether an answer to the input of this number is right, but at some paths."""
        right = self.right(number)
        came = self._bench.compared(made, right)
        return came.keys() - but == right.keys() - but and all(
            leaves.same(came[path], right[path]) for path in right if path not in but
        )


def forms(
    lesson: Lesson, function: str, seen: Sequence[Outputs], inputs: Sequence[Arguments]
) -> tuple[list[Form], list[Form]]:
    """Return what right programs give; outputs of any form are left out where a student's is odd.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    seen : sequence of dict
        The student's outputs for each input of the bench.
    inputs : sequence
        Those on which right programs are asked.

    Returns
    -------
    forms, loose : list of Form
        The nearest first; and without outputs of any form, where the function raises, so that
        nobody knows which form it would give.
    """
    strict = _benches(lesson, function)
    loose = _benches(lesson, function, loose=True)
    if not _usual(lesson, function, seen) and all(each.distance(seen) for each in loose):
        strict = loose
    unknown = loose if exception_match.raised(seen) else ()
    found = [Form(each, inputs) for each in sorted(strict, key=lambda each: each.distance(seen))]
    return found, [Form(each, inputs) for each in unknown]


@functools.cache
def _benches(lesson: Lesson, function: str, *, loose: bool = False) -> Sequence[Bench]:
    """One for each right program."""
    forms = range(len(mistakes.program(lesson, function).variants()))
    return tuple(bench(lesson, function, form, loose=loose) for form in forms)
