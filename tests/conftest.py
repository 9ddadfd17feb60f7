"""Texts that are kept as they should be: ``pytest --rewrite-golden`` writes them anew."""

import pytest


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
