"""A student's function that runs in this very process, as a check sees it."""

from types import SimpleNamespace

from checker.checking.judged import JudgedStudent


class Here:
    """In place of `StudentFunction`."""

    def __init__(self, function, parameters, *, single=False):
        self._function = function
        self.parameters = parameters
        self.calls = []
        self.computes_in_single = lambda **_: single

    def answer(self, *, writeable=False, **arguments):  # noqa: ARG002
        self.calls.append(SimpleNamespace(arguments=arguments))
        return SimpleNamespace(result=self._function(**arguments))

    def map(self, rows):
        named = (dict(zip(self.parameters, row, strict=True)) for row in rows)
        return [self.answer(**arguments).result for arguments in named]


def judged(function, student, solution, *, single=False):
    """The functions of a student who wrote this one."""
    here = Here(student, function.parameters, single=single)
    functions = SimpleNamespace(**{function.name: here})
    return JudgedStudent(functions, None, [function], lambda _: solution)
