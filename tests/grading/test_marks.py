"""Points: fair by default, exact, and never a guess where the checker failed."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from records import DW, LESSONS, STUCK, claim, failed, record, refused

from checker.course import syllabus
from checker.grading.marks import marks
from checker.grading.marks.lateness import RubricError, refuse_other_clocks
from checker.grading.marks.rubric import fair, load, made
from checker.grading.people import roster
from checker.record import Kind, Status

DUE = dt.datetime(2026, 11, 20, 23, 59, tzinfo=dt.UTC)


def row(given, rubric=None, whose=None):
    return marks.row(given, whose or claim("ada"), rubric or fair(LESSONS), slug="ada")


def test_each_lesson_is_worth_the_same_and_so_is_each_of_its_checks():
    rubric = fair(LESSONS)
    assert set(rubric.lessons.values()) == {10}
    for lesson in LESSONS:
        required = [info for info in syllabus.check_infos(lesson) if not info.further]
        assert {rubric.points[info.code] for info in required} == {Fraction(10, len(required))}


def test_what_goes_further_is_worth_nothing_by_default():
    further = [
        i.code for of in syllabus.shipped().lessons for i in syllabus.check_infos(of) if i.further
    ]
    assert further
    assert not any(fair(syllabus.shipped().lessons).points[code] for code in further)


def test_all_right_is_all_points_exactly():
    assert row(record("ada")).points == 20


def test_two_of_seven_checks_failed():
    found = row(record("ada", DW))
    assert found.points == 10 + Fraction(50, 7)
    assert found.shown_points == "17.14"
    assert found.mistakes == ("propagate-dw-not-averaged",)


def test_a_stuck_one_is_for_a_person():
    assert row(record("ada", STUCK)).attention == (
        "propagate-contract: It did not answer within 10 seconds of computing.",
    )


def test_a_refused_one_has_no_points_and_is_for_a_person():
    found = row(refused("ada", "hw.docx is not a Python file."))
    assert (found.state, found.points) == (marks.REFUSED, 0)
    assert found.attention


def test_where_the_checker_failed_nobody_knows_the_points():
    found = row(record("ada", {"propagate-dw-formula": {"status": Status.CHECKER_ERROR}}))
    assert found.points is None
    assert found.attention


def test_where_the_engine_died_nobody_knows_the_points():
    found = row(record("ada", reports=(), not_graded="BrokenProcessPool"))
    assert (found.state, found.points) == (marks.NOT_GRADED, None)


@pytest.mark.parametrize(
    ("points", "text"),
    [(Fraction(10), "10"), (Fraction(1, 3), "0.33"), (Fraction(1, 200), "0.01"), (0, "0")],
)
def test_points_have_two_places_at_most(points, text):
    assert marks.number(Fraction(points)) == text


def rubric(tmp_path, text):
    file = tmp_path / "rubric.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, LESSONS)


def test_a_rubric_gives_points_to_lessons_and_to_checks(tmp_path):
    found = rubric(tmp_path, '[points]\nlesson3 = 26\n"propagate-dw-formula" = 20\n')
    assert found.points["propagate-dw-formula"] == 20
    assert found.points["propagate-db-formula"] == 1
    assert found.total == 36


def test_a_check_that_goes_further_may_be_a_bonus(tmp_path):
    found = rubric(tmp_path, '[points]\n"sigmoid-no-overflow" = 1\n')
    assert found.points["sigmoid-no-overflow"] == 1
    assert found.total == 20
    assert row(record("ada"), found).points == 21


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[points]\nlesson33 = 1\n", "Did you mean lesson3?"),
        ("[pionts]\n", "Did you mean points?"),
        ("[points]\nlesson3 = -1\n", "0 or more"),
        ("[points]\nlesson3 = nan\n", "0 or more"),
        ("[points]\nlesson3 = 1\n'propagate-dw-formula' = 2\n", "do not add up"),
        ("[late]\ndue = '2026-11-20'\n", "without quotes"),
        ("[late]\ndue = 2026-11-20\n", "a date with a time"),
        ("[late.extensions]\nada = 2\n", "there is no due"),
        ("[late]\nextensions = 3\n", r"write \[late.extensions\]"),
        ("[late]\ndue = 2026-11-20T10:00:00\nextensions.ada = 2026-11-21\n", "number of days"),
        (
            "[late]\ndue = 2026-11-20T10:00:00Z\nextensions.ada = 2026-11-21T10:00:00\n",
            "has a time zone, and",
        ),
        ("attempts = 'last'\n", "newest, best, merged"),
        ("[students]\nhide = ['propagate-dw']\n", "Did you mean"),
        ("points = 3\n", r"write \[points\]"),
        ("points", "is not TOML"),
    ],
)
def test_what_is_wrong_in_a_rubric_is_said_with_its_cure(tmp_path, text, said):
    with pytest.raises(RubricError, match=said):
        rubric(tmp_path, text)


LATE = {
    "late": {
        "due": DUE,
        "grace_minutes": 30,
        "percent_a_day": 10,
        "at_most_percent": 25,
        "percent_if_marked_late": 5,
    }
}


@pytest.mark.parametrize(
    ("after", "percent"),
    [
        (dt.timedelta(minutes=-1), 0),
        (dt.timedelta(minutes=30), 0),
        (dt.timedelta(minutes=31), 10),
        (dt.timedelta(days=1, minutes=30), 10),
        (dt.timedelta(days=1, minutes=31), 20),
        (dt.timedelta(days=9), 25),
    ],
)
def test_lateness_costs_by_the_day_that_has_begun(after, percent):
    late = made(LATE, LESSONS).late
    assert late.cost(DUE + after, marked=False) == percent


def test_where_no_time_is_known_the_mark_of_the_platform_counts():
    found = row(record("ada"), made(LATE, LESSONS), claim("ada", late=True))
    assert (found.late, found.late_percent, found.points) == (True, 5, 19)


def test_by_default_lateness_is_said_and_costs_nothing():
    found = row(record("ada"), whose=claim("ada", late=True))
    assert (found.late, found.points) == (True, 20)


DAY = dt.timedelta(days=1)
LONGER = {"late": {**LATE["late"], "extensions": {"Ada@x.example": DUE + 5 * DAY, "bo": 2}}}


@pytest.mark.parametrize(
    ("who", "after", "percent"),
    [("ada@x.example", 5, 0), ("ada@x.example", 6, 10), ("bo", 2, 0), ("bo", 3, 10), ("cy", 1, 10)],
)
def test_who_has_longer_is_late_later(who, after, percent):
    whose = claim(who, "Somebody", when=DUE + after * DAY)
    found = row(record(who), made(LONGER, LESSONS), whose)
    assert (found.late_percent, found.late) == (percent, percent > 0)


def test_an_extension_is_found_by_all_that_somebody_is_called(tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text("id,login,name\n7,bo,Bo Brand\n", encoding="utf-8")
    (person,) = roster.load(file).people
    whose = claim("123", "brandbo", person=person, when=DUE + DAY)
    assert row(record("123"), made(LONGER, LESSONS), whose).late_percent == 0


def test_what_the_platform_calls_late_costs_nothing_who_has_longer():
    assert row(record("bo"), made(LONGER, LESSONS), claim("bo", late=True)).points == 20
    assert row(record("cy"), made(LONGER, LESSONS), claim("cy", late=True)).points == 19


@pytest.mark.parametrize(
    ("when", "said"),
    [(DUE, "due has no time zone"), (DUE.replace(tzinfo=None), "due has a time zone")],
)
def test_times_with_and_without_a_zone_are_not_compared(when, said):
    other = DUE.replace(tzinfo=None) if when.tzinfo else DUE
    late = made({"late": {"due": other}}, LESSONS).late
    with pytest.raises(RubricError, match=said):
        refuse_other_clocks(late, [None, when], "Mars")
    refuse_other_clocks(late, [None, other], "Mars")
    refuse_other_clocks(made({}, LESSONS).late, [when], "Mars")


def test_points_that_an_instructor_gives_or_takes_are_never_below_nothing():
    found = row(record("ada"), whose=claim("ada", points=-3))
    assert (found.points, found.notes) == (17, ("-3 points.",))
    assert row(record("ada"), whose=claim("ada", points=-30)).points == 0
    assert row(record("ada"), whose=claim("ada", points=1)).points == 21


def test_what_is_in_doubt_is_for_a_person_and_for_no_platform():
    found = row(record("ada"), whose=claim("ada", doubts=("Who is ada?",)))
    assert found.attention[0] == "Who is ada?"
    assert not found.is_certain
    assert row(record("ada")).is_certain


def with_causes(causes, wrong):
    given = record("ada", wrong)
    of = given.reports[1].lessons[0]
    report = replace(given.reports[1], lessons=(replace(of, causes=causes),))
    return replace(given, reports=(given.reports[0], report))


TOGETHER = {"propagate-real-digits": failed("It fails together.", Kind.TOGETHER)}


@pytest.mark.parametrize("weights", [{}, {"propagate-real-digits": 1, "sigmoid-no-overflow": 2}])
@pytest.mark.parametrize(
    "given", [record("ada", DW), with_causes(1, DW), with_causes(2, DW), record("ada", TOGETHER)]
)
def test_the_points_of_checks_add_up_to_those_of_their_lesson(given, weights):
    rubric = made({"points": {**weights, "lesson3": 12}}, LESSONS)
    found = row(given, rubric)
    for lesson, points in zip(LESSONS, found.lessons, strict=True):
        codes = [info.code for info in syllabus.check_infos(lesson)]
        assert sum(found.reached[code] for code in codes) == points
        assert all(found.reached[code] >= 0 for code in codes)


def test_nobody_knows_the_points_of_a_check_that_broke_down():
    found = row(record("ada", {"propagate-dw-formula": {"status": Status.CHECKER_ERROR}}))
    unknown = [code for code, points in found.reached.items() if points is None]
    assert unknown == ["propagate-dw-formula"]
