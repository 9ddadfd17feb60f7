"""What wrong programs make of a function's inputs, laid beside what a student's makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.course import inputs, mistakes, programs
from checker.course.inputs import Arguments
from checker.course.mistakes import Mistake
from checker.course.program import Program
from checker.diagnosis import differences, exception_match, leaves, vocabulary
from checker.diagnosis.differences import differing
from checker.diagnosis.explanation import Explanation, Found, Together, Wrong
from checker.diagnosis.leaves import Outputs, Raised
from checker.record import Lesson

#: A line that gives a variable its value.
_MAKES = re.compile(r"[ \t]*(\w+)[ \t]*=(?!=)")


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
                distance += 1 + (
                    differences.form(right.get(path)) != differences.form(came.get(path))
                )
        return distance

    def has_form_of(self, seen: Sequence[Outputs]) -> bool:
        """Tell whether the outputs that right programs give in many forms have the form of these.

        Where they are not there, there is no other form to speak of.
        """
        free = tuple(self._program.unconstrained)
        pairs = [
            (differences.forms(came, free), differences.forms(ours, free))
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
        given = (came[path] for came in seen for path in wrong if path in came)
        if (
            pairs
            and not few
            and len(exception_match.raised(seen)) < len(seen)
            and not differences.tell_little(given)  # many pairs would fit
        ):
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
        for came, right in zip(seen, self._right, strict=False):
            for place in differences.displaced(came, right):
                inside = any(path.startswith(f"{place}[") for path in wrong)
                if inside and f"{place}{leaves.FORM}" not in wrong:
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
        that may come about in many ways. So may answers that are yes or no.
        """
        changed = self._text((each,))
        if differences.tell_little(self._values(changed, self.harm(each))):
            names = [
                vocabulary.words(x, each.function) for x in (changed, self._program.text, text)
            ]
            return names[0] - names[1] <= names[2]
        lines = ["", *changed.split("\n")]
        raising = [lines[one.line] for one in exception_match.raised(list(self._outputs(changed)))]
        if not any(f"{name}(" in line for line in raising for name in self._names):
            return True
        new = [part for change in each.changes.values() for part in change.split("\n")]
        return exception_match.holds(text, [line for line in new if line.strip()])

    def _values(self, text: str, paths: Wrong) -> Iterator[object]:
        """Yield what a program and the right one give at some paths."""
        for outputs in (*self._outputs(text), *self._right):
            yield from (outputs[path] for path in paths if path in outputs)

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
