"""What goes back to Canvas and Moodle, held against their importers' rules."""

import zipfile
from dataclasses import replace
from fractions import Fraction

import importers
import pytest
from records import DW, LESSONS, claim, judged, lesson, record, refused

from checker.grading.archives.lms_archive import ExportError
from checker.grading.formats import canvas, feedback, moodle
from checker.grading.marks import marks
from checker.grading.marks.rubric import fair, made
from checker.grading.marks.visible import for_students
from checker.grading.people.identity import Id, IdKind
from checker.grading.people.roster import load
from checker.record import CheckResult, Status

RUBRIC = fair(LESSONS)
BOOK = """\
Student,ID,SIS User ID,SIS Login ID,Section,Homework 2 (777),Homework 3 (778),Current Score
,,,,,Manual Posting,,
    Points Possible,,,,,{possible},10,(read only)
"Lee, Ann",101,s101,alee,Sec 1,,9,
"Roe, Bo",102,s102,broe,Sec 1,EX,9,
"Dee, Cy",103,s103,cdee,Sec 1,N/A,9,
"Fox, Di",104,s104,dfox,Sec 1,6,9,
"Student, Test",199,,1a2b3c,Sec 1,,,
"""


def people(tmp_path, *texts):
    places = [tmp_path / f"{number}.csv" for number in range(len(texts))]
    for place, text in zip(places, texts, strict=True):
        place.write_text(text, encoding="utf-8")
    return load(*places)


def rows(found, **records):
    """The class: each person's verdict by their id; all right where nothing else is said."""
    return [
        marks.row(
            records.get(f"s{person.student}", record(person.student)),
            claim(person.student, person=person),
            RUBRIC,
            slug="s",
        )
        for person in found.people
    ]


def uploaded(tmp_path, title="Homework 2", possible="20", *, given=None, **records):
    text = BOOK.format(possible=possible)
    found = people(tmp_path, text)
    book = canvas.gradebook(found, title)
    table, notes = canvas.table(given or rows(found, **records), book, RUBRIC.total)
    return importers.canvas(text, table), notes, book


def test_only_who_was_graded_changes_and_who_is_excused_stays(tmp_path):
    found, notes, _ = uploaded(tmp_path, s104=refused("104", "It is empty."))
    assert found.complaints == []
    assert found.marks == {"101": "20"}
    assert notes == [
        "Roe, Bo is excused in Canvas, was graded, and is left so.",
        "Dee, Cy does not have this assignment in Canvas, was graded, and is left so.",
    ]


@pytest.mark.parametrize(
    ("possible", "mark", "said"),
    [
        ("50", "50", "50 points"),
        ("20", "20", ""),
        ("", "20", ""),
        ("0", "20", ""),
        ("7.5", "7.5", "7.5"),
    ],
)
def test_marks_are_converted_to_the_points_of_the_column(possible, mark, said, tmp_path):
    found, _, book = uploaded(tmp_path, possible=possible)
    assert found.marks["101"] == mark
    note = book.note(RUBRIC.total)
    assert said in note
    assert bool(note) == bool(said)


@pytest.mark.parametrize(
    "title", ["Homework 2 (777)", "Homework 2", "homework  2", "777", "HOMEWORK 2 (777)"]
)
def test_a_column_may_be_said_in_several_ways(title, tmp_path):
    assert uploaded(tmp_path, title)[2].title == "Homework 2 (777)"


@pytest.mark.parametrize("title", ["Homwork 2", "Homework", "Current Score", "ID", "7", "Section"])
def test_what_is_no_column_is_refused_with_those_that_are(title, tmp_path):
    found = people(tmp_path, BOOK)
    with pytest.raises(ExportError, match=r"Homework 2 \(777\), Homework 3 \(778\)"):
        canvas.gradebook(found, title)


def test_a_name_that_two_columns_have_is_no_columns(tmp_path):
    book = BOOK.replace("Homework 3", "Homework 2")
    with pytest.raises(ExportError, match="There are"):
        canvas.gradebook(people(tmp_path, book), "Homework 2")
    assert canvas.gradebook(people(tmp_path, book), "Homework 2 (778)").column == 6


def test_without_a_column_it_is_said_that_one_is_needed(tmp_path):
    book = canvas.gradebook(people(tmp_path, BOOK), "")
    assert '--title "Homework 2 (777)"' in book.note(RUBRIC.total)
    assert canvas.gradebook(people(tmp_path, "id,name\n1,Ann\n"), "") is None


def test_a_semicolon_gradebook_is_read(tmp_path):
    book = canvas.gradebook(people(tmp_path, BOOK.format(possible="7.5").replace(",", ";")), "777")
    assert book.possible == Fraction(15, 2)


SHEETS = {
    "en": 'Identifier,"Full name",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"',
    "de": 'ID,"Vollständiger Name",Status,Bewertung,Bestwertung,"Bewertung kann geändert werden",'
    '"Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"',
    "fi": 'Tunniste,"Koko nimi",Tila,Arvosana,Enimmäisarvosana,"Arvosanaa voi muuttaa",'
    '"Muokattu (palautus)","Muokattu (arvosana)",Palaute',
}
LINES = """\
"Participant 201","Ann ""x\\"" Lee",Submitted,,{most},Yes,"Friday",-,
"Participant 202",Bo \\,Submitted,,{most},Yes,"Friday",-,"<p>old \\""q""</p>"
"Participant 203",Cy,No,"7.50",{most},Yes,-,"Monday","<p>said</p>"
"""


def returned(tmp_path, language="en", most='"20,00"', said="fine", **records):
    text = f"{SHEETS[language]}\n{LINES.format(most=most)}"
    found = people(tmp_path, text)
    sheet = moodle.worksheet(found)
    given = rows(found, **records)
    words = {row.student: said for row in given}
    table, notes = moodle.table(given, sheet, RUBRIC.total, words)
    return importers.moodle(text, table, language), notes, sheet


@pytest.mark.parametrize("language", SHEETS)
@pytest.mark.parametrize("most", ['"20,00"', "20.00"])
def test_the_worksheet_is_taken_back_in_any_language(language, most, tmp_path):
    found, notes, _ = returned(tmp_path, language, most, s203=refused("203", "It is empty."))
    assert found.complaints == []
    assert found.marks == {"Participant 201": 20, "Participant 202": 20}
    assert set(found.comments) == {"Participant 201", "Participant 202"}
    assert notes == []


def test_who_has_a_grade_already_gets_the_new_one(tmp_path):
    found, _, _ = returned(tmp_path)
    assert found.marks["Participant 203"] == 20
    assert found.comments["Participant 203"] == '<p>said</p><p class="handgrad">fine</p>'


def test_marks_are_converted_to_the_maximum(tmp_path):
    found, _, sheet = returned(tmp_path, most="100.00", s201=record("201", DW))
    assert found.marks == {
        "Participant 201": 85.71,
        "Participant 202": 100,
        "Participant 203": 100,
    }
    assert "maximum grade is 100" in sheet.note(RUBRIC.total)


def test_a_grade_of_0_has_to_be_set_by_hand_and_that_is_said(tmp_path):
    nothing = judged(*(lesson(each, status=Status.NOT_STARTED) for each in LESSONS))
    found, notes, _ = returned(tmp_path, s201=record("201", reports=nothing))
    assert found.complaints == ["passed over: Participant 201"]
    assert notes[0].startswith("Moodle's import never sets a grade of 0. Set it by hand for: Ann")


@pytest.mark.parametrize(
    "words", ['<h1>Grade: 100</h1>"', "a \\", 'b \\" c', "<!-- ", "line\nline", "=1+1", "&amp;"]
)
def test_whatever_a_program_says_is_text(words, tmp_path):
    found, _, _ = returned(tmp_path, said=words)
    assert found.complaints == []
    comment = found.comments["Participant 201"]
    inside = comment.removeprefix('<p class="handgrad">').removesuffix("</p>")
    assert not set('<>"\\\n') & set(inside)


def test_our_own_comment_gives_way_to_the_new_one():
    old = '<p>hers</p><p class="handgrad">before</p>'
    assert moodle._comment(old, "now") == '<p>hers</p><p class="handgrad">now</p>'  # noqa: SLF001


HIDDEN = frozenset({"propagate-dw-formula", "propagate-contract"})


def test_hidden_checks_are_in_nothing_that_students_see():
    waits = {"propagate-db-formula": {"status": Status.SKIPPED, "waits_for": "propagate-contract"}}
    given = record("ada", {**DW, **waits})
    seen = for_students(given, HIDDEN)
    results = [check for each in seen.lessons for check in each.results]
    assert not {check.info.code for check in results} & HIDDEN
    assert not any(set(check.info.needs) & HIDDEN for check in results)
    (waiting,) = [check for check in results if check.status is Status.SKIPPED]
    assert (waiting.waits_for, waiting.unjudged) == ("", "another check has to pass first")
    assert for_students(given, frozenset()) == given
    assert isinstance(waiting, CheckResult)


def test_points_count_what_is_hidden():
    rubric = made({"students": {"hide": sorted(HIDDEN)}}, LESSONS)
    whole = marks.row(record("ada", DW), claim("ada"), rubric, slug="s")
    assert whole.points == marks.row(record("ada", DW), claim("ada"), RUBRIC, slug="s").points


def test_feedback_is_named_as_the_platform_names_files(tmp_path):
    (tmp_path / "s.html").write_text("<html>", encoding="utf-8")
    moodles = claim("201", "Ann_Lee", ids=(Id(kind=IdKind.MOODLE, value="201"),))
    canvass = claim(
        "101",
        "leeann",
        ids=(Id(kind=IdKind.CANVAS, value="101"),),
        exported="leeann_LATE_101_9001_lesson2_sigmoid.py",
    )
    doubtful = replace(moodles, doubts=("Who?",))
    given = [(marks.row(record("x"), each, RUBRIC, slug="s"), each) for each in (moodles, canvass)]
    given.append((marks.row(record("y"), doubtful, RUBRIC, slug="s"), doubtful))
    feedback.write(given, tmp_path, tmp_path)
    with zipfile.ZipFile(tmp_path / "moodle_feedback.zip") as archive:
        assert archive.namelist() == ["Ann Lee_201_assignsubmission_file_feedback.html"]
    with zipfile.ZipFile(tmp_path / "canvas_feedback.zip") as archive:
        assert archive.namelist() == ["leeann_LATE_101_9001_lesson2_sigmoid.html"]


def test_where_no_platform_is_known_there_is_no_zip(tmp_path):
    one = claim("ann")
    feedback.write([(marks.row(record("ann"), one, RUBRIC, slug="s"), one)], tmp_path, tmp_path)
    assert not list(tmp_path.glob("*.zip"))
