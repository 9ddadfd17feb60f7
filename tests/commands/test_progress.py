"""What is remembered is never older than what it rests on."""

import dataclasses

import pytest

from checker.checking import runner
from checker.course import syllabus
from checker.exit_code import ExitCode
from checker.progress.event_log import NAME, Notes
from checker.progress.remembered import Progress, standing
from checker.record import LessonReport, Report, Status

SIGMOID, PROPAGATE = syllabus.shipped().find("sigmoid"), syllabus.shipped().find("propagate")


@pytest.fixture
def progress(mine):
    return Progress(mine)


def reported(lesson, status, *results):
    return Report(lessons=(LessonReport(lesson=lesson, status=status, results=results),), seed=0)


def remember(progress, run, *lessons):
    for lesson in lessons:
        progress.record(reported(lesson, Status.PASSED), run)


def test_nothing_is_known_at_first(progress, mine, run_of):
    assert progress.recall(PROPAGATE, run_of(mine)) is None


def test_pass_is_known_again(progress, mine, run_of):
    remember(progress, run_of(mine), PROPAGATE)
    report = Progress(mine).recall(PROPAGATE, run_of(mine))
    assert report.status is Status.PASSED
    assert ExitCode.of(Report(lessons=(report,), seed=0)) == 0
    assert report.file == "lessons/lesson3_propagate.py"


def test_check_that_goes_further_stays_open(progress, mine, run_of):
    recalled = syllabus.shipped().find("lesson0")
    remember(progress, run_of(mine), recalled)
    report = progress.recall(recalled, run_of(mine))
    beyond = next(each for each in report.results if each.info.further)
    failed = dataclasses.replace(beyond, status=Status.FAILED)
    other = run_of(mine)
    other = dataclasses.replace(other, seed=1)
    progress.record(reported(recalled, Status.PASSED, failed), other)
    again = {each.info.code: each.status for each in progress.recall(recalled, other).results}
    assert again[beyond.info.code] is Status.FAILED
    assert set(again.values()) == {Status.PASSED, Status.FAILED}


@pytest.mark.parametrize("stem", ["lesson3_propagate", "lesson2_sigmoid"])
def test_changed_text_is_not_believed(progress, mine, run_of, stem):
    remember(progress, run_of(mine), PROPAGATE)
    with (mine / "lessons" / f"{stem}.py").open("a", encoding="utf-8") as file:
        file.write("# another thought\n")
    assert progress.recall(PROPAGATE, run_of(mine)) is None


def test_lesson_that_it_does_not_rest_on_may_change(progress, mine, run_of):
    remember(progress, run_of(mine), PROPAGATE)
    (mine / "lessons" / "lesson5_predict.py").write_text("", encoding="utf-8")
    assert progress.recall(PROPAGATE, run_of(mine)) is not None


@pytest.mark.parametrize("status", [Status.FAILED, Status.NOT_STARTED])
def test_lesson_that_breaks_goes_back(progress, mine, run_of, status):
    run = run_of(mine)
    remember(progress, run, PROPAGATE)
    progress.record(reported(PROPAGATE, status), run)
    assert progress.recall(PROPAGATE, run) is None


def test_our_own_failure_takes_nothing_away(progress, mine, run_of):
    run = run_of(mine)
    remember(progress, run, PROPAGATE)
    progress.record(reported(PROPAGATE, Status.CHECKER_ERROR), run)
    assert progress.recall(PROPAGATE, run) is not None


def test_pass_with_the_references_help_is_not_remembered(progress, mine, run_of):
    run = dataclasses.replace(run_of(mine), given=True)
    remember(progress, run, PROPAGATE)
    assert progress.recall(PROPAGATE, run) is None


def test_another_checker_is_asked_anew(progress, mine, run_of, monkeypatch):
    remember(progress, run_of(mine), PROPAGATE)
    monkeypatch.setattr("checker.progress.remembered.checkers_own", lambda _: "newer")
    assert progress.recall(PROPAGATE, run_of(mine)) is None


def test_same_pass_is_written_once(progress, mine, run_of):
    remember(progress, run_of(mine), PROPAGATE, PROPAGATE)
    assert len(Notes(mine).read()) == 1


def test_long_file_is_tidied_and_keeps_other_notes(progress, mine, run_of, monkeypatch):
    Notes(mine).add({"given": {}})
    monkeypatch.setattr("checker.progress.event_log.LONG", 400)
    run = run_of(mine)
    for status in [Status.PASSED, Status.FAILED] * 6 + [Status.PASSED]:
        progress.record(reported(SIGMOID, status), run)
    assert (mine / NAME).stat().st_size < 600
    assert {"given": {}} in Notes(mine).read()
    assert progress.recall(SIGMOID, run) is not None


def test_standing_is_found_from_the_files_and_then_known(progress, mine, run_of, monkeypatch):
    run = run_of(mine)
    found = [each.status for each in standing(syllabus.shipped(), run, progress).lessons]
    assert found == [Status.PASSED] * 4 + [Status.NOT_STARTED] * 4
    monkeypatch.setattr("checker.progress.remembered.runner.run_pytest", None)  # asked no more
    assert [each.status for each in standing(syllabus.shipped(), run, progress).lessons] == found


def save(folder, stem, right, wrong):
    file = folder / "lessons" / f"{stem}.py"
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), encoding="utf-8")


@pytest.fixture
def judged(monkeypatch):
    """The topics of all lessons whose checks run."""
    topics = []
    run_pytest = runner.run_pytest

    def noting(lessons, run, **more):
        topics.extend(lesson.topic for lesson in lessons)
        return run_pytest(lessons, run, **more)

    monkeypatch.setattr(runner, "run_pytest", noting)
    return topics


def test_lesson_before_a_wrong_one_is_not_checked_again(progress, mine, run_of, judged):
    remember(progress, run_of(mine), SIGMOID)
    save(mine, "lesson3_propagate", "(A - Y).T) / m", "(A - Y).T)")
    (report,) = runner.check([PROPAGATE], run_of(mine), progress.recall).lessons
    assert (report.status, report.blamed, judged) == (Status.FAILED, "", ["propagate"])


def test_lesson_that_broke_since_is_checked_again_and_blamed(progress, mine, run_of, judged):
    remember(progress, run_of(mine), SIGMOID)
    save(mine, "lesson2_sigmoid", "np.exp(-z)", "np.exp(z)")
    (report,) = runner.check([PROPAGATE], run_of(mine), progress.recall).lessons
    assert report.blamed.startswith("sigmoid")
    assert "sigmoid" in judged
