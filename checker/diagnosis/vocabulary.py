"""What a function is made of: numbers, functions, signs."""

from __future__ import annotations

import ast

from checker.exceptions.case import parse


def words(text: str, function: str) -> set[str | float]:
    """Return the words of a function and of those in the same text that it calls.

    Parameters
    ----------
    text : str
        A program, of which a part may be no Python.
    function : str
        The function's name. Where the text has none of that name, all of it counts.

    Returns
    -------
    set of str and float
        Numbers as values, functions by the last part of their names, signs by their kind: for
        ``np.exp(-z) / 255`` these are exp, USub, Div and 255.
    """
    tree = parse(text) or ast.Module([], [])
    functions = {each.name: each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    found: set[str | float] = set()
    left: list[ast.AST] = [functions.get(function, tree)]
    seen = {function}
    while left:
        for node in ast.walk(left.pop()):
            match node:
                case ast.Constant(bool() | None | str()):
                    pass
                case ast.Constant(int() | float() as number):
                    found.add(number)
                case ast.Attribute(attr=name) | ast.Call(func=ast.Name(id=name)):
                    found.add(name)
                    if name in functions and name not in seen:
                        seen.add(name)
                        left.append(functions[name])
                case ast.operator() | ast.unaryop() | ast.cmpop():
                    found.add(type(node).__name__)
    return found
