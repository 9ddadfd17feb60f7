import dataclasses

import cases
import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.course import syllabus
from checker.record import Report, Status
from checker.report import overview, terminal
from checker.report.ways import Ways


def text_of(report, ways=None, **options):
    console = cases.terminal(**options)
    return cases.written(console, terminal.render(report, console, ways))


def test_only_the_first_failure_has_a_block():
    finding = dataclasses.replace(samples.FULL.finding, fact="dw is 3; it should be 4.")
    second = dataclasses.replace(samples.FULL, finding=finding)
    text = text_of(samples.report(samples.FULL, second))
    assert text.count("cost = 2 * m") == 1
    assert "dw is 3; it should be 4." in text
    assert text.index("cost = 2 * m") < text.index("dw is 3")


def test_a_hint_waits_where_the_mistake_is_named_and_cures_where_it_is_not():
    unnamed = dataclasses.replace(samples.FULL, diagnoses=())
    assert "Look at a factor." not in text_of(samples.report(samples.FULL))
    assert "Look at a factor." in text_of(samples.report(unnamed))


def test_the_same_fact_is_not_told_twice():
    text = text_of(samples.report(samples.failed(), samples.failed()))
    assert text.count("cost is 2") == 1
    assert "the same" in text


def test_what_goes_further_is_no_failure():
    beyond = samples.failed("It overflows.", further=True)
    text = text_of(samples.report(samples.result(), beyond, status=Status.PASSED))
    assert "~ Title of propagate-cost (going further)" in text
    assert "It overflows." in text
    assert "✗" not in text
    assert "The one check passed: propagate does what the lesson asks. Going further: 0 of 1." in (
        " ".join(text.split())
    )


def test_a_failure_that_goes_further_leaves_the_block_to_the_lesson():
    beyond = samples.failed("It overflows.", further=True, call="sigmoid(z=1000.0)")
    text = text_of(samples.report(beyond, samples.FULL))
    assert "sigmoid(z=1000.0)" not in text
    assert "propagate(w (3, 1))" in text


def test_markup_of_a_student_is_text():
    text = text_of(samples.report(samples.failed("[bold]no[/bold] [/] :smile:")))
    assert "[bold]no[/bold] [/] :smile:" in text


def test_without_colours_no_escape_and_with_them_some():
    report = samples.report(*samples.EVERY_STATUS)
    assert "\x1b" not in text_of(report)
    assert "\x1b[" in text_of(report, color_system="standard", force_terminal=True)


def test_advice_stands_under_a_lesson_that_passed():
    text = text_of(
        samples.report(samples.result(), status=Status.PASSED, advice=["Use a product."])
    )
    assert text.index("passed") < text.index("~ Use a product.")


def test_commands_are_not_broken_and_repeat_the_options():
    ways = Ways(again='python -m checker {} --submission "my course/lessons" --given')
    text = text_of(samples.report(samples.FULL), ways, width=40)
    assert '    python -m checker lesson3 --submission "my course/lessons" --given\n' in text


def test_after_the_last_lesson_comes_the_demo():
    passed = samples.report(samples.result(), status=Status.PASSED)
    assert "demo" not in text_of(passed)
    last = dataclasses.replace(passed.lessons[0], lesson=syllabus.shipped().lessons[-1])
    text = text_of(dataclasses.replace(passed, lessons=(last,)))
    assert "python -m checker demo" in text
    assert "demo" not in text_of(samples.report(samples.FULL))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp437", "ascii"])
@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_a_full_report_can_be_written_anywhere(encoding, width):
    text = text_of(samples.report(*samples.EVERY_STATUS), encoding=encoding, width=width)
    assert "propagate" in text


@settings(max_examples=60, deadline=None)
@given(text=st.text(), width=st.integers(40, 120))
def test_lines_fit_whatever_a_student_prints(text, width):
    result = samples.failed(f"It is {text}", printed=text, hint=text)
    lines = text_of(samples.report(result, samples.failed(text)), width=width).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_overview_of_a_finished_course_asks_for_nothing():
    report = samples.report(samples.result(), status=Status.PASSED)
    console = cases.terminal()
    text = cases.written(console, overview.render(report, console))
    assert "1 of 1 lessons passed" in text
    assert "lesson3 --" not in text
    assert "demo" in text


def test_overview_begins_with_the_first_lesson_that_is_open():
    (first,) = samples.report(status=Status.NOT_STARTED).lessons
    console = cases.terminal()
    report = Report(lessons=[first], seed=0)
    text = cases.written(
        console, overview.render(report, console, Ways(again="python -m checker {} --given"))
    )
    assert "Next, write in lessons/lesson3_propagate.py" in text
    assert "Then check it: python -m checker lesson3 --given" in text
