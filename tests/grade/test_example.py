"""The made-up class is made of what there is, and the same each time."""

from collections import Counter

from checker import course, mistake
from checker.grade import example, roster
from checker.grade.example_texts import COMMON
from checker.grade.export import opened
from checker.grade.handin import handins


def test_the_common_mistakes_are_in_the_catalogue():
    known = {each.code for lesson in course.lessons() for each in mistake.catalogue(lesson)}
    assert set(COMMON) <= known


def test_the_same_seed_makes_the_same_class():
    assert list(example.submissions(30)) == list(example.submissions(30))
    assert list(example.submissions(30)) != list(example.submissions(30, seed=2))


def test_it_reads_like_an_export_of_canvas(tmp_path):
    file, names = example.write(tmp_path, 30)
    with opened(file) as items:
        found = handins(items)
    assert len(found) == 30
    assert {each.platform for each in found} == {"Canvas"}
    assert any(each.notes for each in found)
    people = roster.joined(roster.load(names))
    assert all(each.student in people for each in found)


def test_there_is_something_of_everything():
    kinds = Counter(each.kind for each in example.submissions(300))
    assert kinds["wrong"] > kinds["right"] > 10
    odd = {"stuck", "leaves", "forges", "unfinished", "document", "damaged", "empty"}
    assert odd <= kinds.keys()


def test_a_class_can_be_all_honest():
    kinds = {each.kind for each in example.submissions(60, odd=0)}
    assert kinds == {"right", "wrong", "again"}
