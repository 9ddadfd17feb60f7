"""Texts that are kept as they should be, and a browser to read pages with.

``pytest --rewrite-golden`` writes the texts anew.
"""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

# As the command does, before numpy is loaded: several threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write the golden reports anew from what comes now; then read the diff",
    )


@pytest.fixture
def golden(request):
    def compare(path, text):
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == kept, f"{path.name} differs; if rightly so: pytest --rewrite-golden"

    return compare


@pytest.fixture(scope="module")  # it starts processes when it likes: none beside other tests
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is missing: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def axe():
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is missing")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def opened(browser):
    """Open a page, with the options of a browser's context."""
    contexts = []

    def start(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield start
    for context in contexts:
        context.close()
