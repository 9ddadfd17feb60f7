"""The settings for editors name what there is."""

import json
import re
from pathlib import Path

import click
import pytest

from checker import paths
from checker.cli.group import handgrad

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / ".vscode").glob("*.json")), ROOT / ".devcontainer" / "devcontainer.json"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_settings_are_json(file):
    assert json.loads(file.read_text(encoding="utf-8"))


def test_tasks_call_commands_that_there_are():
    tasks = json.loads((paths.course() / ".vscode/tasks.json").read_text(encoding="utf-8"))
    lines = [task["command"] for task in tasks["tasks"]]
    words = {word for line in lines for word in re.findall(r"-m checker (\w+)", line)}
    context = click.Context(handgrad)
    assert words == {"watch", "hint"}
    assert all(handgrad.get_command(context, word) for word in words)


def test_codespace_opens_files_that_there_are():
    settings = json.loads(FILES[-1].read_text(encoding="utf-8"))
    opened = settings["customizations"]["vscode"]["openFiles"]
    assert all((ROOT / name).is_file() for name in opened)
