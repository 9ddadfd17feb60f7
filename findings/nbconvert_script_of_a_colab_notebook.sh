#!/usr/bin/env bash
# nbconvert 7.17.2: `--to script` of a Python notebook whose metadata name the language, but no file
# extension, writes a .txt file in which magics stand as they were typed: it is no Python. Notebooks of
# Google Colab carry just `"language_info": {"name": "python"}`. `--to python` of the same file writes
# a .py; what becomes of magics there depends on a package that nbconvert does not ask for: without
# IPython they stay as they were, and the file cannot be parsed; with it, a cell that begins with
# %%time becomes a string, and its function is gone.
#
# Seen: "Writing 36 bytes to colab.txt", its first line "%%time"; colab.py without IPython 9.18.1:
# SyntaxError; with it: no function.
# For a course: a student who exports with `--to script` hands in a text file, and one who exports
# with `--to python` a file in which a timed function does not exist.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet nbconvert==7.17.2 nbformat==5.10.4 jupyter-core
cd "$work"
cat >colab.ipynb <<'NOTEBOOK'
{"nbformat": 4, "nbformat_minor": 0,
 "metadata": {"language_info": {"name": "python"},
              "kernelspec": {"name": "python3", "display_name": "Python 3"}},
 "cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
            "source": ["%%time\n", "def sigmoid(z):\n", "    return z"]}]}
NOTEBOOK
convert() { "$work/venv/bin/python" -m nbconvert --to "$1" colab.ipynb 2>&1 | tail -n 1; }
convert script
[ "$(head -n 1 colab.txt)" = "%%time" ]
convert python
"$work/venv/bin/python" - <<'PYTHON'
import ast
try:
    ast.parse(open("colab.py").read())
except SyntaxError as error:
    print("without IPython:", error.msg)
else:
    raise SystemExit("colab.py can be parsed without IPython")
PYTHON
"$work/venv/bin/pip" install --quiet ipython==9.18.1
convert python
"$work/venv/bin/python" - <<'PYTHON'
import ast
tree = ast.parse(open("colab.py").read())
functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
print("with IPython, functions:", functions)
assert functions == []
assert any(isinstance(n, ast.Constant) and "def sigmoid" in str(n.value) for n in ast.walk(tree))
PYTHON
