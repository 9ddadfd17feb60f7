"""Which of our arguments goes to which parameter of the student's function.

Students write `propagate(X, Y, w, b)`, `optimize(…, lr, num_iter)`, `model(…, print_cost)`. All of
that is right code, so arguments are passed by the meaning of the names, not by their places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.student.answers import Parameter
    from checker.student.wire import Value

# meaning → other names of it; compared without case and underscores
_SYNONYMS = {
    "w": "weights weight ws theta wt",
    "b": "bias intercept b0",
    "X": "features feature data inputs input images pixels xs x_data samples",
    "Y": "labels label target targets truth y_true ys y_data classes",
    "z": "x s t v a score scores array value",
    "dim": "n d size shape dimension dimensions n_features num_features n_x features number",
    "num_iterations": "num_iter num_iters iterations iteration n_iterations n_iteration n_iter "
    "n_iters niter iter iters epochs epoch num_epochs n_epochs max_iter max_iters "
    "max_iterations number_of_iterations steps num_steps n_steps nb_iterations no_of_iterations",
    "learning_rate": "lr alpha eta rate step_size stepsize step learn_rate learningr l_rate",
    "X_train": "train_x train_set_x x_tr training_x features_train train_features train_data "
    "train_images x_training",
    "Y_train": "train_y train_set_y y_tr training_y labels_train train_labels y_training",
    "X_test": "test_x test_set_x x_te x_val features_test test_features test_data test_images",
    "Y_test": "test_y test_set_y y_te y_val labels_test test_labels",
    "digit": "number label positive target cls class_label",
    "labels": "y Y label targets target",
    "pixels": "x X images data",
    "learning_rates": "rates lrs alphas etas",
}
_FLAGS = frozenset({"printcost", "verbose", "debug", "plot", "print", "show"})
_PLACED = frozenset({"POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD"})


@dataclass(frozen=True)
class Plan:
    """How to call a student's function with the values of our parameters."""

    order: tuple[int | None, ...]  #: number of our value, or None for False, for each argument
    keywords: tuple[str, ...] = ()  #: names by which the last arguments are passed

    def arrange(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """Put our values into the order of the student's parameters."""
        return tuple(False if i is None else values[i] for i in self.order)

    def laid_out(self, values: Sequence[Value]) -> tuple[Sequence[Value], dict[str, Value]]:
        """Give the arguments that go by place, and those that go by name."""
        arranged = self.arrange(values)
        split = len(arranged) - len(self.keywords)
        return arranged[:split], dict(zip(self.keywords, arranged[split:], strict=True))

    def restore(self, values: Sequence[Value]) -> dict[int, Value]:
        """Give number of our value → the argument that stands for it."""
        pairs = zip(self.order, values, strict=False)
        return {number: value for number, value in pairs if number is not None}


def plain(name: str) -> str:
    """Give a name without case and underscores."""
    return name.replace("_", "").lower()


def without_flags(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function be called with flags that it does not have: ``print_cost=True``.

    Parameters
    ----------
    function
        A reference function, in place of the student's own, which may have them.
    """
    places = function.__code__.co_argcount

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        values = [each for i, each in enumerate(args) if i < places or not isinstance(each, bool)]
        named = {name: value for name, value in kwargs.items() if plain(name) not in _FLAGS}
        return function(*values, **named)

    return called


@cache
def plan(ours: tuple[str, ...], theirs: tuple[Parameter, ...]) -> Plan:
    """Find out how to call the student's function.

    Parameters
    ----------
    ours
        Names of the values to pass, in the lesson's order.
    theirs
        The student's parameters.

    Returns
    -------
    Plan
        By name where the names say enough, else by place. Where nothing fits, by place too:
        Python's own TypeError then says what is wrong.
    """
    by_place = Plan(tuple(range(len(ours))))
    if any(parameter.kind == "VAR_POSITIONAL" for parameter in theirs):
        return by_place
    parameters = [each for each in theirs if each.kind != "VAR_KEYWORD"]
    matched = _by_name(ours, parameters)
    flags = {each.name for each in parameters if plain(each.name) in _FLAGS}
    unknown = [each for each in parameters if each.name not in matched and each.name not in flags]
    rest = [number for number in range(len(ours)) if number not in matched.values()]
    required = [each for each in unknown if not each.has_default]
    fill = unknown if len(rest) > len(required) else required
    if len(rest) > len(fill) or len(required) > len(rest):
        return by_place
    chosen: dict[str, int | None] = dict(matched)
    chosen.update(zip((each.name for each in fill), rest, strict=False))
    for each in parameters:
        if each.name in flags and not each.has_default and each.name not in chosen:
            chosen[each.name] = None
    if any(each.name not in chosen and not each.has_default for each in parameters):
        return by_place
    return _in_order(chosen, parameters)


def _by_name(ours: Sequence[str], theirs: Sequence[Parameter]) -> dict[str, int]:
    """Match the same names first, then the same without case, then synonyms."""
    matched: dict[str, int] = {}
    for same in (_identical, _alike, _synonymous):
        for number, our in enumerate(ours):
            if number in matched.values():
                continue
            for parameter in theirs:
                if parameter.name not in matched and same(our, parameter.name):
                    matched[parameter.name] = number
                    break
    return matched


def _identical(our: str, their: str) -> bool:
    return our == their


def _alike(our: str, their: str) -> bool:
    return plain(our) == plain(their)


def _synonymous(our: str, their: str) -> bool:
    return plain(their) in {plain(name) for name in _SYNONYMS.get(our, "").split()}


def _in_order(chosen: dict[str, int | None], parameters: Sequence[Parameter]) -> Plan:
    """Pass by place as far as there is no gap, then by keyword."""
    order: list[int | None] = []
    keywords: list[str] = []
    gap = False
    for each in parameters:
        gap = gap or each.name not in chosen or each.kind not in _PLACED
        if each.name in chosen:
            order.append(chosen[each.name])
            if gap:
                keywords.append(each.name)
    return Plan(tuple(order), tuple(keywords))
