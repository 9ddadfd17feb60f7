"""Bytes of a .py file → text, as Python would read it; or what to do in the editor."""

import ast
import codecs

import handin
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.submission import reader
from checker.submission.text import decode

WORDS = '"""größer, λ"""\n'


def is_refused(data, says):
    with pytest.raises(reader.RefusedError) as refused:
        decode(data, "x.py")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("latin-1", "größer"),
        ("iso-8859-15", "größer, 5 €"),
        ("cp1252", "größer, 5 €"),
        ("cp1251", "градиент"),
        ("koi8-r", "градиент"),
        ("gbk", "梯度"),
        ("big5", "梯度"),
        ("shift_jis", "勾配"),
        ("euc_jp", "勾配"),
        ("euc_kr", "기울기"),
        ("utf-8", "gradient ∂J/∂w"),
    ],
)
@pytest.mark.parametrize("declared", ["# -*- coding: {} -*-", "# vim: set fileencoding={} :"])
def test_a_declared_encoding_is_followed(encoding, words, declared):
    text = f'{declared.format(encoding)}\n"""{words}"""\n'
    assert decode(text.encode(encoding), "x.py") == text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_go(mark, end):
    data = mark + (WORDS + handin.CODE).replace("\n", end).encode()
    assert decode(data, "x.py") == WORDS + handin.CODE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_name(encoding):
    is_refused((handin.CODE + WORDS).encode(encoding), "saved as UTF-16")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_no_text_either(encoding):
    mark = "" if encoding == "utf-32" else "\ufeff"
    is_refused((mark + handin.CODE).encode(encoding), "saved as UTF-32")


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "punycode", "idna"),
        *("rot13", "hex", "base64", "zlib", "bz2", "uu", "quopri", "undefined"),
        *("cp037", "cp500", "hz", "shift_jisx0213"),
    ],
)
def test_an_encoding_in_which_the_text_seen_is_not_the_text_run_is_refused(encoding):
    is_refused(f"# coding: {encoding}\n{handin.CODE}".encode(), "which is none for programs")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('"""größer"""\n'.encode("latin-1"), "is not UTF-8 text"),
        (handin.CODE.encode() + b"# \xff\n", "is not UTF-8 text"),
        (b"# coding: klingon\n", "encoding that Python does not know (klingon)"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", "and declares another encoding"),
        (b"\x7fELF\0\0\1", "is not a text file"),
        (b"x = 1\n\0", "is not a text file"),
        (handin.zipped({"x.py": handin.CODE}), "is a zip archive by another name"),
        (handin.notebook(handin.CODE), "is a notebook by another name"),
    ],
)
def test_what_is_no_source_text_is_told_by_its_kind(data, says):
    is_refused(data, says)


@given(st.binary(max_size=300) | st.builds(bytes.__add__, st.just(b"# coding: "), st.binary()))
@example(b"")
@example(b"# coding: \x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_text_or_refused(data):
    text, said = handin.attempt(decode, data, "x.py")
    assert said.isprintable()
    if text is None:
        assert said.endswith(".")
    else:
        assert "\r" not in text
        assert "\0" not in text
        text.encode()


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.sampled_from(["utf-8", "latin-1", "gbk", "koi8-r"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_text_is_what_python_reads(words, encoding, end):
    source = f"# coding: {encoding}{end}x = {words!r}{end}"
    data = source.encode(encoding, "replace")
    assert ast.dump(ast.parse(decode(data, "x.py"))) == ast.dump(ast.parse(data))
