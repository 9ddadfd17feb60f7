"""The runtime for the tests in wasm, and the page's zip; skipped where they cannot be had."""

import os
import shutil
import subprocess
from pathlib import Path

import pages
import pytest

from browser import course_zip, runtime

ROOT = Path(__file__).parents[2]
#: A folder with the whole runtime; or one with the wheels alone, and the rest comes from npm.
SETTING = "HANDGRAD_PYODIDE"
WHEELS = ROOT.parent / "shared" / "pyodide"


@pytest.fixture(scope="session")
def node():
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed: apt-get install nodejs npm")
    return found


@pytest.fixture(scope="session")
def pyodide():
    """A folder with the runtime, each file of which has the hash that was pinned."""
    given = os.environ.get(SETTING)
    wheels = WHEELS if WHEELS.is_dir() else None
    if given and (Path(given) / "pyodide.mjs").is_file():
        folder = Path(given)
    else:
        folder = course_zip.KEPT / f"pyodide-{runtime.VERSION}"
        wheels = Path(given) if given else wheels
    try:
        runtime.copy_to(folder, wheels)
    except runtime.UnavailableError as error:
        pytest.skip(f"there is no runtime: {error} Or set {SETTING} to a folder that holds it.")
    return folder


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """The zip that a page loads."""
    file = tmp_path_factory.mktemp("browser") / "course.zip"
    try:
        file.write_bytes(course_zip.build())
    except subprocess.CalledProcessError as error:
        pytest.skip(f"pip cannot download what the checker needs in the page: {error}")
    return file


@pytest.fixture(scope="session")
def address(pyodide, course, tmp_path_factory):
    """A small site with the course in it, served together with the runtime."""
    assert course.is_file()
    folder = tmp_path_factory.mktemp("site")
    pages.build(folder, pyodide.resolve())
    with pages.served(folder) as found:
        yield found
