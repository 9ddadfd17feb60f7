import click
import pytest

from checker.commands.reset import reset
from checker.course import assets, syllabus
from checker.progress import backup


def call(*words):
    return reset.main(list(words), standalone_mode=False)


def kept(folder):
    return sorted((folder / backup.KEPT).glob("*")) if (folder / backup.KEPT).exists() else []


def test_stub_is_back_and_the_students_version_is_kept(mine, propagate, capsys):
    before = propagate.read_bytes()
    assert call("lesson3", "--yes") == 0
    assert propagate.read_text(encoding="utf-8") == assets.pristine(
        syllabus.shipped(), "lesson3_propagate"
    )
    (copy,) = kept(mine)
    assert copy.read_bytes() == before
    assert f"kept/{copy.name}" in capsys.readouterr().out


def test_two_resets_in_a_second_keep_two_copies(mine, propagate):
    for text in ("a = 1\n", "b = 2\n"):
        propagate.write_text(text, encoding="utf-8")
        call("3", "--yes")
    assert {copy.read_text(encoding="utf-8") for copy in kept(mine)} == {"a = 1\n", "b = 2\n"}


def test_untouched_stub_stays(mine, capsys):
    call("lesson5", "--yes")
    assert "already" in capsys.readouterr().out
    assert kept(mine) == []


def test_stub_with_windows_line_ends_is_untouched(mine):
    file = mine / "lessons" / "lesson5_predict.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    call("lesson5", "--yes")
    assert kept(mine) == []


def test_without_a_terminal_nothing_is_done_unasked(propagate):
    before = propagate.read_bytes()
    with pytest.raises(click.UsageError, match="--yes"):
        call("lesson3")
    assert propagate.read_bytes() == before


@pytest.mark.parametrize("answer", ["n", ""])
def test_no_means_no(propagate, monkeypatch, answer):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    before = propagate.read_bytes()
    with pytest.raises(click.Abort):
        call("lesson3")
    assert propagate.read_bytes() == before


def test_file_that_is_gone_comes_back(mine, propagate):
    propagate.unlink()
    call("lesson3", "--yes")
    assert propagate.exists()
    assert kept(mine) == []


def test_text_in_any_encoding_is_kept(mine, propagate):
    propagate.write_bytes(b"# \xff\xfe no text\n")
    call("lesson3", "--yes")
    assert kept(mine)[0].read_bytes() == b"# \xff\xfe no text\n"


def test_full_disk_leaves_the_students_file(propagate, monkeypatch):
    before = propagate.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("checker.progress.backup.os.fsync", full)
    with pytest.raises(click.UsageError, match="No space left"):
        call("lesson3", "--yes")
    assert propagate.read_bytes() == before


def test_all_of_them(mine):
    call("all", "--yes")
    assert len(kept(mine)) == 4


def test_unknown_lesson_is_a_usage_error():
    with pytest.raises(click.UsageError, match="no lesson"):
        call("lesson9")
