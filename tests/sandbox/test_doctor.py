"""The doctor says what was found, also on a screen without colours and beyond ASCII."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from checker.commands.doctor import doctor
from checker.doctor import examination, page
from checker.doctor.examination import CURES, Examination, Layer, examine, hiding
from checker.doctor.facts import of_machine
from checker.isolation.host.errors import HostError
from checker.isolation.wire.layers import LAYERS, REQUIRED
from checker.report.signs import Signs

GOLDEN = Path(__file__).parent / "golden"
FACTS = {"system": "Linux 6.1.0, x86_64", "Python": "3.11.2 (CPython)", "encoding": "utf-8"}


def found(missing=(), trouble="", hiding=()):
    layers = tuple(
        Layer(
            name=name,
            gives=gives,
            missing="the kernel has it not" if name in missing else "",
            cure=CURES[name] if name in missing else "",
        )
        for name, gives in LAYERS.items()
    )
    return Examination(facts=FACTS, kind="fork", trouble=trouble, hiding=hiding, layers=layers)


CASES = {
    "all": (found(), "utf-8"),
    "plain": (found(missing=("namespaces", "user")), "utf-8"),
    "hidden": (found(hiding=("numpy.py", "lessons/random.py")), "utf-8"),
    "weak": (found(missing=LAYERS), "ascii"),
    "trouble": (found(missing=LAYERS, trouble="the fork server did not start"), "utf-8"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_page_reads_well(golden, name):
    examined, encoding = CASES[name]
    stream = io.StringIO()
    text = page.as_text(examined, Signs(encoding=encoding))
    Console(file=stream, width=80).print(text, soft_wrap=True)
    stream.getvalue().encode(encoding)
    golden(GOLDEN / f"doctor_{name}.txt", stream.getvalue())


def test_a_file_that_hides_a_library_is_found(tmp_path):
    (tmp_path / "lessons").mkdir()
    for name in ("random.py", "lessons/numpy.py", "mine.py", "lessons/lesson1_initialize.py"):
        (tmp_path / name).touch()
    assert hiding(tmp_path) == ("random.py", "lessons/numpy.py")


@pytest.mark.parametrize("refused", [True, False])
def test_cure_of_bubblewrap_knows_whether_it_is_there(refused, tmp_path, monkeypatch):
    if refused:
        (tmp_path / "bwrap").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    layers = {layer.name: layer for layer in examine(FACTS).layers}
    told = layers["namespaces"].cure
    assert told.startswith("bubblewrap is there" if refused else "Install bubblewrap")


@pytest.mark.parametrize("name", LAYERS)
def test_grading_needs_the_two_walls_and_no_more(name):
    assert found(missing=(name,)).strict == (name not in REQUIRED)


def test_a_machine_on_which_nothing_answers_grades_nothing(monkeypatch):
    def broken(_kind):
        raise HostError("no fork server")

    monkeypatch.setattr(examination, "open_host", broken)
    examined = examine(FACTS)
    assert examined.trouble == "no fork server"
    assert all(layer.missing for layer in examined.layers)
    assert not examined.strict


def test_it_examines_this_machine_by_using_it():
    facts = of_machine("utf-8", terminal=True, columns=80)
    examined = examine(facts)
    assert examined.trouble == ""
    assert {"Python", "numpy", "BLAS", "system"} <= facts.keys()
    assert [layer.name for layer in examined.layers] == list(LAYERS)
    assert all(bool(layer.cure) == bool(layer.missing) for layer in examined.layers)


def test_json_is_the_same_for_programs():
    done = CliRunner().invoke(doctor, ["--json"], standalone_mode=False)
    said = json.loads(done.output)
    assert done.return_value == 0
    assert said.keys() == {"facts", "kind", "trouble", "hiding", "layers", "strict"}
    assert [layer["name"] for layer in said["layers"]] == list(LAYERS)
