"""Which line of a wrong function is wrong: what its statements make, beside what right ones make.

A value of the student's that occurs among those that a right function's statements make, also
transposed or flattened, is right; one that occurs only inside a right formula is half way: right
as a part, and not as an output. From the outputs that are wrong one walks back over the names that
were read, and stops at what is right. What was met is the region of the mistake, and its first
statement in time the suspect: what it reads is right, and what it makes is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from checker.diagnosis import leaves
from checker.diagnosis.kept import Event, Known, Numbers, Run, numbers, numbers_in
from checker.diagnosis.pairs import Table, table_of_pairs
from checker.diagnosis.recording import MOST


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """The first line in time whose inputs are right and whose value is not."""

    line: int
    name: str  #: of what it makes
    right_until: int  #: up to this line all is right; 0 where nobody can tell


class Comparison:
    """A student's run beside a right one on the same input.

    Parameters
    ----------
    mine, right : Run
        The two.
    wrong : collection of str
        Paths of the outputs that are wrong.
    """

    def __init__(self, mine: Run, right: Run, wrong: Collection[str]) -> None:
        self._runs = mine, right
        self._events = mine.events
        self._paths = wrong
        good = right.events
        self._good = good
        self._assigned = Known([each.numbers for each in good])
        every = [numbers(value) for _, value in right.kept]
        self._parts = Known(every)
        single = np.concatenate([np.zeros(1), *(each for each in every if each is not None)])
        self._entries = Known(list(single.reshape(-1, 1)))
        self._named: dict[str, list[Numbers]] = {}
        for each in good:
            self._named.setdefault(each.spot.name, []).append(each.numbers)
        self._mine = Known([each.numbers for each in self._events])
        outputs = leaves.taken_apart(mine.result)
        self._wrong = Known([numbers_in(outputs.get(path)) for path in wrong])
        first = self._events[0].spot.line if self._events else 0
        self._given = sum(each.spot.line == first and not each.spot.reads for each in self._events)

    def narrowed(self, paths: Collection[str]) -> Comparison:
        """Return the same for some of the wrong outputs."""
        return Comparison(*self._runs, {*self._paths} & {*paths})

    def table(self) -> Table | None:
        """Return the formula that makes a table of all pairs, where what is wrong comes from it."""
        lines = {each.spot.line for each in self.region()}
        lines |= {self._events[self.last].spot.line} if self.last is not None else set()
        return table_of_pairs(*self._runs, lines)

    def region(self) -> list[Event]:
        """Return what was made wrong, in the order of time."""
        met = [self._events[i] for i in sorted(self._met()) if not self._is_begun(i)]
        made = [each for each in met if each.numbers is not None]
        return [each for each in made if each.spot.reads] or made or met[-1:]

    def _is_begun(self, number: int) -> bool:
        """Tell whether something is added later to what a statement made: it is no whole."""
        event = self._events[number]
        blank = event.numbers is not None and not event.numbers.any()  # nothing but zeros
        if not blank or self.is_right(event):
            return False
        following = (each.spot for each in self._events[number + 1 :])
        later = next((each for each in following if each.name == event.spot.name), None)
        return later is not None and later.name in later.reads

    def is_right(self, event: Event) -> bool:
        """Tell whether a right function makes this value as well."""
        return self._assigned.has(event.numbers) and not self._is_copy(event)

    def _is_copy(self, event: Event) -> bool:
        """Tell whether a name has another value than it should, which nothing here has."""
        should = self._named.get(event.spot.name, [])
        known = [each for each in should if each is not None]
        return bool(
            known and not Known(known).has(event.numbers) and not any(map(self._mine.has, known))
        )

    @property
    def last(self) -> int | None:
        """The number of the event that returns; None where none does."""
        backwards = range(len(self._events) - 1, -1, -1)
        return next((i for i in backwards if self._events[i].spot.name == "return"), None)

    def _met(self) -> list[int]:
        if self.last is None:
            return []
        met: list[int] = []
        todo = list(self._makers(self._events[self.last].spot.reads, self.last, output=True))
        while todo:
            i = todo.pop()
            if i in met:
                continue
            met.append(i)
            event = self._events[i]
            todo += self._makers(event.spot.reads, i, own=event.numbers)
            for test in event.spot.tests:
                todo += self._makers(test.reads, i)
        return met

    def _makers(
        self, reads: Sequence[str], before: int, *, output: bool = False, own: Numbers = None
    ) -> Iterator[int]:
        """Yield what made the values of some names, where these are not right."""
        makers = [i for name in reads if (i := self._maker(name, before)) is not None]
        if output:
            carry = [i for i in makers if self._wrong.has(self._events[i].numbers)]
            several = [i for i in makers if isinstance(self._events[i].value, list)]
            makers = [*carry, *(i for i in several if i not in carry)] if carry else makers
        for i in makers:
            event = self._events[i]
            collected = output and isinstance(event.value, list) and self._wrong.has(event.numbers)
            if self.is_right(event) and not collected:
                continue
            if output or not self._is_part(event, own):
                yield i

    def _maker(self, name: str, before: int) -> int | None:
        """Return the number of the event that last gave a name its value."""
        backwards = range(before - 1, self._given - 1, -1)
        return next((i for i in backwards if self._events[i].spot.name == name), None)

    def _is_part(self, event: Event, own: Numbers) -> bool:
        """Tell whether a value is right as a part of a formula; not where it goes on unchanged."""
        same = own is not None and np.array_equal(own, event.numbers)  # type: ignore[arg-type]
        looped = any(test.loop for test in event.spot.tests)
        entry = looped and len(event.numbers if event.numbers is not None else ()) == 1
        known = self._parts.has(event.numbers) or (entry and self._entries.has(event.numbers))
        return known and not same and not self._is_copy(event)

    def lines(self) -> list[tuple[int, str]]:
        """Return lines that may be wrong, and what they make; the likeliest first."""
        if self.last is None or len(self._runs[0].kept) >= MOST:
            return []
        if leaves.FORM in self._paths:  # what is returned is of another form
            return [(self._events[self.last].spot.line, "")]
        events = self.region()
        first = self._of_given() or self._of_early_return()
        if first is None and (self.table() or not events):
            first = self._of_odd_shape(events[0] if events else self._events[self.last])
        if first is not None:
            return [(first.spot.line, first.spot.name)]
        if not events:
            found = self._of_loop()
            return [(found, "")] if found else []
        places = list(dict.fromkeys((each.spot.line, each.spot.name) for each in events))
        choice = self._of_choice(events[0])
        return [(self._of_loop() or choice, ""), *places] if choice else places

    def _of_given(self) -> Event | None:
        """Return what gives a parameter another value than the one that is given."""
        given = self._events[: self._given]
        parameters = {each.spot.name for each in given}
        for each in given:  # another default
            should = self._named.get(each.spot.name, [])[:1]
            if should and not Known(should).has(each.numbers):
                return each
        written = (e for e in self._events[self._given :] if e.spot.name in parameters)
        return next((each for each in written if not each.spot.reads), None)

    def _of_early_return(self) -> Event | None:
        """Return what returns within a loop, where a right function does so after it."""
        last = self._events[self.last or 0]
        rights = [each.spot for each in self._good if each.spot.name == "return"]
        usual = any(test.loop for each in rights for test in each.tests)
        return last if any(test.loop for test in last.spot.tests) and not usual else None

    def _of_choice(self, event: Event) -> int | None:
        """Return the line that decides whether a statement runs, where that alone is wrong."""
        if not event.spot.tests:
            return None
        choice = event.spot.tests[-1]
        fixed = not [name for name in event.spot.reads if name != event.spot.name]
        if (fixed and not choice.loop) or self._only_how_often(event):
            return choice.line
        return None

    def _of_odd_shape(self, event: Event) -> Event | None:
        """Return the first of what an event comes from whose numbers are right and shape is not."""
        odd: list[int] = []
        seen: set[int] = set()
        todo = [self._events.index(event)]
        while todo:
            i = todo.pop()
            seen.add(i)
            odd += [i] if self._has_odd_shape(self._events[i]) else []
            for name in self._events[i].spot.reads:
                maker = self._maker(name, i)
                todo += [] if maker is None or maker in seen else [maker]
        return self._events[min(odd)] if odd else None

    def _has_odd_shape(self, event: Event) -> bool:
        """Tell whether a name has its right numbers, in another shape."""
        shapes = [
            each.shape
            for each in self._good
            if each.spot.name == event.spot.name and Known([each.numbers]).has(event.numbers)
        ]
        return bool(shapes and event.shape not in shapes)

    def _only_how_often(self, event: Event) -> bool:
        """Tell whether a list is wrong, though each of its entries is right."""
        match event.value:
            case ["several", [_, *_] as parts]:
                return all(self._assigned.has(numbers(each)) for each in parts)
        return False

    def _of_loop(self) -> int | None:
        """Return the line because of which too many or too few passes of a loop are made."""
        end = self.last or 0
        returned = self._events[end].spot
        for name in returned.reads:
            backwards = reversed(self._events[self._given : end])
            event = next((each for each in backwards if each.spot.name == name), None)
            if event is None or isinstance(event.value, list):
                continue
            loops = [test for test in event.spot.tests if test.loop]
            if loops and self._wrong.has(event.numbers):
                return loops[0].line
        return None

    def right_until(self, line: int) -> int:
        """Return the last line above another up to which all is right; 0 where not all is."""
        own = range(self._given, len(self._events))
        made = [self._events[i] for i in own if not self._is_begun(i)]
        above = [each for each in made if each.spot.line < line]
        return (
            max((each.spot.line for each in above), default=0)
            if all(map(self._is_all_right, above))
            else 0
        )

    def _is_all_right(self, event: Event) -> bool:
        """Tell whether a value is one of the solution's, in its shape, and under its name."""
        named = self._named.get(event.spot.name)
        own = named is None or Known(named).has(event.numbers)
        known = self.is_right(event) or self._parts.has(event.numbers)
        return own and known and not self._has_odd_shape(event)


def suspect(comparisons: Sequence[Comparison]) -> Suspect | None:
    """Return the line on which most inputs agree; None where nothing tells it.

    Parameters
    ----------
    comparisons : sequence of Comparison
        One for each input on which something is wrong.
    """
    votes: Counter[int] = Counter()
    names: Mapping[int, str] = {}
    for each in comparisons:
        for rank, (line, name) in enumerate(each.lines()):
            votes[line] += 1 if rank else 10
            names = {line: name, **names}
    if not votes:
        return None
    ((line, _),) = votes.most_common(1)
    until = min(each.right_until(line) for each in comparisons)
    return Suspect(line=line, name=names[line], right_until=until)
