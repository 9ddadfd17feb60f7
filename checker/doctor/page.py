"""From an examination to text and to JSON."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from rich.text import Text

from checker.doctor.examination import Examination, Layer
from checker.record import Status
from checker.report.signs import Signs

STARTED = {
    "fork": "a fork for each check",
    "fresh": "an interpreter for each check",
}
STYLES = {Status.PASSED: "green", Status.FAILED: "red"}


def as_text(found: Examination, signs: Signs) -> Text:
    """Write it for a person.

    Parameters
    ----------
    found : Examination
        What was found.
    signs : Signs
        The characters that can be shown.
    """
    width = max(map(len, found.facts))
    pieces = [("This machine", "bold")]
    pieces += [(f"  {name:{width}}  {value}", "") for name, value in found.facts.items()]
    pieces += [("", ""), ("Students' processes", "bold"), _answering(found, signs)]
    pieces += [("", ""), ("Layers around them, each tried out", "bold")]
    for layer in found.layers:
        pieces += _layer(layer, signs)
    for file in found.hiding:
        name = Path(file).stem
        told = f"{file} hides the module {name}: programs that import it get your file."
        pieces += [("", ""), (f"{told} Give it another name.", "")]
    pieces += [("", ""), (_verdict(found), "")]
    return Text("\n").join(Text(signs.spell(words), style) for words, style in pieces)


def as_json(found: Examination) -> str:
    """Write it for a program; the keys are those of `Examination`."""
    whole = dataclasses.asdict(found) | {"strict": found.strict}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _answering(found: Examination, signs: Signs) -> tuple[str, str]:
    if found.trouble:
        return f"  {signs.mark(Status.FAILED)} none answers: {found.trouble}", "red"
    return f"  {signs.mark(Status.PASSED)} they answer ({STARTED[found.kind]})", "green"


def _layer(layer: Layer, signs: Signs) -> list[tuple[str, str]]:
    status = Status.PASSED
    if layer.missing:
        status = Status.FAILED if layer.required else Status.SKIPPED
    head = (f"  {signs.mark(status)} {layer.name}: {layer.gives}", STYLES.get(status, ""))
    if not layer.missing:
        return [head]
    return [head, (f"      missing: {layer.missing}", "dim"), (f"      {layer.cure}", "dim")]


def _verdict(found: Examination) -> str:
    if found.trouble:
        return "The checker cannot run your code here. Please report it with all that is above."
    if found.strict:
        return "Your own work can be checked here, and others' work graded."
    return (
        "Your own work can be checked here. Others' work cannot be graded: a submission could "
        "read files or reach the network. Grade on Linux, in WSL 2 or in a container."
    )
