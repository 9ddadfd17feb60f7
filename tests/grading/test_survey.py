"""What is said before anything is graded: what was seen, and what does not add up."""

import datetime as dt

import pytest
from exports import people, seen

from checker.grading import survey as survey_module
from checker.grading.claims.joining import join
from checker.grading.marks.lateness import made
from checker.grading.people.directory import Directory
from checker.grading.survey import MOST, Survey

CLASS = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ann",1,,,\n"Roe, Bo",2,,,\n'


def survey(*paths, directory=None, late=None, refused=None, texts=None, **told):
    directory = directory or Directory()
    export = seen(*paths, directory=directory, texts=texts, **told)
    return Survey(
        seen=export,
        joined=join(export.handins, directory),
        roster=directory.roster,
        late=made(late or {}),
        refused=refused or {},
    )


def test_it_says_what_was_seen(tmp_path):
    found = survey("leeann_LATE_1_9_a.py", directory=people(tmp_path, CLASS))
    assert found.lines == [
        "1 hand-in: from Canvas, by names such as leeann_LATE_1_9_a.py.",
        "2 students in the roster: 1 joined, 1 handed in nothing.",
        "1 late: Lee, Ann.",
    ]
    assert not found.is_doubtful


def test_what_does_not_add_up_comes_first_and_has_a_cure(tmp_path):
    paths = ["leeann_1_9_a.py", "guestgus_8_9_a.py", "grades.csv"]
    found = survey(*paths, directory=people(tmp_path, CLASS))
    assert found.is_doubtful
    assert found.lines[1:4] == [
        "In doubt, and left out of what a platform imports: 1.",
        "  guestgus (8): guestgus (Canvas id 8) is not in the roster.",
        survey_module.CURE,
    ]
    assert found.lines[-1] == "1 no hand-in: grades.csv."


def test_names_of_no_known_form_are_in_doubt():
    found = survey("ps2~ann~a.py", "ps2~bo~a.py")
    assert found.is_doubtful
    assert "--names" in found.lines[1]


def test_without_a_roster_it_is_said_that_there_is_none():
    assert "2 students. There is no roster to compare with." in survey("ann.py", "bo.py").lines


def test_refused_ones_and_extensions_of_nobody_are_said():
    late = {
        "due": dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        "extensions": {"ann": 2, "zoe": 3},
    }
    lines = survey("ann.py", "bo.py", late=late, refused={"bo": "It is empty."}).lines
    assert "  bo: It is empty." in lines
    assert "1 has longer, and handed in nothing: zoe." in lines


def test_how_names_were_joined_is_said(tmp_path):
    directory = people(tmp_path, "id,name,group\n1,Ann Öne,\n2,Bo Two,A\n3,Cy Three,A\n")
    lines = survey("Ann One - a.py", "Bo Two - a.py", directory=directory).lines
    assert "1 joined by a name that is written otherwise: Ann One is Ann Öne." in lines
    assert "1 for a group: A." in lines


@pytest.mark.parametrize("count", [MOST, MOST + 1, 300])
def test_a_long_list_is_cut(count, tmp_path):
    paths = [f"guest{number}_{number + 10}_9_a.py" for number in range(count)]
    lines = survey(*paths, directory=people(tmp_path, CLASS)).lines
    assert len(lines) <= MOST + 6
    assert (f"  and {count - MOST} more" in lines) == (count > MOST)
