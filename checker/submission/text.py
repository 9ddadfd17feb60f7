"""Bytes of a source file → text, as Python would read it."""

from __future__ import annotations

import codecs
import io
import tokenize

from checker.submission.refusal import RefusedError, shown

_CURE = "In your editor choose Save with encoding UTF-8."
_CURE_OF_DECLARED = "Delete the line that says coding, and save the file as UTF-8."
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\3\4"
#: In an encoding of source text each of these stands for itself. Not so in UTF-7, where the text
#: that runs is another than the one that is seen, nor where escapes are read twice.
_PLAIN = bytes({9, 10, *range(32, 127)} - {92}) + rb" \u0041 .xn--grn-hoa"


def decode(data: bytes, name: str) -> str:
    """Decode a source file; line feeds alone end the lines.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What it is called.

    Raises
    ------
    RefusedError
        When the bytes are not text in the encoding that the file declares (UTF-8 unless it
        says otherwise).
    """
    file = shown(name)
    _refuse_other_kinds(data, file)
    try:
        # which ends a line at a line feed alone
        lines = io.BytesIO(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        encoding, _ = tokenize.detect_encoding(lines.readline)
    except SyntaxError as error:
        raise RefusedError(f"{file} {_at_the_head(error)}") from None
    if not _is_plain(encoding):
        raise RefusedError(
            f"{file} declares the encoding {shown(encoding)}, which is none for programs. "
            f"{_CURE_OF_DECLARED}"
        )
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        raise RefusedError(f"{file} is not {_known_as(encoding)} text. {_CURE}") from None
    return without_surrogates(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_surrogates(text: str) -> str:
    """Replace halves of characters, which cannot be sent anywhere."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _refuse_other_kinds(data: bytes, file: str) -> None:
    if data.startswith(_ZIP):
        raise RefusedError(
            f"{file} is a zip archive by another name. Rename it to end in .zip, "
            "or hand in the .py file in it."
        )
    if data.startswith(_UTF_32):
        raise RefusedError(f"{file} was saved as UTF-32. {_CURE}")
    if data.startswith(_UTF_16) or _is_utf_16(data):
        raise RefusedError(f"{file} was saved as UTF-16. {_CURE}")
    if b"\0" in data:
        raise RefusedError(f"{file} is not a text file. Hand in the .py file itself.")
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{" and b'"cells"' in data:
        raise RefusedError(
            f"{file} is a notebook by another name. Rename it to end in .ipynb, "
            "or export it as a Python script."
        )


def _is_utf_16(data: bytes) -> bool:
    """Tell whether every second byte of the beginning is zero: Latin letters without a mark."""
    head = data[:64]
    return len(head) > 1 and any(
        not any(head[zeros::2]) and all(head[1 - zeros :: 2]) for zeros in (0, 1)
    )


def _at_the_head(error: SyntaxError) -> str:
    """Say what Python found in the first two lines, and what cures it."""
    message = error.msg or ""
    if message.startswith("unknown encoding"):
        declared = shown(message.partition(": ")[2])
        return f"declares an encoding that Python does not know ({declared}). {_CURE_OF_DECLARED}"
    if message.startswith("encoding problem"):
        return f"was saved as UTF-8 and declares another encoding. {_CURE_OF_DECLARED}"
    return f"is not UTF-8 text. {_CURE}"


def _is_plain(encoding: str) -> bool:
    try:
        return _PLAIN.decode(encoding) == _PLAIN.decode("ascii")
    except (UnicodeError, LookupError, ValueError):
        return False


def _known_as(encoding: str) -> str:
    return encoding.upper().removesuffix("-SIG")
