"""What the programs of the tables stand in."""

import textwrap

HEADER = "import math\nimport numpy as np\n\n\n"
FILE = "FILE "


def text_of(program):
    """A whole file, or the body of propagate(w, b, X, Y) in one."""
    if program.startswith(FILE):
        return program.removeprefix(FILE)
    body = textwrap.indent(program, "    ")
    return f"{HEADER}def propagate(w, b, X, Y):\n    m = X.shape[1]\n{body}\n"
