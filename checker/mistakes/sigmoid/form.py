"""Formula 3 in another form, or for some inputs only."""

from __future__ import annotations

from checker.mistakes.sigmoid import POWERS_OF_E, mistake

MISTAKES = (
    mistake(
        "math-exp",
        {"E": "import math\nE = math.exp(-z)"},
        "Your sigmoid works for a number and not for an array. Functions of the math module, and "
        "float(), take one number; numpy has its own that take whole arrays.",
        "Which exp do you use: that of math, or that of numpy?",
        "numpy's functions do for each entry what math's do for one number.",
    ),
    mistake(
        "if-on-array",
        {"a": "1 / (1 + E) if z >= 0 else np.exp(z) / (1 + np.exp(z))"},
        "You ask an if about the score. That works for one number; for an array Python cannot "
        "say whether it is true, since some entries are and others are not.",
        "Does Formula 3 need two cases at all?",
        "For arrays there are ways to choose entry by entry; look for one in numpy.",
    ),
    mistake(
        "arrays-only",
        {"E": "E = np.zeros(z.shape)\nE[...] = np.exp(-z)"},
        "Your sigmoid uses z.shape, and a plain number has none. It should take numbers and "
        "arrays alike.",
        "Does Formula 3 need the shape of z?",
        "numpy's functions take numbers and arrays; the shape looks after itself.",
    ),
    mistake(
        "length-of-number",
        {"E": "E = np.exp(-z)\nlen(z)"},
        "Your sigmoid uses len(z), and a plain number has no length. It should take numbers and "
        "arrays alike.",
        "Do you need a loop here?",
        "numpy's functions take numbers and arrays; no loop is needed.",
    ),
    mistake(
        "one-axis-only",
        {"E": "np.array([np.exp(-each) for each in np.ravel(z)])"},
        "Your numbers are right, but they stand in one row without the shape of z. What comes in "
        "as (3, 4) has to go out as (3, 4).",
        "Compare the shape of what you return with the shape of z.",
        "numpy works on a whole array of any shape; no loop is needed.",
    ),
    mistake(
        "turned",
        {"a": "1 / (1 + np.transpose(E))"},
        "Your numbers are right, but rows and columns are exchanged. The sigmoid keeps the shape "
        "of z.",
        "Compare the shape of what you return with the shape of z.",
    ),
    mistake(
        "whole-numbers",
        {"a": "np.array(1 / (1 + E)).astype(int)"},
        "Your probabilities are whole numbers, and all 0: what lies between 0 and 1 was cut "
        "off. A probability is a fraction.",
        "What is int(0.99)?",
        "Look for int, or for a dtype of whole numbers, in your function.",
    ),
    mistake(
        "floor-division",
        {"a": "1 // (1 + E)"},
        "Your probabilities are all 0. A division without a remainder makes every fraction 0; "
        "so does an array of zeros that is never filled.",
        "Python has two signs for division; you want the one that keeps fractions.",
    ),
    mistake(
        "first-entry",
        {"a": "np.ravel(1 / (1 + E))[0]"},
        "You return one probability, that of the first score. Every entry of z needs its own.",
        "Compare the shape of what you return with the shape of z.",
        "If you have a loop: does the return stand inside it?",
    ),
    mistake(
        "in-a-list",
        {"return": "return [a]"},
        "Your numbers are right, but they are wrapped in a list. Return the array, or the number, "
        "by itself.",
        "What do the square brackets in your return make?",
    ),
    mistake(
        "with-score",
        {"return": "return a, z"},
        "You return two things, the probability and the score. This lesson returns the "
        "probability alone; others keep the score for later, and here it is not needed.",
        "What comes back when two values stand after return?",
    ),
    mistake(
        "score-changed",
        {"E": "z *= -1\nE = np.exp(z)"},
        "Your values are right, but you change the caller's own array: after the call its scores "
        "have another sign. A function should leave its arguments as they came.",
        "What does an operator such as *= do to an array that the caller still holds?",
        "Give the result of the calculation a new name.",
    ),
    mistake(
        "scores-overwritten",
        {"a": "a = 1 / (1 + E)\nif np.ndim(z): z[...] = a"},
        "Your values are right, but you write them into the caller's own array. A function should "
        "leave its arguments as they came.",
        "Which line assigns to entries of z?",
    ),
    mistake(
        "nothing-returned",
        {"return": "print(a)"},
        "sigmoid returns nothing, so its caller gets None. A function hands its result back with "
        "return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
    mistake(
        "function-returned",
        {"return": "return sigmoid"},
        "You return a function, not what it computed.",
        "Which variable holds the probability? Compare it with the name after return.",
    ),
    mistake(
        "exp-without-numpy",
        {"E": "exp(-z)"},
        "You call exp, and Python does not know that name by itself. It belongs to numpy, which "
        "your file imports under a short name.",
        "How does your file call numpy?",
        "That short name and a point have to stand before exp.",
    ),
    mistake(
        "power-of-unknown-e",
        {"E": "e ** -z"},
        "You write e, and Python does not know that name by itself. numpy has a function for the "
        "powers of e.",
        *POWERS_OF_E,
    ),
    mistake(
        "computes-the-score",
        {"E": "np.exp(-(np.dot(w.T, X) + b))"},
        "You use w inside sigmoid, and there is no w here. The score w·x + b comes in ready, as "
        "z; lesson 3 computes it.",
        "What does your function get from its caller?",
        "Formula 3 has one variable on its right side.",
    ),
    mistake(
        "e-called",
        {"E": "np.e(-z)"},
        "You call a number as if it were a function. np.e is the number 2.718…; parentheses after "
        "it do not make a power.",
        *POWERS_OF_E,
    ),
    mistake(
        "exp-not-called",
        {"E": "np.exp ** -z"},
        "You raise the function exp itself to a power. A function has to be called, with the "
        "exponent in parentheses.",
        "np.exp already means: e to the power of what stands in its parentheses.",
    ),
)
