"""Mutants of a function: one small change each, made with `ast`, apart from our own operators."""

import ast
import copy
from collections.abc import Iterator

SWAPPED = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Gt: (ast.Lt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.Lt: (ast.GtE,),
    ast.LtE: (ast.Gt,),
}
CALLED = {
    "sum": "mean",
    "mean": "sum",
    "log": "log2",
    "exp": "exp2",
    "dot": "multiply",
    "zeros": "ones",
    "zeros_like": "ones_like",
}


def mutants(source: str, function: str) -> Iterator[str]:
    """Yield the source with one change in a function, each change once."""
    tree = ast.parse(source)
    whole = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == function)
    seen = {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(whole)):
        for change in changes(node, whole):
            mutant = copy.deepcopy(tree)
            twin = next(
                n for n in mutant.body if isinstance(n, ast.FunctionDef) and n.name == function
            )
            change(list(ast.walk(twin))[place])
            text = ast.unparse(ast.fix_missing_locations(mutant))
            if text not in seen:
                seen.add(text)
                yield text


def changes(node: ast.AST, function: ast.FunctionDef) -> Iterator:
    """Yield functions that change a node of this kind in place."""
    operator = getattr(node, "op", None) or (node.ops[0] if isinstance(node, ast.Compare) else None)
    for other in SWAPPED.get(type(operator), ()):
        yield (
            lambda n, other=other: (
                setattr(n, "ops", [other()])
                if isinstance(n, ast.Compare)
                else setattr(n, "op", other())
            )
        )
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield lambda n: setattr(n, "op", ast.UAdd())
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for value in (node.value + 1, node.value - 1, 2 * node.value):
            yield lambda n, value=value: setattr(n, "value", value)
    if isinstance(node, ast.Attribute) and node.attr in CALLED:
        yield lambda n: setattr(n, "attr", CALLED[n.attr])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield lambda n: setattr(n, "attr", "real")  # x.real is x: the transpose is dropped
    names = locals_of(function)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in sorted(names - {node.id}):
            yield lambda n, name=name: setattr(n, "id", name)


def locals_of(function: ast.FunctionDef) -> set[str]:
    """Return the parameters and local names of a function."""
    names = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    stored = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return stored | {argument.arg for argument in function.args.args}
