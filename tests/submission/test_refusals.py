"""Every refusal as the student reads it: what it is, and what cures it."""

import os
import re
import zipfile
from pathlib import Path

import handin
import pytest

KEPT = Path(__file__).with_name("refusals.txt")
LESSON = "lesson3_propagate.py"
DEFINES = handin.CODE.replace("sigmoid", "propagate")


def zipped(*names, **ways):
    return handin.zipped(dict.fromkeys(names, DEFINES), **ways)


#: What is handed in: the name of a file, or of one in a folder → its bytes, or what makes it.
HANDED_IN = {
    "notes.txt": b"Hello",
    "nothing.py": b"",
    "pasted.py": b"\xff\xfex\0=\0",
    "wide.py": "\ufeffx = 1".encode("utf-32"),
    "binary.py": b"\x7fELF\0\0\1\0",
    "latin.py": b"# gr\xf6\xdfer\n",
    "klingon.py": b"# coding: klingon\n",
    "seven.py": b"# coding: utf-7\n",
    "both.py": b"\xef\xbb\xbf# coding: latin-1\n",
    "large.py": b"#" * (1 << 20) + b"#",
    "notebook.py": handin.notebook(DEFINES),
    "archive.py": zipped(LESSON),
    "link.py": lambda path: path.symlink_to("/etc/passwd"),
    "pipe.py": os.mkfifo if hasattr(os, "mkfifo") else None,
    "hw/notes.txt": b"Hello",
    "hw/lesson_3.py": DEFINES.encode(),
    "hw/lesson3_propagate_old.py": DEFINES.encode(),
    "hw/a.ipynb": {"a.ipynb": handin.notebook(DEFINES), "a-Copy1.ipynb": handin.notebook(DEFINES)},
    "hw/main.py": {f"{name}.py": b"x = 1" for name in ("main", "train", "plot", "load", "utils")},
    "hw/mixed.py": {"mixed.py": b"x = 1", "b.ipynb": handin.notebook(DEFINES)},
    "hw/lesson3_propagate.PY": DEFINES.encode(),
    "hw/lesson3_propagate.py": Path.mkdir,
    "hw/lesson3_propagate.ipynb": b"{}",
    "broken.ipynb": b"<<<<<<< HEAD",
    "list.ipynb": b"[]",
    "prose.ipynb": b'{"cells": [{"cell_type": "markdown"}]}',
    "r.ipynb": handin.notebook("x <- 1", metadata={"kernelspec": {"language": "R"}}),
    "number.ipynb": b'{"cells": [{"cell_type": "code", "source": 3}]}',
    "cut.zip": zipped(LESSON)[:40],
    "changed.zip": zipped(LESSON, method=0).replace(b"numpy", b"dumpy"),
    "outside.zip": zipped(f"../{LESSON}"),
    "twice.zip": zipped(LESSON, LESSON.title()),
    "rare.zip": zipped(LESSON, method=zipfile.ZIP_LZMA),
    "two.zip": zipped(f"a/{LESSON}", f"b/{LESSON}"),
    "named.zip": zipped("propagate (2).py"),
    "bomb.zip": handin.zipped({LESSON: "#" * (2 << 20)}),
    "rest.zip": zipped("README.md"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor links for everybody")
def test_every_refusal_reads_well(tmp_path, monkeypatch, golden):
    lines = []
    for number, (name, content) in enumerate(HANDED_IN.items()):
        place = tmp_path / str(number)
        path = place / name
        path.parent.mkdir(parents=True)
        if callable(content):
            content(path)
        elif isinstance(content, dict):
            for each, data in content.items():
                path.with_name(each).write_bytes(data)
        else:
            path.write_bytes(content)
        monkeypatch.chdir(place)
        said = handin.refusal(place / Path(name).parts[0])
        assert said.endswith(".")
        assert re.search(r"[.?] [A-Z]", said), f"what cures it? {said}"
        lines.append(f"{name}\n    {said}\n")
    golden(KEPT, "\n".join(lines))
