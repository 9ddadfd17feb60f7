"""The files that a page loads: how many bytes, from where, and that they are what was pinned."""

import gzip
import hashlib
import io
import json
import shutil
import zipfile

import pytest

from browser import course_zip, runtime, site
from checker.course import syllabus

#: Megabytes on the wire before the first check of lessons 1 to 6.
MOST = 12
CORE = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
    "numpy-*.whl",
)


def test_the_first_check_costs_less_than_so_many_megabytes(pyodide, course):
    files = [file for name in CORE for file in pyodide.glob(name)]
    assert len(files) == len(CORE)
    sent = sum(len(gzip.compress(file.read_bytes())) for file in [*files, course])
    assert sent / 1e6 < MOST


def test_the_bar_knows_how_many_bytes_will_come(pyodide):
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    fetched = [file for name in CORE[2:] for file in pyodide.glob(name)]
    assert site.SIZES["core"] == sum(file.stat().st_size for file in fetched)
    for libraries in set(site.SIZES) - {"core"}:
        packages = runtime.needed(libraries.split(" and "), lock["packages"])
        files = {each["file_name"] for each in packages if each["name"] != "numpy"}
        assert site.SIZES[libraries] == sum((pyodide / file).stat().st_size for file in files)


def test_the_same_files_make_the_same_zip(course):
    assert course.is_file()
    assert course_zip.build() == course_zip.build()


def test_what_a_page_has_no_use_for_is_left_out(course):
    with zipfile.ZipFile(course) as archive:
        sent = {name.split("/")[1] for name in archive.namelist() if name.startswith("checker/")}
    for name in course_zip.UNUSED:
        assert (course_zip.ROOT / "checker" / name).is_dir()
        assert name not in sent


def test_what_is_right_comes_without_a_solution_to_read(course):
    with zipfile.ZipFile(course) as archive:
        names = archive.namelist()
        text = archive.read("reference/lesson3_propagate.py").decode()
    assert not [name for name in names if name.startswith("solutions")]
    assert "def propagate(" in text
    assert "#" not in text


def test_a_wheel_that_is_not_the_locks_is_refused(pyodide, tmp_path):
    wheels, folder = tmp_path / "wheels", tmp_path / "runtime"
    wheels.mkdir()
    folder.mkdir()
    for name in runtime.CORE:
        shutil.copyfile(pyodide / name, folder / name)
    for file in pyodide.glob("*.whl"):
        (wheels / file.name).write_bytes(b"another")
    with pytest.raises(runtime.UnavailableError, match="not the file that Pyodide's lock names"):
        runtime.copy_to(folder, wheels)
    assert not list(folder.glob("*.whl"))


def test_every_file_of_the_runtime_has_the_hash_of_its_lock(pyodide):
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert lock["info"]["version"] == runtime.VERSION
    hashes = {each["file_name"]: each["sha256"] for each in lock["packages"].values()}
    for file in pyodide.glob("*.whl"):
        assert hashlib.sha256(file.read_bytes()).hexdigest() == hashes[file.name]


def test_the_service_worker_knows_what_it_keeps(pyodide, course, tmp_path):
    assert course.is_file()
    assert pyodide.is_dir()
    site.add_to(tmp_path)
    worker = (tmp_path / "service-worker.js").read_text(encoding="utf-8")
    assert f"handgrad-runtime-{runtime.VERSION}" in worker
    assert "handgrad-site-BUILD" not in worker


def test_another_course_takes_the_place_of_ours(tmp_path):
    (tmp_path / "course.toml").write_text(
        'format = 1\ntitle = "Another"\nlessons = ["lesson0_twice"]\n', encoding="utf-8"
    )
    texts = {
        "checks/lesson0_twice.py": (
            "from checker.record import Function, Lesson\n"
            'LESSON = Lesson(stem="lesson0_twice", title="Twice", '
            'functions=(Function.parse("twice(x)"),))\n'
        ),
        "solutions/lesson0_twice.py": "def twice(x):\n    return 2 * x  # both\n",
        "lessons/lesson0_twice.py": "def twice(x):\n    raise NotImplementedError\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    of = syllabus.load(tmp_path)
    with zipfile.ZipFile(io.BytesIO(course_zip.build(of))) as archive:
        read = {
            name: archive.read(name).decode() for name in archive.namelist() if "lesson0" in name
        }
    assert read["reference/lesson0_twice.py"] == "def twice(x):\n    return 2 * x\n"
    assert {name.partition("/")[0] for name in read} == {"checks", "lessons", "reference"}
    known = site.knowledge(tmp_path / "course.toml", of)["lessons"]
    assert [(each["stem"], each["stub"]) for each in known] == [
        ("lesson0_twice", texts["lessons/lesson0_twice.py"])
    ]
