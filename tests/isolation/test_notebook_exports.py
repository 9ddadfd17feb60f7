"""What notebooks' tools export to a script is read as the notebook is."""

import textwrap

import pytest

from checker.isolation.worker.execute import run

NBCONVERT = """
    #!/usr/bin/env python
    # coding: utf-8

    # In[1]:


    get_ipython().run_line_magic('matplotlib', 'inline')
    get_ipython().system('pip install numpy')
    files = get_ipython().getoutput('ls')


    # In[2]:


    get_ipython().run_cell_magic('time', '', 'def f(x):\\n    return x\\n')
    get_ipython().run_cell_magic('bash', '', 'cd ..\\n')
"""
MARIMO = """
    import marimo

    __generated_with = "0.20.0"
    app = marimo.App(width="medium")

    with app.setup:
        import math

    @app.cell
    def _():
        import numpy as np
        return (np,)

    @app.cell(hide_code=True)
    def _(np):
        def f(x):
            return x

        g = f(np)
        return (f,)

    @app.function
    def h(x):
        return math.exp(x)

    if __name__ == "__main__":
        app.run()
"""


def ran(text):
    names = {"__name__": "lessons.mine"}
    return run(textwrap.dedent(text), "mine.py", names), names


@pytest.mark.parametrize(("text", "line"), [(NBCONVERT, 16), (MARIMO, 17)])
def test_functions_in_cells_are_there_with_their_lines(text, line):
    loaded, names = ran(text)
    assert names["f"](3) == 3
    assert not loaded.problems
    (found,) = [each for each in loaded.definitions if each.name == "f"]
    assert found.line == line
    assert not found.stub


def test_marimos_own_functions_are_there_without_marimo():
    _, names = ran(MARIMO)
    assert names["h"](0) == 1
    assert not {"marimo", "app"} & names.keys()


def test_of_a_function_that_marimo_numbered_the_last_counts():
    again = """
        import marimo
        app = marimo.App()

        @app.cell
        def _():
            def f(x):
                return 1

        @app.cell
        def _():
            def f_1(x):
                return 2

        @app.cell
        def _():
            def log_10(x):
                return 3
    """
    loaded, names = ran(again)
    assert names["f"](0) == names["f_1"](0) == 2
    assert "log" not in names
    assert [each.line for each in loaded.definitions if each.name == "f"] == [7, 12]


def test_a_cell_that_is_no_python_says_so():
    loaded, _ = ran("get_ipython().run_cell_magic('time', '', 'def f(')")
    assert [each["type"] for each in loaded.problems] == ["NameError"]


def test_a_script_with_an_app_of_its_own_is_none_of_marimos():
    _, names = ran("class App: pass\napp = App()\ndef f(x):\n    return x\n")
    assert "app" in names
