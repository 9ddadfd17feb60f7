"""Other names that people give to the functions and parameters of a lesson."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False, kw_only=True)
class OtherNames:
    """What right code may call otherwise; capitals and underscores make no difference.

    Two are equal when they are the same object: each course has one.
    """

    functions: Mapping[str, Sequence[str]] = field(default_factory=dict)  #: the lesson's → others
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)  #: the lesson's → others
    optional: Sequence[str] = ()  #: parameters that many add, and a check may use where they did
    flags: Sequence[str] = ()  #: other parameters that people add, which change no result

    def is_flag(self, name: str) -> bool:
        """Tell whether a parameter changes no result."""
        return plain(name) in {plain(each) for each in (*self.optional, *self.flags)}

    def are_one(self, ours: str, theirs: str) -> bool:
        """Tell whether a student's parameter is known to be another name of ours."""
        return plain(theirs) in {plain(name) for name in self.parameters.get(ours, ())}

    def find(self, wanted: str, present: Collection[str], reserved: Collection[str]) -> str | None:
        """Return the name of a function among those that a submission defines.

        Parameters
        ----------
        wanted
            The lesson's name of it.
        present
            The names that the submission defines.
        reserved
            The lesson's names of all functions, which stand for nothing else.

        Returns
        -------
        str or None
            The name itself, else a known other name of it, else None.
        """
        if wanted in present:
            return wanted
        candidates = [name for name in present if name not in reserved]
        for other in (wanted, *self.functions.get(wanted, ())):
            for name in candidates:
                if plain(name) == plain(other):
                    return name
        return None


def plain(name: str) -> str:
    """Return a name without case and underscores."""
    return name.replace("_", "").lower()
