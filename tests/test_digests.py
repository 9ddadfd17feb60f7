"""A digest covers what it says: nothing may move out of it in silence."""

from pathlib import Path

import pytest

from checker import digests, paths

COURSE = paths.course()


def test_one_more_letter_in_any_module_is_another_checker(monkeypatch, tmp_path):
    modules = sorted([*paths.PACKAGE.rglob("*.py"), *paths.PACKAGE.rglob("*.toml")])
    assert {file.name for file in modules} >= {"paths.py", "operators.toml", "bubblewrap.py"}
    copy = copied(modules, paths.PACKAGE, tmp_path / "checker")
    monkeypatch.setattr(paths, "PACKAGE", copy)
    every_change_counts(modules[:: max(1, len(modules) // 20)], copy)


@pytest.mark.parametrize(
    "name",
    [
        "course.toml",
        "checks/lesson3_propagate.py",
        "checks/digits.py",
        "solutions/lesson2_sigmoid.py",
    ],
)
def test_one_more_letter_in_the_course_is_another_checker(tmp_path, name):
    folders = (file for each in digests.OF_A_COURSE for file in (COURSE / each).rglob("*.*"))
    copy = copied([COURSE / "course.toml", *folders], COURSE, tmp_path / "course")
    whole = digests.of_checker(copy)
    with (copy / name).open("a") as changed:
        changed.write("#")
    assert digests.of_checker(copy) != whole


def test_a_lesson_rests_on_its_own_files_and_on_what_all_share(tmp_path):
    stems = ("lesson2_sigmoid", "lesson3_propagate")
    folders = (file for each in digests.OF_A_COURSE for file in (COURSE / each).rglob("*.*"))
    copy = copied([COURSE / "course.toml", *folders], COURSE, tmp_path / "course")
    for name, changed in (
        ("checks/lesson3_propagate.py", [False, True]),
        ("solutions/lesson2_sigmoid.py", [True, False]),
        ("mistakes/lesson2_sigmoid.toml", [True, False]),
        ("checks/digits.py", [True, True]),
        ("course.toml", [True, True]),
    ):
        before = digests.of_lessons(copy, stems)
        with (copy / name).open("a") as to:
            to.write("#")
        after = digests.of_lessons(copy, stems)
        assert [before[stem] != after[stem] for stem in stems] == changed


def test_a_mistake_more_is_another_checker(tmp_path):
    (tmp_path / "course.toml").touch()
    whole = digests.of_checker(tmp_path)
    (tmp_path / "mistakes").mkdir()
    (tmp_path / "mistakes" / "lesson1_name.toml").touch()
    assert digests.of_checker(tmp_path) != whole


def copied(files, root, folder):
    for file in files:
        to = folder / file.relative_to(root)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(file.read_bytes())
    return folder


def every_change_counts(files, copy):
    whole = digests.of_checker(COURSE)
    for file in files:
        changed = copy / file.relative_to(Path(digests.__file__).parent)
        before = changed.read_bytes()
        changed.write_bytes(before + b"#")
        assert digests.of_checker(COURSE) != whole
        changed.write_bytes(before)
    assert digests.of_checker(COURSE) == whole


def test_where_one_part_ends_makes_a_difference():
    assert digests.of_parts([b"ab", b"c"]) != digests.of_parts([b"a", b"bc"])


def test_a_file_of_the_trusted_side_is_there_to_be_hidden():
    assert paths.SECRET.is_file()
