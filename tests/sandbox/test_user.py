"""Another user for each student's process."""

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other users")


def test_what_every_user_can_read_is_open(tmp_path):
    from checker.isolation.sandbox.user import open_to_all  # noqa: PLC0415 (not on Windows)

    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    file.chmod(0o644)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o001 == 0:
            assert not open_to_all([file])  # pytest's own folder is private
            return
    assert open_to_all([file])


def test_what_nobody_else_can_read_is_not_open(tmp_path):
    from checker.isolation.sandbox.user import open_to_all  # noqa: PLC0415 (not on Windows)

    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    file.chmod(0o600)
    assert not open_to_all([file])


def test_what_is_gone_stands_in_nobodys_way(tmp_path):
    from checker.isolation.sandbox.user import open_to_all  # noqa: PLC0415 (not on Windows)

    assert open_to_all([tmp_path / "gone"])
