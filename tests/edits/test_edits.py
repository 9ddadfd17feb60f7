"""Edits of programs: what each operator makes, in both directions, and how it is written."""

import ast
import builtins
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.edits import OPERATORS, Known, edits

SOLUTIONS = sorted((Path(__file__).parents[2] / "solutions").glob("lesson*.py"))
EXAMPLES = [
    pytest.param(operator, example, id=f"{operator.kind}: {example}")
    for operator in OPERATORS
    for example in operator.examples.split(" | ")
]
#: Edits that lose more than one word: no edit can know what stood there.
LOST = {
    "smooth(a) → np.tanh(a)": "the function is named nowhere else",
    "x = a, b; return x → x = a; return x": "which value is missing",
    "{'x': a, 'y': b} → {'x': a}": "a key and its value",
    "{'x': a, 'y': b, 'z': b} → {'x': a, 'x': b, 'z': b}": "the key stands nowhere else",
    "for i in n:\n    a = -a\nreturn a → given_a = a\nfor i in n:\n    a = -given_a\nreturn a": (
        "two places"
    ),
    "b = a; return a * b → b = a; return None": "a formula",
    "a = a + 1; return a → pass; return a": "a line",
    "if a < 0:\n    a = 0\nreturn a → pass\nreturn a": "a block",
}


def functions(example):
    """Give the two texts of an example as functions with the parameters that they need."""
    bodies = example.split(" → ")
    if all(isinstance(ast.parse(each).body[-1], ast.Expr) for each in bodies):
        bodies = [f"return {each}" for each in bodies]
    given = dict.fromkeys(sorted(name for each in bodies for name in needed(ast.parse(each))))
    head = f"def f({', '.join(given)}):\n"
    return [head + textwrap.indent(body, "    ") for body in bodies]


def needed(node, known=()):
    """Give the names that have to have a value before a part of a program runs."""
    match node:
        case ast.Name(name, ast.Load()) if name not in known and not hasattr(builtins, name):
            return {name} - {"np", "smooth"}
    parts = list(ast.iter_child_nodes(node))
    parts = parts[::-1] if isinstance(node, ast.Assign) else parts  # the value first
    parts = [parts[1], parts[0], *parts[2:]] if isinstance(node, ast.For) else parts
    found = {node.target.id} if isinstance(node, ast.AugAssign) else set()
    for part in parts:
        found |= needed(part, known)
        stored = (each for each in ast.walk(part) if isinstance(each, ast.Name))
        known = {*known, *(each.id for each in stored if isinstance(each.ctx, ast.Store))}
    return found


def tree(text):
    """Give a text's tree, without lines that do nothing; None where Python cannot read it."""
    try:
        read = ast.parse(text)
    except SyntaxError:
        return None
    for node in ast.walk(read):
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if isinstance(block, list) and len(block) > 1:
                kept = [each for each in block if not isinstance(each, ast.Pass)]
                setattr(node, name, kept or block[:1])
    return ast.dump(read)


@pytest.mark.parametrize(("operator", "example"), EXAMPLES)
def test_an_operator_makes_what_its_examples_show(operator, example):
    before, after = functions(example)
    made = [edit.apply() for edit in edits(before) if edit.operator is operator]
    assert tree(after) in map(tree, made)


@pytest.mark.parametrize(("operator", "example"), EXAMPLES)
def test_what_an_edit_breaks_an_edit_mends(operator, example):
    before, after = functions(example)
    wanted = tree(before)
    mended = any(tree(edit.apply()) == wanted for edit in edits(after))
    assert mended == (example not in LOST), operator.kind


names = st.sampled_from(["a", "b", "c"])
leaves = names | st.sampled_from(["1", "2", "0.5", "a[0]", "b.T"])


def _larger(inner):
    two = st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "@", "**"]), inner)
    return (
        two.map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})")
        | st.tuples(inner, inner).map(lambda parts: f"np.dot({parts[0]}, {parts[1]})")
        | st.tuples(inner, inner).map(lambda parts: f"({parts[0]} > {parts[1]})")
        | inner.map(lambda part: f"(-{part})")
        | inner.map(lambda part: f"np.log({part})")
    )


formulas = st.recursive(leaves, _larger, max_leaves=3)
#: Operators of which every edit can be undone, whatever the formula.
REVERSIBLE = {
    "negate",
    "complement",
    "other-sign",
    "exchange",
    "comparison",
    "one-off",
    "apply-function",
    "turned-round",
    "add-index",
}


@settings(max_examples=10, deadline=None)
@given(formulas)
def test_whatever_the_formula_what_these_break_is_mended(formula):
    before = f"def f(a, b, c):\n    return {formula}\n"
    undoable = [edit for edit in edits(before) if edit.operator.kind in REVERSIBLE]
    for edit in undoable[::5]:
        broken = edit.apply()
        if len(edit.parts) == 1 and tree(broken) != tree(before):
            wanted = tree(before)
            assert any(tree(each.apply()) == wanted for each in edits(broken)), broken


@settings(max_examples=25, deadline=None)
@given(formulas, st.booleans())
def test_whatever_the_formula_edits_are_programs(formula, looped):
    body = "for i in range(len(a)):\n        c = " if looped else "c = "
    text = f"def f(a, b, c):\n    {body}{formula}\n    return c\n"
    for edit in edits(text):
        compile(edit.apply(), "edit", "exec", ast.PyCF_ONLY_AST)
        for said in (edit.as_mutant, edit.as_patch()):
            assert "{" not in said
            assert len(said) < 250
        assert edit.as_mutant.startswith(("with ", "without "))


def solutions():
    for file in SOLUTIONS:
        text = file.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef):
                yield pytest.param(text, node.name, id=node.name)


@pytest.mark.parametrize(("text", "name"), list(solutions()))
def test_edits_of_the_solutions_are_programs_and_differ_in_that_function_alone(text, name):
    whole = ast.parse(text).body
    found = list(edits(text, name, known=Known(axes={"X": 2})))
    assert found
    unreadable = []
    for edit in found[::7]:
        try:
            body = ast.parse(edit.apply()).body
        except SyntaxError:  # a fixed number that is given a value
            unreadable.append(edit)
            continue
        for one, other in zip(whole, body, strict=True):
            assert getattr(one, "name", "") == name or ast.dump(one) == ast.dump(other)
    assert len(unreadable) <= len(found) / 50


def patched(text, kind, **words):
    """Give the texts that edits of a kind make, with these words."""
    return [
        edit.apply()
        for edit in edits(text)
        if edit.operator.kind == kind and words.items() <= edit.words.items()
    ]


TEXT = '''def f(w, X):
    """Größe: 5 €."""
    m = X.shape[1]      # how many
    a = ( np.dot(w.T,   # the weights
                 X) / m )
    for i in range(m):  # all
        b = a + 1       # one more
        c = b
    return c, m
'''


def test_comments_and_spacing_and_the_numbers_of_other_lines_stay():
    (changed,) = patched(TEXT, "other-sign", sign="+", other="-")
    assert changed == TEXT.replace("a + 1", "a - 1")
    (changed,) = patched(TEXT, "drop-operand", lost="`w.T`")
    assert changed.count("\n") == TEXT.count("\n") - 1  # the part that went stood on two lines
    assert "X / m )" in changed
    (changed,) = patched(TEXT, "drop-line", it="`b = a + 1`")
    assert changed == TEXT.replace("b = a + 1", "pass")


def test_a_line_takes_its_indentation_along():
    below, above = patched(TEXT, "inside", it="`c = b`")
    assert below == TEXT.replace("        c = b\n", "        pass\n    c = b\n")
    assert above.index("    c = b\n") < above.index("    for i")


@pytest.mark.parametrize(
    "odd", [lambda x: x, lambda x: x.replace("\n", "\r\n"), lambda x: x.expandtabs(4)]
)
def test_however_a_text_is_written(odd):
    text = odd(TEXT.replace("    ", "\t"))
    for edit in edits(text):
        ast.parse(edit.apply())


def test_the_same_slip_is_mended_in_each_of_its_places():
    text = "def f(a, y):\n    return y * np.log10(a) + (1 - y) * np.log10(1 - a)\n"
    both = text.replace("log10", "log2")
    assert both in {edit.apply() for edit in edits(text)}


def test_counts_are_those_of_the_program_and_of_its_arrays():
    text = "def f(X, y):\n    k = len(y)\n    return X.sum()\n"
    found = {edit.words.get("count") for edit in edits(text, known=Known(axes={"X": 2}))}
    assert {"`k`", "`len(y)`", "`X.shape[0]`", "`X.shape[1]`"} <= found


def test_texts_and_asserts_and_what_is_raised_are_left_alone():
    text = (
        'def f(a):\n    """a + 1"""\n    assert a > 0\n    if not a:\n'
        '        raise ValueError(f"{a + 1} too few")\n    return f"{a}"\n'
    )
    touched = {edit.text.source(edit.place.node) for edit in edits(text)}
    assert touched == {text.partition("0\n    ")[2].partition("\n    return")[0], "not a", "a",
                       'return f"{a}"'}  # fmt: skip


def test_the_likelier_come_first_and_the_same_come_each_time():
    ranks = [edit.operator.rank for edit in edits(TEXT)]
    assert ranks == sorted(ranks)
    assert [edit.apply() for edit in edits(TEXT)] == [edit.apply() for edit in edits(TEXT)]


def test_a_text_without_the_function_has_no_edits():
    assert not list(edits("def g(x):\n    return x\n", "f"))


def test_no_two_operators_are_of_one_kind():
    kinds = [operator.kind for operator in OPERATORS]
    assert len(set(kinds)) == len(kinds)
