#!/usr/bin/env bash
# marimo 0.25.2: `marimo convert` turns a notebook's cell into a function of the app, and keeps a
# %%time line as a comment; but a cell with one line that only IPython reads (`files = !ls`, `f?`)
# becomes a text given to app._unparsable_cell. The exported .py is valid, and the functions of such a
# cell are not in it, though another cell of the same notebook with a magic is converted.
#
# Seen: functions inside of cells: ['sigmoid']; texts: 1, which holds "def predict".
# For a course: a checker that reads marimo's exports by their syntax tree has to read these texts too,
# else a function that the student wrote and ran is "not there".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet marimo==0.25.2
cd "$work"
cat >mine.ipynb <<'NOTEBOOK'
{"nbformat": 4, "nbformat_minor": 4, "metadata": {},
 "cells": [
  {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
   "source": ["%%time\n", "def sigmoid(z):\n", "    return z"]},
  {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
   "source": ["def predict(w, X):\n", "    return w.T @ X\n", "\n", "predict?"]}]}
NOTEBOOK
"$work/venv/bin/marimo" -q convert mine.ipynb -o mine.py >/dev/null 2>&1
"$work/venv/bin/python" - <<'PYTHON'
import ast
tree = ast.parse(open("mine.py").read())
inside = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name != "_"]
texts = [
    node.args[0].value
    for node in ast.walk(tree)
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_unparsable_cell"
]
print("functions inside of cells:", inside)
print("texts:", len(texts))
assert inside == ["sigmoid"]
assert len(texts) == 1 and "def predict" in texts[0]
PYTHON
