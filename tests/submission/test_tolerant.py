"""What a class hands in is taken as far as it can be, and what was not taken is said."""

from pathlib import Path, PurePosixPath

import handin
import pytest

from checker.course import syllabus
from checker.grading.archives.merging import merged
from checker.submission.refusal import RefusedError

SIGMOID = handin.CODE
WRONG = SIGMOID.replace("-z", "z")
STUB = "def sigmoid(z):\n    raise NotImplementedError\n"
PROPAGATE = "def propagate(w, b, X, Y):\n    return {}, 0.0\n"


def taken(**files):
    return merged([(name, _bytes(content)) for name, content in files.items()], syllabus.shipped())


def _bytes(content):
    return content if isinstance(content, bytes) else content.encode()


def zipped(files):
    return handin.zipped(files)


def modules(submission):
    return {name: submission.modules[name] for name in sorted(submission.modules)}


@pytest.mark.parametrize(
    "spare",
    [
        "lesson2_sigmoid_old.py",
        "lesson2_sigmoid_v2.py",
        "lesson2_sigmoid (1).py",
        "lesson2_scratch.py",
        "Kopie von lesson2_sigmoid.py",
        "my lesson.ipynb",
        "zzz.py",
        "aaa.py",
    ],
)
def test_the_lessons_own_name_counts_and_the_other_file_is_named(spare):
    other = handin.notebook(WRONG) if spare.endswith("ipynb") else WRONG
    found = taken(**{"lesson2_sigmoid.py": SIGMOID, spare: other})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}
    assert found.notes == (f"{spare} has sigmoid too; lesson2_sigmoid.py counts.",)


@pytest.mark.parametrize("name", ["helper", "lesson2_parts", "sigmoid"])
def test_what_a_lesson_imports_is_a_helper(name):
    files = {"lesson2_sigmoid.py": f"from {name} import f\n{SIGMOID}", f"{name}.py": SIGMOID}
    assert set(taken(**files).modules) == {"lesson2_sigmoid", name}


@pytest.mark.parametrize(
    "name",
    [
        "lesson3.py",
        "lesson_3.py",
        "lesson3_propagate (1).py",
        "lesson3_propagate_final_v2.py",
        "propagate.py",
        "hw-3.py",
        "Propagate.PY",
        "lesson3_propagate.py.txt",
        "week three.py",
    ],
)
def test_a_file_that_is_called_otherwise_is_taken_for_what_it_holds(name):
    found = taken(**{"lesson2_sigmoid.py": SIGMOID, name: PROPAGATE})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID, "lesson3_propagate": PROPAGATE}
    assert found.notes == (f"{name} was taken for lesson3_propagate.py.",)


def test_files_without_any_lessons_name_each_count_for_what_they_hold():
    found = taken(**{"hw-2.py": SIGMOID, "hw-3.py": PROPAGATE})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID, "lesson3_propagate": PROPAGATE}


def test_a_file_that_another_imports_keeps_its_name():
    found = taken(**{"mine.py": SIGMOID, "hw3.py": f"from mine import sigmoid\n{PROPAGATE}"})
    assert set(found.modules) == {"mine", "lesson3_propagate"}


def test_a_file_with_several_lessons_counts_for_all_of_them():
    found = taken(**{"all.py": SIGMOID + PROPAGATE, "notes.py": "x = 1\n"})
    assert found.modules["all"] == SIGMOID + PROPAGATE


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("hw2", "hw2-Copy1", "hw2"),
        ("hw2", "hw2 (1)", "hw2"),
        ("hw2_final", "hw2", "hw2_final"),
        ("hw2_v1", "hw2_v2", "hw2_v2"),
        ("hw2 backup", "hw2", "hw2"),
    ],
)
def test_of_two_notebooks_the_copy_does_not_count_and_is_named(first, second, counts):
    texts = {first: SIGMOID, second: WRONG}
    files = {f"{name}.ipynb": handin.notebook(text) for name, text in texts.items()}
    for order in (files, dict(reversed(files.items()))):
        found = taken(**order)
        assert texts[counts].strip() in "".join(found.modules.values())
        (other,) = {first, second} - {counts}
        assert any(note.startswith(f"{other}.ipynb has sigmoid too") for note in found.notes)


def test_work_that_is_done_counts_before_a_stub_where_neither_has_the_name():
    found = taken(**{"hw2 final.py": STUB, "hw2.py": SIGMOID})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("lesson3_propagate.py", b"\xff\xfex\0", "was saved as UTF-16"),
        ("lesson3_propagate.ipynb", b"{}", "is not a notebook"),
        ("helper.py", b"\x7fELF\0\0\1\0", "is not a text file"),
        ("part.zip", b"PK\3\4 cut", "is not a zip that can be read"),
    ],
)
def test_a_file_that_cannot_be_used_costs_itself(name, data, said):
    found = taken(**{"lesson2_sigmoid.py": SIGMOID, name: data})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}
    assert said in found.notes[0]


def test_where_nothing_can_be_used_the_first_reason_is_said():
    with pytest.raises(RefusedError, match="was saved as UTF-16"):
        taken(**{"lesson2_sigmoid.py": b"\xff\xfex\0"})
    with pytest.raises(RefusedError, match="is not a zip"):
        taken(**{"a.zip": b"PK\3\4 cut"})
    with pytest.raises(RefusedError, match="no function of a lesson"):
        taken(**{"a.zip": zipped({"README": ""})})
    with pytest.raises(RefusedError, match="There is no file here"):
        merged([], syllabus.shipped())


def test_several_zips_are_one_submission():
    found = taken(
        **{
            "part1.zip": zipped({"a/lesson2_sigmoid.py": SIGMOID}),
            "part2.zip": zipped({"b/c/lesson3_propagate.py": PROPAGATE}),
        }
    )
    assert modules(found) == {"lesson2_sigmoid": SIGMOID, "lesson3_propagate": PROPAGATE}
    assert not found.notes


def test_a_file_beside_a_zip_counts_in_place_of_the_one_in_it():
    files = {"lessons/lesson2_sigmoid.py": WRONG, "lessons/lesson3_propagate.py": PROPAGATE}
    found = taken(**{"all.zip": zipped(files), "lesson2_sigmoid.py": SIGMOID})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID, "lesson3_propagate": PROPAGATE}
    assert found.notes == ("lesson2_sigmoid.py is in all.zip too: the one beside it counts.",)


@pytest.mark.parametrize(("old", "new"), [("hw_old", "hw"), ("hw", "hw_v2"), ("hw copy", "hw")])
def test_of_two_zips_the_newer_name_counts_and_it_is_said(old, new):
    for names in ((old, new), (new, old)):
        texts = {old: WRONG, new: SIGMOID}
        found = taken(
            **{f"{name}.zip": zipped({"lesson2_sigmoid.py": texts[name]}) for name in names}
        )
        assert modules(found) == {"lesson2_sigmoid": SIGMOID}
        assert f"the one in {new}.zip counts" in found.notes[0]


def test_lessons_in_a_folder_each_are_one_submission():
    found = taken(**{"w2/lesson2_sigmoid.py": SIGMOID, "w3/lesson3_propagate.py": PROPAGATE})
    assert set(found.modules) == {"lesson2_sigmoid", "lesson3_propagate"}


def test_of_several_folders_the_one_called_lessons_is_meant():
    files = {"solutions": WRONG, "lessons": SIGMOID, "checks": WRONG}
    found = taken(**{f"{where}/lesson2_sigmoid.py": text for where, text in files.items()})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}


def test_a_folder_that_was_put_aside_counts_less():
    files = {"old": WRONG, "hw": SIGMOID}
    found = taken(**{f"{where}/lesson2_sigmoid.py": text for where, text in files.items()})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}
    assert "too; lesson2_sigmoid.py counts" in found.notes[0]


def test_an_environment_in_a_zip_is_left_aside_whatever_it_is_called():
    files = {f"hw/my python/lib/m{number}.py": "x = 1\n" for number in range(600)}
    files["hw/my python/pyvenv.cfg"] = ""
    found = taken(**{"hw.zip": zipped({**files, "hw/lesson2_sigmoid.py": SIGMOID})})
    assert modules(found) == {"lesson2_sigmoid": SIGMOID}


def test_a_file_is_shown_by_its_own_name():
    found = taken(**{"lesson2_sigmoid.py": SIGMOID, "hw-3.py": PROPAGATE})
    assert found.files["lesson3_propagate"] == Path(PurePosixPath("submission/hw-3.py"))
