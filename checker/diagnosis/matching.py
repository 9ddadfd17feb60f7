"""Find the wrong programs that do exactly what a student's function does."""

from __future__ import annotations

from collections.abc import Sequence

from checker.diagnosis.bench import Bench
from checker.diagnosis.explanation import Found, Wrong
from checker.diagnosis.forms import bench, benches, is_usual
from checker.diagnosis.leaves import Outputs
from checker.record import Lesson


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
    found, left = _explained(benches(lesson, function), seen, pairs=pairs)
    if not found and not is_usual(lesson, function, seen):
        other = _explained(benches(lesson, function, loose=True), seen, pairs=pairs)
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
