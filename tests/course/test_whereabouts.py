"""Which folder is the course: never one that comes with what is checked."""

from pathlib import Path

import pytest

from checker import paths
from checker.course import whereabouts


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder in a course, in a folder of somebody's."""
    (tmp_path / "course.toml").touch()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path


def test_the_nearest_course_above_is_taken(here):
    assert whereabouts.folder(None) == here
    (here / "a" / "course.toml").touch()
    assert whereabouts.folder(None) == here / "a"


def test_what_was_asked_for_comes_first(here):
    assert whereabouts.folder(here / "other") == here / "other"
    assert whereabouts.for_grades(here / "other") == here / "other"


def test_without_any_it_is_the_one_that_is_built_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert whereabouts.folder(None) == paths.course()


def test_none_is_taken_from_what_is_checked(here, monkeypatch):
    handed_in = here / "a"
    (handed_in / "course.toml").touch()
    (handed_in / "b" / "course.toml").touch()
    assert whereabouts.folder(None, handed_in) == here
    assert whereabouts.folder(None, handed_in / "b") == handed_in
    monkeypatch.chdir(here)
    assert whereabouts.folder(None, here) == paths.course()


def test_none_is_taken_from_there_by_a_link(here, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "link").symlink_to(here)
    assert whereabouts.folder(None, outside / "link") == paths.course()


def test_for_grades_none_is_looked_for(here):
    assert here != paths.course()
    assert whereabouts.for_grades(None) == paths.course()


def test_an_author_writes_into_no_course_that_is_built_in(tmp_path, monkeypatch, here):
    assert whereabouts.authored(None) == here
    empty = tmp_path.parent / f"{tmp_path.name}-empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert whereabouts.authored(None) == empty


@pytest.mark.skipif(not whereabouts.others(), reason="this edition has one course")
def test_a_course_that_comes_with_the_checker_has_a_name(here):
    name, *_ = whereabouts.others()
    found = paths.course() / "courses" / name
    assert whereabouts.folder(Path(name)) == whereabouts.for_grades(Path(name)) == found
    assert whereabouts.called(found) == Path(name)
    (here / "a" / "b" / name).mkdir()
    assert whereabouts.folder(Path(name)) == found
    (here / "a" / "b" / name / "course.toml").touch()
    assert whereabouts.folder(Path(name)) == Path(name)
    assert whereabouts.folder(Path("nothing")) == Path("nothing")
