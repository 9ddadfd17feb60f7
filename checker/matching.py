"""Find the wrong programs that do exactly what a student's function does."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from checker import mistake, observe, operators, raising, ratio
from checker.mistake import Arguments, Mistake, Program
from checker.model import Lesson
from checker.observe import Outputs, Raised

#: Mistakes made together in one program; mostly one.
Together = tuple[Mistake, ...]
#: The paths of outputs that differ from the right ones.
Wrong = frozenset[str]
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
        self._free = tuple(program.free) if loose else ()
        self._names = mistake.names(lesson)
        self._inputs: Sequence[Arguments] = mistake.probes(lesson)[program.function]
        self._parameters = next(
            f.parameters for f in lesson.functions if f.name == program.function
        )
        self._known: dict[str, list[Outputs]] = {}  # program text → its outputs
        self._harms: dict[str, Wrong] = {}  # program text → what it gets wrong
        self._right = list(self._outputs(program.text))
        self._catalogue = [m for m in mistake.catalogue(lesson) if m.function == program.function]

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
        free = tuple(self._program.free)
        pairs = [
            (_forms(came, free), _forms(ours, free))
            for came, ours in zip(seen, self._right, strict=False)
        ]
        return all(not came or came == ours for came, ours in pairs)

    def explain(self, seen: Sequence[Outputs]) -> tuple[list[Found], Wrong]:
        """Name the mistakes that explain what a student's function gives.

        One mistake is likelier than two, and the catalogue knows more to say than a general
        error: so one of the catalogue is tried first, then a general one that explains all that
        is left, then two of the catalogue, then what explains a part.

        Parameters
        ----------
        seen : sequence of dict
            Its outputs for each input.

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
        for candidates, whole in self._stages(seen, wrong):
            if not known.unexplained and known.count <= 2:  # noqa: PLR2004 (no more than a pair)
                break
            self._try(candidates, seen, known, whole=whole)
        found = [self._found(each, paths) for together, paths in known.groups for each in together]
        return found, known.unexplained

    def _stages(
        self, seen: Sequence[Outputs], wrong: Wrong
    ) -> Iterator[tuple[Iterator[Together], bool]]:
        """What is tried, in turn; and whether it must explain all that is left."""
        catalogue = self._catalogue
        yield ((each,) for each in catalogue), False
        exceptions = raising.raised(seen)
        yield ((each,) for each in self._on_the_line(exceptions)), True
        if len(exceptions) == len(seen):
            return
        yield ((each,) for each in self._general), True
        yield self._in_pairs(catalogue, seen, wrong), False
        yield ((each,) for each in self._general), False
        yield self._in_pairs([*catalogue, *self._general], seen, wrong), False
        yield ((each,) for each in self._far_fetched), True
        yield ((each,) for each in self._scaled(seen, wrong)), False

    def _try(
        self,
        candidates: Iterator[Together],
        seen: Sequence[Outputs],
        known: Explanation,
        *,
        whole: bool,
    ) -> None:
        tried = [(each, self.fits(each, seen)) for each in candidates]
        for together, wrong in sorted(tried, key=lambda pair: -len(pair[1])):
            enough = known.unexplained <= wrong or not whole
            if not (enough and known.accepts(together, wrong) and self._certain(together, seen)):
                continue
            sure = self._sure(together, [other for other, also in tried if also == wrong])
            if sure:
                known.add(sure, wrong)

    def _sure(self, together: Together, rivals: Sequence[Together]) -> Together:
        """Leave out of two mistakes what others could stand for as well: no name is a guess."""
        known = {each.code for each in self._catalogue}
        pairs = [{each.code for each in rival} for rival in rivals if len(rival) > 1]
        certain = [pair for pair in pairs if pair <= known]
        return tuple(each for each in together if all(each.code in pair for pair in certain))

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
            path in came and not observe.is_lost(came[path]) for came in seen for path in wrong
        )
        return frozenset(wrong) if given else frozenset()

    def harm(self, each: Mistake) -> Wrong:
        """Give what a mistake gets wrong by itself."""
        text = self._text((each,))
        if text not in self._harms:
            self._harms[text] = frozenset().union(*map(differing, self._outputs(text), self._right))
        return self._harms[text]

    def _certain(self, together: Together, seen: Sequence[Outputs]) -> bool:
        """Tell whether what fits is the only cause: of results always, of exceptions not."""
        text = self._text(together)
        exceptions = raising.raised(list(self._outputs(text)))
        if not exceptions:
            return True
        if len(together) > 1:  # what is raised hides the other mistake
            return False
        if raising.shown_shapes(exceptions):
            rivals = self._catalogue
        elif likeness := self._likeness(together, seen):
            all_raising = self._all_raising
            rivals = [each for each in all_raising if self._likeness((each,), seen) >= likeness]
        else:
            return False
        changed = {key for each in together for key in each.changes}
        return all(changed & each.changes.keys() for each in rivals if self.fits((each,), seen))

    def _likeness(self, together: Together, seen: Sequence[Outputs]) -> int:
        text = self._text(together)
        return raising.likeness(
            raising.raised(list(self._outputs(text))), raising.raised(seen), text
        )

    def _in_pairs(
        self, mistakes: Sequence[Mistake], seen: Sequence[Outputs], wrong: Wrong
    ) -> Iterator[Together]:
        """Two mistakes in one program, where one alone explains a part and the other the rest.

        Mistakes that do not touch the same outputs were tried one by one. Of the others, the
        first shows unmixed in the outputs that the second leaves alone; of a function with one
        output nothing does, so that all pairs of the catalogue are tried.
        """
        single = len(self._right[0]) == 1 and mistakes is self._catalogue
        for one in mistakes:
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
            moved = any(path.endswith(observe.FORM) for path in here)
            for other in mistakes:
                apart = not one.changes.keys() & other.changes.keys()
                if apart and (moved or mixed <= self.harm(other)):
                    yield one, other

    @functools.cached_property
    def _variants(self) -> list[Mistake]:
        """General errors, but for those that are a habit of right programs."""
        module = mistake.program(self._lesson, self._program.function)
        right = {each.text.strip() for each in module.variants()}
        variants = operators.variants(self._program, self._lesson.topic)
        return [each for each in variants if self._text((each,)).strip() not in right]

    @functools.cached_property
    def _general(self) -> list[Mistake]:
        """Those that give a result: many causes raise the same exception."""
        return [each for each in self._variants if observe.RAISED not in self._first(each)]

    @functools.cached_property
    def _far_fetched(self) -> list[Mistake]:
        variants = operators.far_fetched(self._program, self._lesson.topic)
        return [each for each in variants if observe.RAISED not in self._first(each)]

    def _scaled(self, seen: Sequence[Outputs], wrong: Wrong) -> Iterator[Mistake]:
        """Wrong outputs that are, on every input, the right one times the same number."""
        factors = {
            factor
            for path in wrong
            if (
                factor := ratio.everywhere(
                    [(c.get(path), r.get(path)) for c, r in zip(seen, self._right, strict=False)]
                )
            )
        }
        for factor in sorted(factors):
            yield from operators.scaled(self._program, self._lesson.topic, factor)

    def _on_the_line(self, exceptions: Sequence[Raised]) -> Iterator[Mistake]:
        """General errors that make the very line that raised: of no other is it certain."""
        sources = {each.source for each in exceptions}
        if len(sources) != 1:
            return
        (source,) = sources
        far = operators.far_fetched(self._program, self._lesson.topic)
        for each in (*self._variants, *far):
            ((key, new), *others) = each.changes.items()
            lines = (f"{key} = {new}", new)
            message = operators.of_a_line(each.message)
            if message and not others and any(raising.same_line(x, source) for x in lines):
                yield dataclasses.replace(each, message=message)

    @functools.cached_property
    def _all_raising(self) -> list[Mistake]:
        mistakes = [*self._catalogue, *self._variants]
        return [each for each in mistakes if observe.RAISED in self._first(each)]

    def _first(self, each: Mistake) -> Outputs:
        """What a mistake's program gives for the first input."""
        return next(iter(self._outputs(self._text((each,)))))

    def _text(self, together: Together) -> str:
        changes = {key: new for each in together for key, new in each.changes.items()}
        return self._program.changed(changes)

    def _outputs(self, text: str) -> Iterable[Outputs]:
        """What a program gives for each input, computed as far as it is asked for."""
        known = self._known.setdefault(text, [])
        yield from known
        if len(known) == len(self._inputs):
            return
        function = mistake.compiled(self._program, text, self._names)
        for arguments in self._inputs[len(known) :]:
            known.append(self._kept(observe.of_program(function, self._parameters, arguments)))
            yield known[-1]

    def _looked_at(self, seen: Sequence[Outputs]) -> list[Outputs]:
        """Leave out what is not compared of a student's outputs."""
        pairs = zip(seen, self._right, strict=False)
        return [self._kept(observe.without_extras(came, right)) for came, right in pairs]

    def _kept(self, outputs: Outputs) -> Outputs:
        if not self._free:
            return outputs
        return {path: x for path, x in outputs.items() if not path.startswith(self._free)}

    def _found(self, each: Mistake, wrong: Wrong) -> Found:
        own = wrong & self.harm(each) or wrong
        return Found(
            mistake=each,
            wrong=own,
            named={path: observe.name_of(path, self._program.text) for path in own},
        )


def differing(made: Outputs, right: Outputs, among: Collection[str] | None = None) -> set[str]:
    """The paths, of all or among some, at which two results differ, or only one has an output."""
    paths = dict.fromkeys((*made, *right)) if among is None else among
    return {
        path for path in paths if not observe.same(made.get(path, ABSENT), right.get(path, ABSENT))
    }


def _form(value: object) -> tuple[object, ...]:
    """The shape and the kind of number of an output."""
    if isinstance(value, list | int | float | np.ndarray | np.generic):
        array = np.asarray(value)
        return (array.shape if array.size != 1 else (), array.dtype.kind)
    return (type(value),)


def _forms(outputs: Outputs, paths: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    """The forms of the outputs at these paths, and of what is in them."""
    if not paths:
        return {}
    return {path: _form(value) for path, value in outputs.items() if path.startswith(paths)}


@functools.cache
def bench(lesson: Lesson, function: str, habit: int = 0, *, loose: bool = False) -> Bench:
    """The bench of a lesson's function; it remembers what its programs give.

    Parameters
    ----------
    lesson : Lesson
        Which one.
    function : str
        The function's name.
    habit : int
        Which of its right programs the mistakes change: 0 is the lesson's own.
    loose : bool
        As of `Bench`.
    """
    return Bench(lesson, mistake.program(lesson, function).variants()[habit], loose=loose)


def explain(lesson: Lesson, function: str, seen: Sequence[Outputs]) -> list[Found]:
    """Name the mistakes of a student's function, by the right program that is nearest to it.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    seen : sequence of dict
        Its outputs for each input of the bench.

    Returns
    -------
    list of Found
        Empty where nothing fits.
    """
    found = _explained(_benches(lesson, function), seen)
    if not found and not any(each.has_form_of(seen) for each in _benches(lesson, function)):
        found = _explained(_benches(lesson, function, loose=True), seen)
    return found


def _explained(benches: Sequence[Bench], seen: Sequence[Outputs]) -> list[Found]:
    distances = [each.distance(seen) for each in benches]
    nearest = [
        each
        for each, distance in zip(benches, distances, strict=True)
        if distance == min(distances)
    ]
    tried: list[tuple[int, list[Found]]] = []
    for each in dict.fromkeys((*nearest, benches[0])):
        found, left = each.explain(seen)
        tried.append((len(left), found))
        if not left:
            break
    return min(tried, key=lambda pair: pair[0])[1]


def is_right(
    lesson: Lesson, function: str, seen: Sequence[Outputs], *, loose: bool = False
) -> bool:
    """Tell whether outputs, for the first inputs of the bench or all, are those of a right program.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    seen : sequence of dict
        Its outputs for each input.
    loose : bool
        As of `Bench`.
    """
    return any(each.distance(seen) == 0 for each in _benches(lesson, function, loose=loose))


@functools.cache
def _benches(lesson: Lesson, function: str, *, loose: bool = False) -> Sequence[Bench]:
    """One for each right program."""
    habits = range(len(mistake.program(lesson, function).variants()))
    return tuple(bench(lesson, function, habit, loose=loose) for habit in habits)
