"""V28: other modules in the place of the checker's own."""
# verdict: wrong
import sys
import types


class Anything(types.ModuleType):
    def __getattr__(self, name):
        return lambda *a, **k: 0.5


for name in ("checker.course.reference", "checker.numerics.compare", "checker.checking.verdict", "checker.checking.recorder"):
    sys.modules[name] = Anything(name)
sys.meta_path.insert(0, sys.meta_path.pop())


def sigmoid(z):
    return 0 * z + 0.5
