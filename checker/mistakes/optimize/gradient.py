"""Which gradient a step uses."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.optimize import mistake, step


def _b(what: str, instead: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "step", {"b": f"b - learning_rate * {instead}"}, message, *hints)


def _w(what: str, instead: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "step", {"w": f"w - learning_rate * {instead}"}, message, *hints)


MISTAKES = (
    _b(
        "b-by-mean-of-dw",
        "np.mean(dw)",
        "You move b by the mean of dw. The bias has a slope of its own, db, which propagate gives "
        "you beside dw.",
        "Which two things are in the dict that propagate returns?",
        "The step of b uses the one that is a single number already.",
    ),
    _b(
        "b-by-sum-of-dw",
        "np.sum(dw)",
        "You move b by the sum of dw. The bias has a slope of its own, db, which propagate gives "
        "you beside dw.",
        "Which two things are in the dict that propagate returns?",
        "The step of b uses the one that is a single number already.",
    ),
    _b(
        "b-by-first-of-dw",
        "dw[0]",
        "You move b by the first entry of dw, which is the slope for the first weight. The bias "
        "has a slope of its own.",
        "Which two things are in the dict that propagate returns?",
        "The step of b uses the one that is a single number already.",
    ),
    _b(
        "b-by-dw",
        "dw",
        "You move b by dw, so that b becomes a column of n numbers. b is one number for the whole "
        "model, and has a slope of its own.",
        "Put your two lines side by side. Does each use its own gradient?",
        "Print the shape of b after one pass.",
    ),
    _w(
        "w-by-db",
        "db",
        "You move every weight by db, the slope for the bias. Each weight has a slope of its own, "
        "in dw.",
        "Put your two lines side by side. Does each use its own gradient?",
        "Mind the letter behind the d.",
    ),
    mistake(
        "gradients-exchanged",
        "step",
        {"dw": 'grads["db"]', "db": 'grads["dw"]'},
        "You exchange the two gradients: w moves by db, and b by dw, so that b becomes a column. "
        "Each parameter moves by its own slope.",
        "Print the shape of b after one pass.",
        "Check which name you take from the dict for which step.",
    ),
    _w(
        "w-by-mean-of-dw",
        "np.mean(dw)",
        "You take the mean of dw, so that all weights move by the same amount. Each weight has a "
        "slope of its own: its entry of dw.",
        "How many numbers are in your step for w?",
        "dw can be used as it is: arrays are multiplied and subtracted entry by entry.",
    ),
    _w(
        "w-by-sum-of-dw",
        "np.sum(dw)",
        "You sum dw up, so that all weights move by the same amount. Each weight has a slope of "
        "its own: its entry of dw.",
        "How many numbers are in your step for w?",
        "dw can be used as it is: arrays are multiplied and subtracted entry by entry.",
    ),
    _w(
        "dw-transposed",
        "dw.T",
        "You subtract a row from a column. numpy makes a whole table of it, n by n, without an "
        "error; dw has the shape of w already.",
        "Print the shape of w after one pass.",
        "Nothing has to be done to the shape of dw.",
    ),
    step(
        "only-the-sign",
        "w - learning_rate * np.sign(dw)",
        "b - learning_rate * np.sign(db)",
        "You use only the signs of the gradient: each step is as long as the learning rate, also "
        "near the bottom. The step is the rate times the gradient itself.",
        "Do your steps become shorter as the slope becomes flatter?",
    ),
    step(
        "absolute",
        "w - learning_rate * np.abs(dw)",
        "b - learning_rate * np.abs(db)",
        "You take away the sign of the gradient, so that w and b can only become smaller. The sign "
        "says to which side it goes downhill.",
        "What should happen to a weight whose slope is negative?",
    ),
    step(
        "squared",
        "w - learning_rate * dw**2",
        "b - learning_rate * db**2",
        "You square the gradient, so that w and b can only become smaller. The step uses the "
        "gradient as it is.",
        "What should happen to a weight whose slope is negative?",
    ),
    _w(
        "dw-normalized",
        "dw / np.linalg.norm(dw)",
        "You divide dw by its length, so that all steps for w are equally long. The step is the "
        "learning rate times the gradient itself, and becomes shorter towards the bottom.",
        "Do your steps become shorter as the slope becomes flatter?",
    ),
    mistake(
        "b-by-later-gradient",
        "step",
        {"b": 'grads, cost = propagate(w, b, X, Y)\nb = b - learning_rate * grads["db"]'},
        "You move w first and compute the gradient anew before you move b. Both steps of one pass "
        "use the same gradient, taken at one place.",
        "How often do you call propagate in one pass?",
    ),
    mistake(
        "w-by-later-gradient",
        "step",
        {
            "b": "pass",
            "w": "b = b - learning_rate * db\n"
            "grads, cost = propagate(w, b, X, Y)\n"
            'w = w - learning_rate * grads["dw"]',
        },
        "You move b first and compute the gradient anew before you move w. Both steps of one pass "
        "use the same gradient, taken at one place.",
        "How often do you call propagate in one pass?",
    ),
    mistake(
        "one-example-a-step",
        "loop",
        {"grads, cost": "propagate(w, b, X[:, [i % X.shape[1]]], Y[:, [i % X.shape[1]]])"},
        "Each of your steps looks at one example only, one after the other. That is stochastic "
        "gradient descent; here every step uses all examples at once.",
        "How many columns has the X that you give to propagate?",
    ),
    mistake(
        "first-example-alone",
        "loop",
        {"grads, cost": "propagate(w, b, X[:, :1], Y[:, :1])"},
        "All your steps look at the first example only. The gradient is a mean over all examples.",
        "How many columns has the X that you give to propagate?",
    ),
    mistake(
        "pixels-scaled-again",
        "loop",
        {"grads, cost": "propagate(w, b, X / 255, Y)"},
        "You divide X by 255 before you use it. The pixels were scaled in lesson 0 already; now "
        "they are so small that hardly anything is learned.",
        "From where to where do the pixels run that come in?",
    ),
)
