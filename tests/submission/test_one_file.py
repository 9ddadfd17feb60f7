"""Files and folders as they lie on a disk: taken, or refused with a cure, and never followed."""

import os
import socket
import stat
from pathlib import Path

import handin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.submission import disk, folder, reader

CANARY = "nobody may see this"
only_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture
def lessons(tmp_path):
    made = tmp_path / "lessons"
    made.mkdir()
    (made / handin.LESSON).write_text(handin.CODE, encoding="utf-8")
    return made


# Taken.


@pytest.mark.parametrize("name", [handin.LESSON, "mine.py", "my homework (2).py", "Mine.PY"])
def test_one_file_may_have_any_name(name, tmp_path):
    path = tmp_path / name
    path.write_text(handin.CODE, encoding="utf-8")
    submission = reader.read(path, handin.STEMS)
    assert submission.modules == {path.stem: handin.CODE}
    assert submission.shown(path.stem) == name


@pytest.mark.parametrize("inner", ["lessons", "Lessons", "hw1/lessons", "hw1/mine/code"])
def test_lessons_are_found_below_what_is_handed_in(inner, tmp_path):
    place = tmp_path / inner
    place.mkdir(parents=True)
    (place / handin.LESSON).write_text(handin.CODE, encoding="utf-8")
    submission = reader.read(tmp_path, handin.STEMS)
    assert list(submission.modules) == ["lesson2_sigmoid"]
    assert submission.shown("lesson2_sigmoid") == f"{place.name}/{handin.LESSON}"


def test_of_several_folders_the_one_called_lessons_is_meant(lessons):
    other = lessons.parent / "solutions"
    other.mkdir()
    (other / handin.LESSON).write_text("wrong = 1\n", encoding="utf-8")
    assert reader.read(lessons.parent, handin.STEMS).modules == {"lesson2_sigmoid": handin.CODE}


def test_the_topmost_lessons_are_meant(lessons):
    deeper = lessons / "old"
    deeper.mkdir()
    (deeper / handin.LESSON).write_text("wrong = 1\n", encoding="utf-8")
    assert reader.read(lessons, handin.STEMS).modules == {"lesson2_sigmoid": handin.CODE}


@pytest.mark.parametrize("aside", [".git", "__pycache__", "venv", "node_modules"])
def test_folders_that_nobody_wrote_are_not_searched(aside, tmp_path):
    (tmp_path / aside).mkdir()
    (tmp_path / aside / handin.LESSON).write_text(handin.CODE, encoding="utf-8")
    assert "holds no lesson file" in handin.refusal(tmp_path)


def test_capitals_in_a_lessons_name_do_not_matter(tmp_path):
    (tmp_path / "Lesson2_Sigmoid.py").write_text(handin.CODE, encoding="utf-8")
    assert list(reader.read(tmp_path, handin.STEMS).modules) == ["lesson2_sigmoid"]


def test_helpers_come_with_the_lessons_and_copies_do_not(lessons):
    for name in ("helpers.py", "lesson2_sigmoid (1).py", "__init__.py", "notes.txt"):
        (lessons / name).write_text("x = 1\n", encoding="utf-8")
    assert set(reader.read(lessons, handin.STEMS).modules) == {"lesson2_sigmoid", "helpers"}


COPIES = [
    "lesson2_sigmoid_old.py",
    "lesson2_sigmoid_backup.py",
    "my_lesson2_sigmoid.py",
    "lesson2_sigmoid2.py",
    "lesson2_sigmoid (1).py",
    "lesson2_sigmoid-Copy1.ipynb",
    "Copy of lesson2_sigmoid.py",
]


@pytest.mark.parametrize("name", COPIES)
def test_the_exact_name_counts_and_a_copy_beside_it_does_not(name, lessons):
    (lessons / name).write_text("x = 1\n", encoding="utf-8")
    submission = reader.read(lessons, handin.STEMS)
    assert submission.modules == {"lesson2_sigmoid": handin.CODE}
    assert submission.copies == {"lesson2_sigmoid": (name,)}


@pytest.mark.parametrize("name", ["lesson2_sigmoid_helpers.py", "helpers.py", "utils.py"])
def test_a_module_that_a_lesson_imports_is_no_copy(name, lessons):
    (lessons / name).write_text("x = 1\n", encoding="utf-8")
    code = f"from lessons.{name.removesuffix('.py')} import x\n{handin.CODE}"
    (lessons / handin.LESSON).write_text(code, encoding="utf-8")
    submission = reader.read(lessons, handin.STEMS)
    assert set(submission.modules) == {"lesson2_sigmoid", name.removesuffix(".py")}
    assert not submission.copies


def test_a_helper_that_is_imported_is_no_misnamed_lesson(lessons):
    (lessons / "propagate.py").write_text("x = 1\n", encoding="utf-8")
    assert "did you mean lesson3_propagate.py?" in handin.refusal(lessons)
    (lessons / handin.LESSON).write_text("from propagate import x\n", encoding="utf-8")
    assert set(reader.read(lessons, handin.STEMS).modules) == {"lesson2_sigmoid", "propagate"}


def test_a_file_alone_in_a_folder_may_have_any_name(tmp_path):
    (tmp_path / "homework.py").write_text(handin.CODE, encoding="utf-8")
    submission = reader.read(tmp_path, handin.STEMS)
    assert submission.modules == {"homework": handin.CODE}
    assert submission.shown("homework") == "homework.py"


@pytest.mark.parametrize("here", [".", "../lessons", "old/.."])
def test_where_you_are_has_a_name(here, lessons, monkeypatch):
    (lessons / "old").mkdir()
    monkeypatch.chdir(lessons)
    submission = reader.read(Path(here), handin.STEMS)
    assert submission.shown("lesson2_sigmoid") == f"lessons/{handin.LESSON}"


def test_an_empty_lesson_is_one_not_begun_and_any_other_empty_file_a_mishap(tmp_path):
    for name in (handin.LESSON, "mine.py"):
        (tmp_path / name).touch()
    assert reader.read(tmp_path / handin.LESSON, handin.STEMS).modules == {"lesson2_sigmoid": ""}
    assert reader.read(tmp_path, handin.STEMS).modules["lesson2_sigmoid"] == ""
    assert "is empty" in handin.refusal(tmp_path / "mine.py")


@only_posix
def test_the_folder_that_the_user_names_may_be_a_link(lessons, tmp_path):
    (tmp_path / "link").symlink_to(lessons)
    assert reader.read(tmp_path / "link", handin.STEMS).modules == {"lesson2_sigmoid": handin.CODE}


# Not taken.


def link_to_file(place, secret):
    place.symlink_to(secret)


def link_to_nothing(place, _):
    place.symlink_to("nowhere")


def link_to_device(place, _):
    place.symlink_to("/dev/zero")


def link_to_link(place, secret):
    place.with_name("first").symlink_to(secret)
    place.symlink_to("first")


def link_to_itself(place, _):
    place.symlink_to(place.name)


def pipe(place, _):
    os.mkfifo(place)


def plug(place, _):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(place))


def device(place, _):
    try:
        os.mknod(place, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


def subfolder(place, _):
    place.mkdir()


@only_posix
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (link_to_file, "is a link"),
        (link_to_nothing, "is a link"),
        (link_to_device, "is a link"),
        (link_to_link, "is a link"),
        (link_to_itself, "is a link"),
        (pipe, "is not a regular file"),
        (plug, "is not a regular file"),
        (device, "is not a regular file"),
        (subfolder, "is a folder"),
    ],
)
@pytest.mark.parametrize("name", ["lesson3_propagate.py", "helper.py", "lesson3_propagate.ipynb"])
def test_what_is_no_regular_file_is_neither_read_nor_followed(
    make, says, name, lessons, monkeypatch
):
    monkeypatch.chdir(lessons)
    secret = lessons.parent / "secret.py"
    secret.write_text(CANARY, encoding="utf-8")
    make(lessons / name, secret)
    if make is subfolder and name == "helper.py":
        assert set(reader.read(lessons, handin.STEMS).modules) == {"lesson2_sigmoid"}
        return
    said = handin.refusal(lessons)
    assert said.startswith(f"{name} {says}")
    assert CANARY not in said
    if make is not subfolder:  # alone, too
        assert handin.refusal(lessons / name).startswith(f"{name} {says}")


@only_posix
def test_a_link_to_a_folder_is_not_searched(lessons, tmp_path):
    handed_in = tmp_path / "handed_in"
    handed_in.mkdir()
    (handed_in / "lessons").symlink_to(lessons)
    assert "holds no lesson file" in handin.refusal(handed_in)


@only_posix
def test_a_file_that_becomes_a_link_after_the_first_look_is_not_followed(tmp_path, monkeypatch):
    secret, path = tmp_path / "secret.py", tmp_path / handin.LESSON
    secret.write_text(CANARY, encoding="utf-8")
    path.symlink_to(secret)
    monkeypatch.setattr(Path, "lstat", Path.stat)  # as if the link had come just now
    with pytest.raises(reader.RefusedError, match="cannot be read"):
        disk.read_bytes(path, 100)


@only_posix
def test_a_file_that_becomes_a_pipe_after_the_first_look_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / handin.LESSON
    os.mkfifo(path)
    monkeypatch.setattr(Path, "lstat", lambda _: Path(__file__).stat())
    with pytest.raises(reader.RefusedError, match="not a regular file"):
        disk.read_bytes(path, 100)


def test_a_file_without_permission_says_so(tmp_path, monkeypatch):
    path = tmp_path / handin.LESSON
    path.write_text(handin.CODE, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read all

        def refuse(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    assert "permission denied. Make it readable" in handin.refusal(path)


def test_a_large_file_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / handin.LESSON
    with path.open("wb") as file:
        file.truncate(100 << 20)

    def read(*_):
        raise AssertionError("it was read")

    monkeypatch.setattr(os, "read", read)
    assert "larger than 1 MiB" in handin.refusal(path)


@given(size=st.integers(0, 300), limit=st.integers(0, 200), claimed=st.integers(0, 300))
def test_no_more_than_the_limit_is_read_whatever_the_size_is_said_to_be(
    size, limit, claimed, tmp_path_factory
):
    path = tmp_path_factory.mktemp("sizes") / "x.py"
    path.write_bytes(b"#" * size)
    taken = 0

    def read(descriptor, wanted):
        nonlocal taken
        piece = real_read(descriptor, wanted)
        taken += len(piece)
        return piece

    def claim(descriptor):
        fields = list(real_fstat(descriptor))
        fields[stat.ST_SIZE] = claimed
        return os.stat_result(fields)

    real_read, real_fstat = os.read, os.fstat
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "read", read)
        patch.setattr(os, "fstat", claim)
        data, _ = handin.attempt(disk.read_bytes, path, limit)
    if data is None:
        assert size > limit or claimed > limit
    else:
        assert len(data) == size <= limit
    assert taken <= limit + 1


def test_a_folder_of_very_many_files_is_not_listed_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "MOST_ENTRIES", 20)
    for number in range(21):
        (tmp_path / f"{number}.csv").touch()
    assert "too many files" in handin.refusal(tmp_path)


def test_lessons_below_many_folders_are_not_searched_for(tmp_path):
    deep = tmp_path.joinpath(*"abcdefgh"[: folder.MOST_LEVELS])
    deep.mkdir(parents=True)
    (deep / handin.LESSON).write_text(handin.CODE, encoding="utf-8")
    assert "holds no lesson file" in handin.refusal(tmp_path)


@only_posix
def test_a_name_that_a_terminal_would_obey_is_shown_harmlessly(tmp_path):
    path = tmp_path / "\x1b[2J\u202ex.py"
    path.write_text(handin.CODE, encoding="utf-8")
    said = handin.refusal(path)
    assert said.isprintable()
    assert "Rename it" in said
