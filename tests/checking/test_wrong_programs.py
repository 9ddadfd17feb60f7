"""Each mistake of students fails where it should, and nowhere else.

The comments at the head of a program say which checks fail and why, which pass all the same,
and words that the report says of them. What is in neither list waits for a check that failed.
"""

import programs
import pytest

from checker.checking import recorder
from checker.record import Status

#: 5 is none where it works: w of whole numbers, which gets advice. 53 is one of the data, not of a
#: program: see `test_our_split_has_ones_on_both_sides`.
NO_PROGRAM = {5, 53}
#: Programs that must be stopped, or talk to the user.
STOPPED = "54"
WRONG = programs.files("wrong")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_wrong_program_fails_where_it_is_wrong(path, host, quick_host, monkeypatch):
    monkeypatch.setattr(recorder, "CALL_SECONDS", 1.0)
    expected = programs.expected(path)
    topics = [lesson.topic for lesson in expected.lessons]
    assert topics, "its head names no check"
    place = host if path.stem.startswith(STOPPED) else quick_host
    reports = programs.check(programs.read(path), topics, place)
    results = programs.results_of(reports)
    assert programs.failures(reports) == expected.fails, programs.told(reports)
    for code in expected.passes:
        assert results[code].status is Status.PASSED, programs.told(reports)
    told = programs.told(reports)
    assert [words for words in expected.says if words not in told] == [], told
    for report in reports.values():
        failed = any(
            result.info.code in expected.fails and not result.info.further
            for result in report.results
        )
        assert report.status is (Status.FAILED if failed else Status.PASSED)


def test_every_mistake_has_its_program():
    numbers = {int(path.stem[:2]) for path in WRONG if path.stem[:2].isdigit()}
    assert numbers | NO_PROGRAM == set(range(1, 56))


def test_each_says_what_is_wrong_with_it():
    assert all(path.read_text(encoding="utf-8").count('"""') >= 2 for path in WRONG)
