"""The doctor says what was found, also on a screen without colours and beyond ASCII."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from checker.confine.names import LAYERS, REQUIRED
from checker.doctor import examination, page
from checker.doctor.command import doctor
from checker.doctor.examination import CURES, Examination, Layer, examine
from checker.doctor.facts import of_machine
from checker.report.signs import Signs
from checker.student.errors import HostError

GOLDEN = Path(__file__).parent / "golden"
FACTS = {"system": "Linux 6.1.0, x86_64", "Python": "3.11.2 (CPython)", "encoding": "utf-8"}


def found(missing=(), trouble=""):
    layers = tuple(
        Layer(
            name=name,
            gives=gives,
            missing="the kernel has it not" if name in missing else "",
            cure=CURES[name] if name in missing else "",
        )
        for name, gives in LAYERS.items()
    )
    return Examination(facts=FACTS, kind="fork", trouble=trouble, layers=layers)


CASES = {
    "all": (found(), "utf-8"),
    "plain": (found(missing=("namespaces", "user")), "utf-8"),
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
    assert said.keys() == {"facts", "kind", "trouble", "layers", "strict"}
    assert [layer["name"] for layer in said["layers"]] == list(LAYERS)
