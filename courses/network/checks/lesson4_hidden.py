"""A layer in between, forward and backward by hand."""

from checker.extend import Function, Lesson, check, gradcheck

from .places import places

PARAMETERS = ("W1", "b1", "W2", "b2")

LESSON = Lesson(
    Function(
        "forward(W1, b1, W2, b2, X)", returns="H, A", read={"H": "formula-8", "A": "formula-8"}
    ),
    Function(
        "propagate_network(W1, b1, W2, b2, X, Y, l2)",
        returns="{'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}, cost",
        read={
            "cost": "cost",
            "dW2": "formula-9",
            "db2": "formula-10",
            "dW1": "formula-11",
            "db1": "formula-12",
        },
        shapes={"X": "n, m"},
    ),
    builds_on=("lesson1_softmax",),
)


def inputs_of_propagate_network(rng):
    for at in places(rng):
        yield {**at, "l2": float(rng.uniform(0.2, 0.9))}


def inputs_of_forward(rng):
    for at in places(rng):
        yield {name: at[name] for name in (*PARAMETERS, "X")}


@check(needs="propagate_network_contract")
def network_slope(student, rng):
    """All four gradients are the slope of your own cost (numerical gradient check)"""
    slopes = {name: f"d{name}" for name in PARAMETERS}
    at = inputs_of_propagate_network(rng)
    gradcheck(student.propagate_network, at, cost="cost", gradients=slopes)
