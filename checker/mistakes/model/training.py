"""Where learning starts, and on which examples."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.model import mistake

_OPTIMIZE = "params, grads, costs"


def _trained(what: str, trained: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "order", {_OPTIMIZE: trained}, message, *hints)


def _dim(number: int) -> Mistake:
    return mistake(
        f"always-{number}-weights",
        "order",
        {"dim": str(number)},
        f"You always make {number} weights. Another data set has another number of features, and "
        "needs as many weights.",
        "Where in your function does the number of features come from?",
        "The shape of the training set knows how many rows it has.",
    )


MISTAKES = (
    mistake(
        "weights-for-examples",
        "order",
        {"dim": "X_train.shape[1]"},
        "You make one weight for each training example. There is one for each feature, and "
        "features are the rows of X.",
        "The training set has shape (n, m). Which of the two numbers do you take?",
        "Python counts from 0: what is the place of the first number?",
    ),
    mistake(
        "shape-in-place-of-number",
        "order",
        {"dim": "X_train.shape"},
        "You give lesson 1's function the whole shape of X, two numbers. It needs one: how many "
        "features there are.",
        "Which of the two numbers of a shape counts the rows?",
        "Square brackets behind a shape pick one of its numbers; the rows come first.",
    ),
    _dim(784),
    _dim(400),
    mistake(
        "starts-from-ones",
        "order",
        {"w, b": "np.ones((dim, 1)), 0.0"},
        "You start from weights of one. The lesson starts from zeros, with the function of lesson "
        "1, so that the first cost is ln 2 = 0.693.",
        "Print costs[0]. Is it 0.693?",
    ),
    _trained(
        "trained-on-test-set",
        "optimize(w, b, X_test, Y_test, steps, rate)",
        "You train on the test set. Its examples are there to see what the model makes of images "
        "that it has never learned from; learn from the training set alone.",
        "Which X and Y do you hand to optimize?",
        "The first two parameters of your function are what optimize learns from.",
    ),
    _trained(
        "trained-on-both-sets",
        "optimize(w, b, np.hstack((X_train, X_test)), np.hstack((Y_train, Y_test)), steps, rate)",
        "You train on the training and the test set together. Then no example is left that is new "
        "to the model, and its test accuracy says nothing.",
        "How many columns has the X that you hand to optimize?",
        "The first two parameters of your function are what optimize learns from.",
    ),
    _trained(
        "labels-of-test-set",
        "optimize(w, b, X_train, Y_test, steps, rate)",
        "You train with the images of one set and the labels of the other. Both have to come from "
        "the training set.",
        "Which X and which Y do you hand to optimize?",
        "The first two parameters of your function are what optimize learns from.",
    ),
    _trained(
        "images-of-test-set",
        "optimize(w, b, X_test, Y_train, steps, rate)",
        "You train with the images of the test set and the labels of the training set. Both have "
        "to come from the training set.",
        "Which X and which Y do you hand to optimize?",
        "The first two parameters of your function are what optimize learns from.",
    ),
    _trained(
        "rows-as-examples",
        "optimize(w, b, X_train.T, Y_train, steps, rate)",
        "You transpose X before training. Its columns are the examples already, as all formulas "
        "expect.",
        "Print the shapes of w and of what you hand to optimize.",
        "Hand X over as it came.",
    ),
    _trained(
        "pixels-scaled-again-for-training",
        "optimize(w, b, X_train / 255, Y_train, steps, rate)",
        "You divide the training pixels by 255 before training. They run from 0 to 1 already, and "
        "the answers are given for pixels on that scale.",
        "From where to where do the pixels run that come in?",
    ),
    mistake(
        "pixels-scaled-again",
        "order",
        {"dim": "dim = X_train.shape[0]\nX_train, X_test = X_train / 255, X_test / 255"},
        "You divide both sets by 255. Lesson 0 has scaled the pixels already; now they are so "
        "small that hardly anything is learned.",
        "From where to where do the pixels run that come in?",
    ),
    _trained(
        "not-trained",
        '{"w": w, "b": b}, {}, []',
        "Your w and b are those of the start, and there are no costs: the model is never trained.",
        "Is the function of lesson 4 called?",
        "Call it between the start values and the answers, and use what it returns.",
    ),
    _trained(
        "trained-twice",
        "params, grads, costs = optimize(w, b, X_train, Y_train, steps, rate)\n"
        "params, grads, costs = "
        'optimize(params["w"], params["b"], X_train, Y_train, steps, rate)',
        "You train twice, the second time from where the first ended: twice as many steps as you "
        "are asked for.",
        "How often is optimize called?",
    ),
    _trained(
        "parameters-unpacked-as-three",
        'w, b, costs = optimize(w, b, X_train, Y_train, steps, rate)\nparams = {"w": w, "b": b}',
        "You take the results of optimize for w, b and the costs. They are params, grads and "
        "costs; w and b stand in the dict params.",
        "What does your function of lesson 4 return, in which order?",
    ),
    mistake(
        "gradients-as-parameters",
        "order",
        {"w": 'grads["dw"]', "b": 'grads["db"]'},
        "Your w and b are the last gradients. What was learned is in params, the first result of "
        "optimize.",
        "Mind the letter d.",
        "What does your function of lesson 4 return, in which order?",
    ),
)
