"""The course in another browser."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pages
import pytest

from browser import course_zip

HERE = Path(__file__).parent / "firefox"
LESSON = "lesson3_propagate"
#: A browser of the system's.
SETTING = "HANDGRAD_FIREFOX"


@pytest.fixture(scope="module")
def firefox():
    path = os.environ.get(SETTING) or shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip(f"there is no Firefox: apt-get install firefox-esr, or set {SETTING}")
    return path


@pytest.fixture(scope="module")
def driver():
    """The script that drives it, beside what it needs of npm."""
    folder = course_zip.KEPT / "firefox"
    shutil.copytree(HERE, folder, dirs_exist_ok=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if not shutil.which("npm"):
        pytest.skip("npm is not installed: apt-get install npm")
    if not (folder / "node_modules" / "puppeteer-core").is_dir():
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"npm cannot install what drives Firefox: {done.stderr[-300:]}")
    return folder / "walk.mjs"


def test_firefox_says_the_same(firefox, node, driver, address, tmp_path):
    solution = pages.solution(LESSON)
    wrong = solution.replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")
    file = tmp_path / "texts.json"
    file.write_text(json.dumps(pages.solved_before(LESSON) | {LESSON: wrong}), encoding="utf-8")
    command = [node, driver, firefox, address, file]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["said"].startswith("4 of 7 checks passed. Your dw is summed over all m examples")
    assert "lessons/lesson3_propagate.py:52" in found["report"]
