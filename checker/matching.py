"""Find the wrong programs that do exactly what a student's function does."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from checker import mistake, observe, operators
from checker.mistake import Arguments, Mistake
from checker.model import Lesson
from checker.observe import Outputs

#: Mistakes made together in one program; mostly one.
Together = tuple[Mistake, ...]
#: The paths of outputs that differ from the right ones.
Wrong = frozenset[str]
#: In place of an output that is not there.
ABSENT = observe.Raised(type_name="", message="")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """A mistake whose program does what the student's function does."""

    mistake: Mistake  #: which one
    wrong: Wrong  #: the paths of the outputs that it explains
    outputs: tuple[str, ...]  #: their names in the lesson


class Bench:
    """A function's right program, its inputs, and what wrong programs make of them.

    Parameters
    ----------
    lesson : Lesson
        Whose function it is.
    function : str
        Its name.
    """

    def __init__(self, lesson: Lesson, function: str) -> None:
        self._lesson = lesson
        self._program = mistake.program(lesson, function)
        self._names = mistake.names(lesson)
        self._inputs: Sequence[Arguments] = mistake.probes(lesson)[function]
        self._parameters = next(f.parameters for f in lesson.functions if f.name == function)
        self._known: dict[str, list[Outputs]] = {}  # program text → its outputs
        self._right = list(self._outputs(self._program.text))
        self._catalogue = [m for m in mistake.catalogue(lesson) if m.function == function]

    def explain(self, seen: Sequence[Outputs]) -> list[Found]:
        """Name the mistakes that explain what a student's function gives.

        Parameters
        ----------
        seen : sequence of dict
            Its outputs for each input.

        Returns
        -------
        list of Found
            None of them on a guess; empty where nothing fits.
        """
        unexplained: Wrong = frozenset().union(*map(differing, seen, self._right))
        chosen: list[Found] = []
        for general in (False, True):  # the catalogue first: it knows more to say
            for candidates in (self._alone, self._in_pairs):
                if not unexplained:
                    return chosen
                mistakes = self._catalogue + (self._general if general else [])
                tried = [(c, self.fits(c, seen)) for c in candidates(mistakes, seen, unexplained)]
                for together, wrong in sorted(tried, key=lambda pair: -len(pair[1])):
                    if wrong and wrong <= unexplained:
                        chosen += [self._found(each, wrong) for each in together]
                        unexplained -= wrong
        return chosen

    def fits(self, together: Together, seen: Sequence[Outputs]) -> Wrong:
        """Give what a program with these mistakes gets wrong, if the student gets just that."""
        wrong: set[str] = set()
        results = self._outputs(self._text(together))
        for made, right, came in zip(results, self._right, seen, strict=False):
            here = differing(made, right)
            if here & differing(made, came):
                return frozenset()
            wrong |= here
        return frozenset(wrong)

    def harm(self, each: Mistake) -> Wrong:
        """Give what a mistake gets wrong by itself."""
        results = self._outputs(self._text((each,)))
        return frozenset().union(*map(differing, results, self._right))

    def _alone(
        self, mistakes: Sequence[Mistake], _seen: Sequence[Outputs], _unexplained: Wrong
    ) -> Iterator[Together]:
        return ((each,) for each in mistakes)

    def _in_pairs(
        self, mistakes: Sequence[Mistake], seen: Sequence[Outputs], unexplained: Wrong
    ) -> Iterator[Together]:
        """Two mistakes in one program, where one alone explains a part and the other the rest.

        Mistakes that do not touch the same outputs were tried one by one. Of the others, the
        first shows unmixed in the outputs that the second leaves alone.
        """
        for one in mistakes:
            made = self._first(one)
            here = differing(made, self._right[0]) & unexplained
            explained = here - differing(made, seen[0])
            if not explained or not here - explained:
                continue
            for other in mistakes:
                apart = not one.changes.keys() & other.changes.keys()
                if apart and here - explained <= differing(self._first(other), self._right[0]):
                    yield one, other

    @functools.cached_property
    def _general(self) -> list[Mistake]:
        """General errors, but for those that raise: many causes raise the same exception."""
        variants = operators.variants(self._program, self._lesson.topic)
        return [each for each in variants if observe.RAISED not in self._first(each)]

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
            known.append(observe.of_program(function, self._parameters, arguments))
            yield known[-1]

    def _found(self, each: Mistake, wrong: Wrong) -> Found:
        names = {self._name(path) for path in wrong & (self.harm(each) or wrong)}
        return Found(mistake=each, wrong=wrong, outputs=tuple(sorted(names - {""})))

    def _name(self, path: str) -> str:
        """The lesson's name of an output: ``dw`` for ``[0]['dw']``, ``cost`` for ``[1]``."""
        key = re.search(r"\['(\w+)'\]$", path)
        if key:
            return key[1]
        place = re.fullmatch(r"\[(\d+)\]", path)
        returned = self._program.text.rstrip().rpartition("return ")[2].split(",")
        if place and len(returned) > int(place[1]):
            return returned[int(place[1])].strip()
        return ""


def differing(made: Outputs, right: Outputs) -> set[str]:
    """The paths at which two results differ, or only one has an output."""
    paths = dict.fromkeys((*made, *right))
    return {
        path for path in paths if not observe.same(made.get(path, ABSENT), right.get(path, ABSENT))
    }


@functools.cache
def bench(lesson: Lesson, function: str) -> Bench:
    """The bench of a lesson's function; it remembers what its programs give."""
    return Bench(lesson, function)
