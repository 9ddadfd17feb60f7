"""Which mistakes are found, and how much of what is wrong they explain."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from checker.course.mistakes import Mistake

#: Mistakes made together in one program; mostly one.
Together = tuple[Mistake, ...]
#: The paths of outputs that differ from the right ones.
Wrong = frozenset[str]


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
