"""The made-up class is made of what there is, and the same each time."""

from collections import Counter

from checker.course import mistakes, syllabus
from checker.grading import made_up_class
from checker.grading.archives import handins
from checker.grading.archives.lms_archive import opened
from checker.grading.claims.joining import join
from checker.grading.people import roster
from checker.grading.people.directory import Directory

KNOWN = made_up_class.lessons(syllabus.shipped())


def test_the_common_mistakes_are_in_the_catalogue():
    known = {each.code for lesson in syllabus.shipped().lessons for each in mistakes.of(lesson)}
    common = syllabus.shipped().settings.example.common
    assert len(common) > 10
    assert set(common) <= known


def test_the_same_seed_makes_the_same_class():
    assert list(made_up_class.submissions(30, KNOWN)) == list(made_up_class.submissions(30, KNOWN))
    assert list(made_up_class.submissions(30, KNOWN)) != list(
        made_up_class.submissions(30, KNOWN, seed=2)
    )


def test_it_reads_like_an_export_of_canvas(tmp_path):
    file, names = made_up_class.write(tmp_path, 30, syllabus.shipped())
    directory = Directory(roster.load(names))
    with opened(file) as items:
        found = handins.read(items, directory)
    assert len(found.handins) == 30
    assert found.platform == "Canvas"
    assert any(len(each.files) > 1 for each in found.handins)
    joined = join(found.handins, directory)
    assert not joined.doubtful
    assert all(claim.person for claim in joined.claims)


def test_there_is_something_of_everything():
    kinds = Counter(each.kind for each in made_up_class.submissions(300, KNOWN))
    assert kinds["wrong"] > kinds["right"] > 10
    odd = {"stuck", "leaves", "forges", "unfinished", "document", "damaged", "empty"}
    assert odd <= kinds.keys()


def test_a_class_can_be_all_honest():
    kinds = {each.kind for each in made_up_class.submissions(60, KNOWN, odd=0)}
    assert kinds == {"right", "wrong", "again"}
