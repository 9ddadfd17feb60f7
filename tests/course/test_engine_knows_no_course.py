"""The engine knows no course: none of its modules holds the name of a function of one."""

import ast
import re

from checker import paths
from checker.course import syllabus

#: Place and name, where the engine means a word of English → what it says there.
WORDS = {
    ("diagnosis/advice.py", "model"): "what is so sure that a probability is 0 or 1",
    ("isolation/host/harmless.py", "softmax"): "scipy's function of that name",
    ("__main__.py", "optimize"): "sys.flags.optimize, Python's own",
}
COURSES = [syllabus.shipped(), *map(syllabus.load, (paths.course() / "courses").glob("*/"))]
FUNCTIONS = {
    function.name for of in COURSES for lesson in of.lessons for function in lesson.functions
}


def names(tree):
    """Yield each name that a module uses, and each word of its texts, with its line."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 1)
        match node:
            case ast.Constant(value=str(text)):
                yield from ((word, line) for word in re.findall(r"\w+", text))
            case ast.alias(name=name, asname=other):
                yield from ((part, line) for part in (*name.split("."), other))
            case _:
                fields = (getattr(node, key, None) for key in ("id", "attr", "name", "arg"))
                yield from ((each, line) for each in fields if isinstance(each, str))


def test_no_module_holds_the_name_of_a_function_of_the_course():
    found = {}
    for module in paths.PACKAGE.rglob("*.py"):
        place = module.relative_to(paths.PACKAGE).as_posix()
        for name, line in names(ast.parse(module.read_text(encoding="utf-8"))):
            if name in FUNCTIONS and (place, name) not in WORDS:
                found.setdefault(place, []).append((name, line))
    assert found == {}


def test_it_would_be_seen():
    text = '"""As propagate does."""\nimport checker.sigmoid as f\ndef g(model): return f.predict\n'
    found = {each for each in names(ast.parse(text)) if each[0] in FUNCTIONS}
    assert found == {("propagate", 1), ("sigmoid", 2), ("model", 3), ("predict", 3)}
