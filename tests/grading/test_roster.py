"""Lists of a class, however they were saved and in whatever language."""

import datetime as dt

import pytest

from checker.grading.people import times
from checker.grading.people.identity import Id, IdKind
from checker.grading.people.roster import RosterError, load

TABLE = "id{0}name{0}email\n101{0}Ada Öne{0}ada@college.example\n102{0}Bo Two{0}bo@x.example\n"


def people(tmp_path, *texts):
    places = [tmp_path / f"{number}.csv" for number in range(len(texts))]
    for place, text in zip(places, texts, strict=True):
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(*places)


def only(tmp_path, *texts):
    (found,) = people(tmp_path, *texts).people
    return found


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_table_is_read_however_it_was_saved(sign, encoding, tmp_path):
    found = people(tmp_path, TABLE.format(sign).encode(encoding))
    assert [each.name for each in found.people] == ["Ada Öne", "Bo Two"]
    assert [each.student for each in found.people] == ["101", "102"]
    assert bool(found.notes) == (encoding == "cp1252")


def test_a_workbook_is_read(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("Class of 2026", None), ("ID", "Name"), (101, "Ada Öne"), (102.0, "Bo Two")):
        book.active.append(row)
    book.save(tmp_path / "class.xlsx")
    found = load(tmp_path / "class.xlsx")
    assert [(each.student, each.name) for each in found.people] == [
        ("101", "Ada Öne"),
        ("102", "Bo Two"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nid;name\n7;Ada Abel\n",
        "Matrikelnummer;Nachname;Vorname\n7;Abel;Ada\n",
        "Matrikelnummer;Name;Vorname\n7;Abel;Ada\n",
        "matricule;prénom;nom\n7;Ada;Abel\n",
        "matrícula;nombre;apellidos\n7;Ada;Abel\n",
        "matricola;Cognome;Nome\n7;Abel;Ada\n",
        "studentnummer;voornaam;achternaam\n7;Ada;Abel\n",
        "学籍番号,氏名\n7,Ada Abel\n",
        "First Name,Last Name,SID\nAda,Abel,7\n",
        "OrgDefinedId,Last Name,First Name\n#7,Abel,Ada\n",
        "Name,ID number,Last name\nAda Abel,7,Abel\n",
        "\nClass list,\n\nStudent ID,Full name\n7,Ada Abel\n",
    ],
)
def test_heads_are_known_in_many_languages(text, tmp_path):
    found = only(tmp_path, text)
    assert (found.name, found.student) == ("Ada Abel", "7")


CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,HW (17)
,,,,,Manual Posting
    Points Possible,,,,,20
"Abel, Ada",4000,A17,aabel,1,
"Student, Test",4009,,f00d,1,
"""
GROUPS = "name,canvas_user_id,user_id,login_id,group_name\nAda Abel,4000,A17,aabel,Rocket\n"


def test_ids_are_of_their_kind(tmp_path):
    assert only(tmp_path, CANVAS).ids == {
        Id(kind=IdKind.CANVAS, value="4000"),
        Id(kind=IdKind.STUDENT, value="A17"),
        Id(kind=IdKind.LOGIN, value="aabel"),
    }


def test_who_is_in_two_tables_is_one_person(tmp_path):
    found = only(tmp_path, CANVAS, GROUPS)
    assert (found.student, found.name, found.group) == ("4000", "Abel, Ada", "Rocket")
    assert found.cells(0)[0] == "Abel, Ada"
    assert found.cells(1)[0] == "Ada Abel"
    assert found.cells(2) is None


def test_who_is_in_two_tables_by_name_alone_is_one_person(tmp_path):
    found = people(tmp_path, CANVAS, "SID,name,group\nA17,Ada Abel,Rocket\nA18,Bo Two,Rocket\n")
    assert [(each.name, each.group) for each in found.people] == [
        ("Abel, Ada", "Rocket"),
        ("Bo Two", "Rocket"),
    ]
    twice = people(tmp_path, CANVAS, "login,name\nx,Ada Abel\ny,Ada Abel\n")
    assert len(twice.people) == 3
    other = people(tmp_path, CANVAS, "SID,name\nB99,Ada Abel\n")
    assert len(other.people) == 2


def test_who_is_in_two_sections_is_one_person(tmp_path):
    again = '"Abel, Ada",4000,A17,aabel,2,\n'
    assert only(tmp_path, CANVAS + again).student == "4000"


def test_namesakes_are_two_people(tmp_path):
    found = people(tmp_path, "id,name\n1,Ada Abel\n2,Ada Abel\n")
    assert len(found.people) == 2


def test_an_address_that_two_have_makes_them_no_one_person(tmp_path):
    found = people(tmp_path, "SID,name,email\n1,Ada,a@x.example\n2,Bo,a@x.example\n")
    assert len(found.people) == 2
    assert found.notes == ("Ada and Bo of the roster have one e-mail address a@x.example.",)


@pytest.mark.parametrize(
    ("head", "word", "status"),
    [
        ("Identifier,Full name", "Participant", "Submitted for grading - 2 hours late"),
        ("ID,Vollständiger Name", "Teilnehmer/in", "Zur Bewertung abgegeben - 2 Stunden verspätet"),
        ("Identifiant,Nom complet", "Participant", "Remis - 2 heures de retard"),
    ],
)
def test_moodles_worksheet_says_who_and_whether_late(head, word, status, tmp_path):
    found = people(tmp_path, f'{head},Status\n"{word} 201",Ada Abel,{status}\n')
    (one,) = found.people
    assert one.ids == {Id(kind=IdKind.MOODLE, value="201")}
    assert one.late
    assert found.blind == {word.casefold()}


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 20 November 2026, 11:05 PM",
        "Freitag, 20. November 2026, 23:05",
        "vendredi 20 novembre 2026, 23:05",
        "viernes, 20 de noviembre de 2026, 23:05",
        "Nov 20, 2026 1105 PM",
        "20 November, 2026 2305",
        "2026-11-20-23-05-00",
        "2026-11-20 23:05:00.123",
        "20261120230500000",
    ],
)
def test_times_are_read_as_they_are_written(text):
    assert times.read(text) == dt.datetime(2026, 11, 20, 23, 5)  # noqa: DTZ001 (none is written)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2026-11-20 23:05:00 UTC", 0),
        ("2026-11-20T23:05:00Z", 0),
        ("2026-11-20 23:05:00 -08:00", -8),
        ("2026-11-20 23:05:00 America/Los_Angeles", -8),
        ("Friday, 20 November 2026 23:05:00 o'clock GMT", 0),
    ],
)
def test_a_zone_that_is_written_is_kept(text, offset):
    assert times.read(text).utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize("text", ["", "-", "Ann", "2026-13-20", "20 Foo 2026, 23:05", "1 2 3"])
def test_what_is_no_time_is_none(text):
    assert times.read(text) is None


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name\n", "学,氏\n1,2\n"])
def test_a_table_without_students_is_refused_with_the_columns_it_has(text, tmp_path):
    with pytest.raises(RosterError, match="names no student") as refused:
        people(tmp_path, text)
    assert all(head in str(refused.value) for head in text.partition("\n")[0].split(","))


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(RosterError, match="cannot be read"):
        load(tmp_path / "no.csv")
    (tmp_path / "no.xlsx").write_bytes(b"PK")
    with pytest.raises(RosterError, match="Save it as CSV"):
        load(tmp_path / "no.xlsx")
