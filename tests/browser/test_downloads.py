"""The files that a page loads: how many bytes, from where, and that they are what was pinned."""

import gzip
import hashlib
import json
import shutil

import pytest

from browser import course_zip, runtime, site

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
