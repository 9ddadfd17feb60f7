"""A class of sixty with everything at once, from each platform's form to what it takes back."""

import csv
import io
import zipfile

import importers
import pytest
import sixty
from inline import engine as inline
from records import judged
from rich.console import Console

from checker.course import syllabus
from checker.grading import run as run_module
from checker.grading.request import Request
from checker.grading.schedule.task import keys, pack, taken
from checker.grading.verdict import Verdict
from checker.record import CheckResult, Finding, Kind, LessonReport, Status
from checker.submission.refusal import RefusedError

LESSON = syllabus.shipped().find("sigmoid")
RUBRIC = """\
[points]
lesson2 = 10
"sigmoid-values" = 5
[late]
due = {due}
percent_a_day = 2
at_most_percent = 10
percent_if_marked_late = 10
[late.extensions]
"{longer}" = {until}
"""
#: Platforms whose times have a zone.
ZONED = {"Gradescope", "nbgrader"}


def drive(tasks, _):
    """Judge by what the text says, in no time: asked is whose it is, and which file counts."""
    for task in tasks:
        usual = {"student": task.student, "digest": task.digest, "pack": pack(task.settings)}
        try:
            submission = taken(task)
        except RefusedError as error:
            yield Verdict(**usual, refused=str(error))
            continue
        text = next(text for text in submission.modules.values() if "def sigmoid" in text)
        yield Verdict(
            **usual,
            keys=keys(task.settings),
            notes=(*task.notes, *submission.notes),
            reports=judged(report(right="np.exp(-z)" in text)),
        )


def report(*, right):
    results = []
    for info in syllabus.check_infos(LESSON):
        wrong = info.code == "sigmoid-values" and not right
        status = Status.FAILED if wrong else Status.PASSED
        finding = Finding(kind=Kind.WRONG, fact='It is <b>"1\\') if wrong else None
        results.append(CheckResult(info=info, status=status, finding=finding))
    return LessonReport(
        lesson=LESSON,
        status=Status.PASSED if right else Status.FAILED,
        results=tuple(results),
        file="lessons/lesson2_sigmoid.py",
    )


@pytest.fixture(scope="module", params=sixty.FORMS, ids=lambda name: name or "folders")
def graded(request, tmp_path_factory):
    """The form, and what came of it: the summary and the results folder."""
    place = tmp_path_factory.mktemp("sixty")
    form = sixty.FORMS[request.param]()
    with zipfile.ZipFile(place / "export.zip", "w") as made:
        for name, content in form.files.items():
            made.writestr(name, content)
    for name, text in form.tables.items():
        (place / name).write_text(text, encoding="utf-8")
    zone = "Z" if request.param in ZONED else ""
    longer = sixty.students()[sixty.LONGER]
    rubric = RUBRIC.format(
        due=f"2026-11-20T23:59:00{zone}",
        longer=longer.mail if request.param != "Canvas" else longer.login,
        until=f"2026-11-26T00:00:00{zone}",
    )
    (place / "rubric.toml").write_text(rubric, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "engine", inline)
        patch.setattr(run_module, "drive", drive)
        found = run_module.run(
            Request(
                course=syllabus.shipped(),
                submissions=place / "export.zip",
                out=place / "out",
                title="Homework 2",
                column="Homework 2" if request.param == "Canvas" else "",
                words=("sigmoid",),
                rosters=[place / name for name in form.tables],
                rubric=place / "rubric.toml",
                seed=1,
                isolation="weak",
            ),
            Console(file=io.StringIO()),
        )
    return request.param, form, found, place / "out"


def has_time_or_mark(platform, number):
    """Whether an export of this platform says that somebody was late."""
    return number == sixty.LATE and platform not in {"GitHub Classroom", "Google Classroom", ""}


def expected(platform, form, number):
    """A student's points, or why there are none."""
    if number in sixty.ABSENT or (number == sixty.TYPED and platform not in {"Canvas", "Moodle"}):
        return "nothing handed in"
    if number in {sixty.DOCUMENT, sixty.TYPED}:
        return "refused"
    reached = sixty.points(number)
    if number in sixty.TEAM and not form.with_team:
        reached = 5 if number % 3 == 1 else 10
    if number == sixty.LATE and not has_time_or_mark(platform, number):
        reached = 10
    return reached


def test_each_of_them_has_the_mark_of_their_own_work(graded):
    platform, form, found, _ = graded
    people = {row.person.name.replace(",", ""): row for row in found.rows if row.person}
    for who in sixty.students():
        if who.number in form.doubtful | form.undecided:
            continue
        name = who.sortable.replace(",", "") if platform == "Canvas" else who.name
        if who.number in sixty.NAMESAKES:
            ids = {str(100 + who.number), str(200 + who.number), str(1000 + who.number)}
            ids |= {who.login, who.mail, f"gh-{who.login.replace('_', '-')}"}
            (row,) = [each for each in found.rows if each.student in ids]
        else:
            row = people[name]
        want = expected(platform, form, who.number)
        got = float(row.points) if row.state == "graded" else row.state
        assert got == want, (who, row)


def test_what_is_in_doubt_is_said_and_nothing_else(graded):
    _, form, found, _ = graded
    doubtful = [row for row in found.rows if row.doubts]
    names = {sixty.students()[number].name for number in form.doubtful}
    guest = sixty.students()[sixty.GUEST]
    assert len(doubtful) == len(form.doubtful)
    for row in doubtful:
        assert (
            row.name in names
            or row.student in {guest.login, "1059", "159", guest.canvas}
            or (guest.login.replace("_", "-") in row.student)
        )


def test_notes_say_what_was_chosen(graded):
    platform, _, found, _ = graded
    notes = {row.person.name: " ".join(row.notes) for row in found.rows if row.person}
    for number, word in (
        (sixty.SPARE, "lesson2_sigmoid_old.py has sigmoid too"),
        (sixty.NOTEBOOKS, "hw2-Copy1.ipynb has sigmoid too"),
        (sixty.MENDED, "is in all.zip too: the one beside it counts"),
    ):
        who = sixty.students()[number]
        assert word in notes[who.sortable if platform == "Canvas" else who.name]


def test_everybody_has_one_line_in_the_tables(graded):
    _, form, found, out = graded
    with (out / "grades.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert (
        len(rows)
        == len(found.rows)
        == 59
        + len(form.doubtful - set(sixty.NAMESAKES))
        + len(form.doubtful & set(sixty.NAMESAKES))
    )
    assert len({row["student"] for row in rows}) == len(rows)
    with (out / "checks.csv").open(encoding="utf-8", newline="") as lines:
        checks = list(csv.DictReader(lines))
    assert len(checks) - 1 == sum(row.state == "graded" for row in found.rows)


def test_canvas_changes_the_marks_of_those_who_were_graded_and_no_others(graded):
    platform, form, _, out = graded
    if platform != "Canvas":
        pytest.skip("has no gradebook of Canvas")
    text = (out / "canvas.csv").read_text(encoding="utf-8")
    found = importers.canvas(form.tables["gradebook.csv"], text)
    assert found.complaints == []
    want = {}
    for who in sixty.students()[: sixty.GUEST]:
        points = expected(platform, form, who.number)
        if isinstance(points, int | float):
            want[str(100 + who.number)] = points * 5
    assert {who: float(mark) for who, mark in found.marks.items()} == want


def test_moodle_takes_grades_and_comments_and_nothing_else_changes(graded):
    platform, form, _, out = graded
    if platform != "Moodle":
        pytest.skip("has no worksheet of Moodle")
    text = (out / "moodle.csv").read_text(encoding="utf-8")
    found = importers.moodle(form.tables["worksheet.csv"], text, "de")
    assert found.complaints == []
    want = {}
    for who in sixty.students()[: sixty.GUEST]:
        points = expected(platform, form, who.number)
        if isinstance(points, int | float):
            want[f"Teilnehmer/in {200 + who.number}"] = points * 2
    assert found.marks == want
    assert set(found.comments) == set(want)
    assert found.comments["Teilnehmer/in 203"].startswith("<p>said</p>")
    assert not any("<b>" in comment or "\\" in comment for comment in found.comments.values())


@pytest.mark.parametrize("name", ["canvas", "moodle"])
def test_feedback_goes_back_under_the_names_that_the_platform_gave(graded, name):
    platform, form, _, out = graded
    file = out / f"{name}_feedback.zip"
    assert file.exists() == (platform.lower() == name)
    if not file.exists():
        return
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        texts = [archive.read(each).decode() for each in names]
    assert all("<html" in text for text in texts)
    guest = sixty.students()[sixty.GUEST]
    if name == "moodle":
        ids = {each.split("_")[1] for each in names}
        assert all(len(each.split("_", 4)) == 5 for each in names)
        assert {str(200 + number) for number in sixty.TEAM} <= ids
        assert str(200 + guest.number) not in ids
    else:
        given = {each.rpartition(".")[0] for each in form.files}
        assert all(each.removesuffix(".html") in given for each in names)
        assert not any(each.startswith(guest.canvas) for each in names)
