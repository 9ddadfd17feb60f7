"""Whose a hand-in is: by its own kind of id, by a name that one alone has, or in doubt."""

from fractions import Fraction

import pytest
from exports import joined, people, whose

from checker.grading.claims.overrides import Override, load
from checker.grading.people.table import RosterError

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section
"Lee, Ann",107,s107,alee,1
"Roe, Jo",109,s109,jroe,1
"Zed, Zoe",900,500,zzed,1
"""


def canvas(name, number):
    return f"{name}_{number}_9001_a.py"


def test_an_id_joins(tmp_path):
    assert whose(people(tmp_path, CANVAS), canvas("leeann", 107)) == {"leeann": "Lee, Ann"}


def test_a_name_does_not_join_where_the_id_is_anothers(tmp_path):
    found = whose(people(tmp_path, CANVAS), canvas("leeann", 107), canvas("leeann", 108))
    assert "is not in the roster. Lee, Ann of the roster has another." in found["leeann"]
    claims = joined(people(tmp_path, CANVAS), canvas("leeann", 108)).claims
    assert claims[0].person is None


def test_an_id_of_another_kind_does_not_join(tmp_path):
    found = whose(people(tmp_path, CANVAS), canvas("xavabe", 500), canvas("x", "4000"))
    assert found["xavabe"] == "xavabe (Canvas id 500) is not in the roster."


@pytest.mark.parametrize(
    ("table", "path", "name"),
    [
        ("id,name\n101,Ada Öne\n", "101/a.py", "Ada Öne"),
        ("login,name\nAAbel,Ada Abel\n", "aabel.py", "Ada Abel"),
        ("email,name\nAda@x.example,Ada Abel\n", "ada@x.example/a.py", "Ada Abel"),
        ("username,name\nj_smith,Jane\n", "HW_j_smith_attempt_2026-11-20-23-11-00_a.py", "Jane"),
        ("identifier,github_username,name\n1,AAbel,Ada\n", "hw2-aabel/a.py", "Ada"),
        ("Identifier,Full name\nParticipant 7,Ada A\n", "Ada A_7_assignsubmission_file/a", "Ada A"),
        ("id,name\n7,Ada Abel\n", "abelada_7_90_a.py", "Ada Abel"),
        ("SIS User ID,name\n17,Ada Abel\n", "submission_1/a.py", "Ada Abel"),
    ],
)
def test_each_kind_of_id_joins_with_its_own(table, path, name, tmp_path):
    texts = {"submission_metadata.yml": "submission_1:\n  :submitters:\n  - :sid: '17'\n"}
    texts = texts if path.startswith("submission") else {}
    more = ["hw2-other/a.py"] if path.startswith("hw2") else []
    claims = joined(people(tmp_path, table), path, *more, texts=texts).claims
    assert name in [claim.name for claim in claims if not claim.doubts]


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("email,name\nada@x.example,Ada Abel\n", "ada/a.py"),
        ("email,name\nada@x.example,Ada Abel\n", "ada@y.example/a.py"),
        ("id,name\n7,Bo Brand\n", "abelada_7_90_a.py"),
        ("SIS User ID,name\n7,Bo Brand\n", "abelada_7_90_a.py"),
        ("login,name\nadalovelace,A\n", "ada-lovelace/a.py"),
        ("id,name\n1,Ada\n1x,Bo\n", "01/a.py"),
    ],
)
def test_what_is_merely_like_an_id_does_not_join(table, path, tmp_path):
    (claim,) = joined(people(tmp_path, table), path).claims
    assert claim.person is None
    assert "is not in the roster" in claim.doubts[0]


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("Ada Abel - a.py", "name"),
        ("Abel, Ada/a.py", "name"),
        ("ADA  ABEL/a.py", "name"),
        ("Àda Abel/a.py", "a name written otherwise"),
        ("Ada-Abel/a.py", "a name written otherwise"),
    ],
)
def test_a_name_that_one_alone_has_joins_and_it_is_said_how(path, how, tmp_path):
    (claim,) = joined(people(tmp_path, "id,name\n7,Ada Abel\n"), path).claims
    assert (claim.person.student, claim.how) == ("7", how)


def test_of_namesakes_nobody_is_taken(tmp_path):
    directory = people(tmp_path, "id,name\n1,Ada Abel\n2,Ada Abel\n")
    (claim,) = joined(directory, "Ada Abel - a.py").claims
    assert claim.doubts == ("It may be that of Ada Abel (1) and Ada Abel (2).",)
    assert len(claim.candidates) == 2
    assert whose(directory, "1/a.py", "2/a.py") == {"1": "Ada Abel", "2": "Ada Abel"}


def test_two_hand_ins_for_one_person_are_both_in_doubt(tmp_path):
    directory = people(tmp_path, "id,login,name\n1,ada-lovelace,Ada Lovelace\n")
    found = joined(directory, "1/a.py", "ada-lovelace/a.py")
    assert len(found.doubtful) == 2
    assert "has another hand-in: 1 (1). Which one counts?" in found.doubtful[1].doubts[0]


def test_a_number_of_moodle_may_be_a_groups(tmp_path):
    table = 'Identifier,Full name\n"Participant 201",Ann Lee\n"Participant 202",María Roe\n'
    directory = people(tmp_path, table)
    path = "{}_202_assignsubmission_file/a.py"
    assert "may be a group's" in whose(directory, path.format("Team A"))["Team A"]
    for name in ("Participant", "María Roe", "Maria Roe", "Team A-María Roe"):
        assert whose(directory, path.format(name)) == {name: "María Roe"}


GROUPS = """\
name,canvas_user_id,user_id,login_id,group_name
Ada One,101,s101,aone,Team Rocket
Bea Two,102,s102,btwo,Team Rocket
Cy Three,103,s103,cthree,Solo
"""


@pytest.mark.parametrize(
    "paths",
    [
        (canvas("teamrocket", 101), canvas("solo", 103)),
        (canvas("oneada", 101), canvas("threecy", 103)),
        ("Team Rocket_9_assignsubmission_file/a.py", "Solo_8_assignsubmission_file/a.py"),
        ("hw2-team-rocket/a.py", "hw2-solo/a.py"),
        ("team rocket/a.py", "solo/a.py"),
    ],
)
def test_what_a_group_hands_in_is_everybodys_in_it(paths, tmp_path):
    found = joined(people(tmp_path, GROUPS), *paths)
    assert [claim.name for claim in found.claims] in (
        ["Cy Three", "Ada One", "Bea Two"],
        ["Ada One", "Bea Two", "Cy Three"],
    )
    assert not found.doubtful
    assert len({claim.student for claim in found.claims}) == 3


def test_where_members_hand_in_by_themselves_each_has_their_own(tmp_path):
    found = joined(people(tmp_path, GROUPS), canvas("oneada", 101), canvas("twobea", 102))
    assert [(claim.name, claim.group) for claim in found.claims] == [
        ("Ada One", ""),
        ("Bea Two", ""),
    ]


def test_who_hands_in_beside_the_group_is_in_doubt_and_the_others_are_not(tmp_path):
    found = joined(people(tmp_path, GROUPS), canvas("teamrocket", 101), canvas("twobea", 102))
    assert {claim.name for claim in found.doubtful} == {"Bea Two"}


def test_a_group_of_canvas_without_its_table_is_in_doubt(tmp_path):
    found = whose(people(tmp_path, CANVAS), canvas("teamrocket", 107))
    assert "table of groups" in found["teamrocket"]


def test_submitters_together_each_have_the_mark_also_without_a_roster(tmp_path):
    text = (
        "submission_1:\n  :submitters:\n  - :name: Ada\n    :email: a@x.example\n"
        "  - :name: Bo\n    :email: b@x.example\n"
    )
    texts = {"submission_metadata.yml": text}
    directory = people(tmp_path, "email,name\na@x.example,Ada Abel\nb@x.example,Bo Brand\n")
    for given, names in ((directory, ["Ada Abel", "Bo Brand"]), (None, ["Ada", "Bo"])):
        found = joined(given or type(directory)(), "submission_1/a.py", texts=texts)
        assert [claim.name for claim in found.claims] == names
        assert [claim.student for claim in found.claims] == ["a@x.example", "b@x.example"]


def test_an_instructor_says_whose_it_is(tmp_path):
    directory = people(tmp_path, CANVAS)
    said = [
        Override(handin="999", person="Roe, Jo", note="guest account"),
        Override(handin="Lee, Ann", points=Fraction(-2), note="agreed"),
    ]
    found = joined(directory, canvas("guest", 999), canvas("leeann", 107), overrides=said)
    assert not found.doubtful
    assert [(c.name, c.points, c.notes) for c in found.claims] == [
        ("Roe, Jo", 0, ("guest account",)),
        ("Lee, Ann", -2, ("agreed",)),
    ]


def test_what_an_instructor_gives_to_nobody_is_set_aside(tmp_path):
    said = [Override(handin="999", person="-")]
    found = joined(people(tmp_path, CANVAS), canvas("guest", 999), overrides=said)
    assert (found.claims, [each.name for each in found.aside]) == ((), ["guest"])


def test_of_two_hand_ins_the_one_that_was_told_counts(tmp_path):
    said = [Override(handin="999", person="107")]
    paths = (canvas("guest", 999), canvas("leeann", 107))
    found = joined(people(tmp_path, CANVAS), *paths, overrides=said)
    assert [claim.handin.name for claim in found.claims] == ["guest"]
    assert [each.name for each in found.aside] == ["leeann"]


def test_two_lines_make_a_group(tmp_path):
    said = [Override(handin="team", person="107"), Override(handin="team", person="109")]
    found = joined(people(tmp_path, CANVAS), "team/a.py", overrides=said)
    assert [claim.name for claim in found.claims] == ["Lee, Ann", "Roe, Jo"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Override(handin="nobody", person="107"), "a hand-in nobody, which is not there"),
        (Override(handin="999", person="Lee, Bo"), "Lee, Bo, who is not in the roster"),
    ],
)
def test_an_override_about_nobody_is_refused(said, why, tmp_path):
    with pytest.raises(RosterError, match=why):
        joined(people(tmp_path, CANVAS), canvas("guest", 999), overrides=[said])


def test_overrides_are_read_from_a_table(tmp_path):
    file = tmp_path / "o.csv"
    file.write_text("Hand-in;Person;Points;Note\n1;;−1,5;why\n2;x;+2;\n", encoding="utf-8")
    assert load(file) == [
        Override(handin="1", points=Fraction(-3, 2), note="why"),
        Override(handin="2", person="x", points=Fraction(2)),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [("who,what\n1,2\n", "They have to be: hand-in"), ("hand-in,points\n1,many\n", "no number")],
)
def test_overrides_that_cannot_be_understood_are_refused(text, why, tmp_path):
    file = tmp_path / "o.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RosterError, match=why):
        load(file)
