"""Whatever is done to a zip or a notebook, it is taken or refused: nothing else comes out.

HANDGRAD_FUZZ=200000 tries so many of each, HANDGRAD_FUZZ_SEED=7 others.
"""

import os
import random
import time

import handin
import pytest

from checker.submission import notebook, reader
from checker.submission.magics import in_cell

TRIES = int(os.environ.get("HANDGRAD_FUZZ", "20000"))
SEED = int(os.environ.get("HANDGRAD_FUZZ_SEED", "0"))
EXTREME = [b"\0", b"\xff", b"\0" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\1\0", b"/", b"..", b"PK"]

ZIPS = [
    handin.zipped({"lessons/lesson2_sigmoid.py": handin.CODE, "lessons/helpers.py": "x = 1\n"}),
    handin.zipped({"hw.ipynb": handin.notebook(handin.CODE)}, method=0),
    handin.zipped({"a/": "", "a/größer.py": handin.CODE, "__MACOSX/a/._b": "x"}),
]
NOTEBOOKS = [
    handin.notebook("%matplotlib inline\nimport numpy as np", handin.CODE),
    handin.notebook(["import numpy as np\n", "x = 1"], handin.CODE, version=3),
]


def mutated(data, rng):
    """Bytes changed, cut, doubled, swapped; one to four times."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        begin = rng.randrange(len(found) + 1)
        end = min(len(found), begin + rng.choice([1, 2, 4, 30]))
        match rng.randrange(5):
            case 0 if begin < len(found):
                found[begin] ^= 1 << rng.randrange(8)
            case 1:
                found[begin:end] = rng.choice(EXTREME)
            case 2:
                del found[begin:end]
            case 3:
                found[begin:begin] = found[rng.randrange(len(found) + 1) :][:60]
            case _:
                found[begin:end] = rng.randbytes(end - begin)
    return bytes(found)


@pytest.mark.parametrize("kept", ZIPS, ids=["lessons", "stored", "names"])
def test_a_changed_zip_is_taken_or_refused(kept):
    rng = random.Random(SEED)  # noqa: S311 (a seed to repeat it by)
    taken = 0
    for _ in range(TRIES // len(ZIPS)):
        submission, said = handin.attempt(handin.read_zip, mutated(kept, rng))
        assert said.isprintable()
        if submission is not None:
            taken += 1
            assert submission.modules
            "".join(submission.modules.values()).encode()
    assert 0 < taken < TRIES // len(ZIPS)


@pytest.mark.parametrize("kept", NOTEBOOKS, ids=["format 4", "format 3"])
def test_a_changed_notebook_is_taken_or_refused(kept):
    rng = random.Random(SEED)  # noqa: S311 (as above)
    taken = 0
    for _ in range(TRIES // len(NOTEBOOKS)):
        text, said = handin.attempt(notebook.decode, mutated(kept, rng), "hw.ipynb")
        assert said.isprintable()
        if text is not None:
            taken += 1
            text.encode()
    assert 0 < taken < TRIES // len(NOTEBOOKS)


@pytest.mark.parametrize(
    "piece",
    [" ", "\n", "(", "'", '"""', "\\", "\\\n", "a ", "a,", "a.", "f(", "x = ", "#", "%\n", "@\n"],
)
def test_a_hostile_cell_takes_no_time(piece):
    cell = piece * (300_000 // len(piece))
    begin = time.process_time()
    for text in (cell, f"x = {cell}", f"def f():\n {cell}"):
        in_cell(text)
    assert time.process_time() - begin < 10  # quadratic time would be minutes


def test_a_hostile_zip_takes_no_time():
    folders = {f"{n}/b/c/d/e/f/g/x{n}.csv": "" for n in range(500)}
    data = handin.zipped({**folders, **{f"{n}/": "" for n in range(9_000)}})
    begin = time.process_time()
    with pytest.raises(reader.RefusedError):
        handin.read_zip(data)
    assert time.process_time() - begin < 10
