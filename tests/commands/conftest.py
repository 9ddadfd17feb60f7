import pytest

from checker.checking.recorder import Run
from checker.course import assets, syllabus
from checker.isolation.host.launcher import open_host
from checker.submission import reader


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A student's course folder, and the working folder: lessons 0 to 3 right, the rest stubs."""
    folder = tmp_path / "course"
    (folder / "lessons").mkdir(parents=True)
    for number, stem in enumerate(syllabus.shipped().stems):
        text = (
            assets.solution(syllabus.shipped(), stem)
            if number <= 3
            else assets.pristine(syllabus.shipped(), stem)
        )
        (folder / "lessons" / f"{stem}.py").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def propagate(mine):
    """The file of lesson 3."""
    return mine / "lessons" / "lesson3_propagate.py"


@pytest.fixture(scope="session")
def host():
    with open_host() as opened:
        yield opened


@pytest.fixture
def run_of(host):
    """What a run of the checks is given, for a folder."""
    return lambda folder: Run(submission=reader.read(folder / "lessons"), host=host)
