"""Right code in other clothes passes every check of the lessons that it solves."""

import importlib.util

import programs
import pytest

from checker.record import Status

NEEDED = {"scipy": ("sigmoid_expit_inside", "sigmoid_is_expit")}


@pytest.mark.parametrize("path", programs.files("right"), ids=lambda path: path.stem)
def test_right_program_passes_on_every_seed(path, host, quick_host):
    for library, names in NEEDED.items():
        if path.stem in names and importlib.util.find_spec(library) is None:
            pytest.skip(f"needs {library}")
    topics = [lesson.topic for lesson in programs.lessons_of(path)]
    assert topics
    for seed, place in ((0, host), (1, quick_host), (2026, quick_host)):
        reports = programs.check(programs.read(path), topics, place, seed=seed)
        for report in reports.values():
            assert report.status is Status.PASSED, f"seed {seed}\n{programs.told(reports)}"


def test_there_are_many_and_each_says_what_is_special():
    paths = programs.files("right")
    assert len(paths) >= 40
    assert all(programs.title(path) for path in paths)
    assert len({programs.title(path) for path in paths}) == len(paths)
