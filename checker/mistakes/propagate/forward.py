"""From the pixels to the probabilities: Formulas 2 and 3."""

from __future__ import annotations

from checker.mistakes.propagate import matmul, mistake, product

_W_FIRST = "a column of shape (n, 1), as w is, by an array of shape (n, m), as X is"
_X_FIRST = "an array of shape (n, m), as X is, by a column of shape (n, 1), as w is"

MISTAKES = (
    product(
        "w-not-transposed",
        "formula-2",
        {"Z": "np.dot(w, X) + b"},
        _W_FIRST,
        "Formula 2 needs w as a row.",
    ),
    matmul(
        "w-not-transposed",
        "formula-2",
        {"Z": "w @ X + b"},
        "one column, and the second n rows",
        "Formula 2 needs w as a row.",
    ),
    product(
        "x-before-w",
        "formula-2",
        {"Z": "np.dot(X, w) + b"},
        _X_FIRST,
        "In Formula 2, w comes first, and as a row.",
    ),
    matmul(
        "wrong-order",
        "formula-2",
        {"Z": "X @ w + b"},
        "m columns, and the second n rows",
        "In Formula 2 the transposed w comes first; in Formula 5, X.",
    ),
    product(
        "w-and-x-transposed",
        "formula-2",
        {"Z": "np.dot(w.T, X.T) + b"},
        "a row of shape (1, n) by an array of shape (m, n)",
        "In Formula 2 only one of the two is transposed.",
    ),
    product(
        "x-transposed-not-w",
        "formula-2",
        {"Z": "np.dot(w, X.T) + b"},
        "a column of shape (n, 1) by an array of shape (m, n)",
        "Formula 2 transposes w and leaves X as it is.",
    ),
    matmul(
        "x-transposed-not-w",
        "formula-2",
        {"Z": "w @ X.T + b"},
        "one column, and the second m rows",
        "Formula 2 transposes w and leaves X as it is.",
    ),
    mistake(
        "z-column",
        "formula-2",
        {"Z": "np.dot(X.T, w) + b"},
        "Your probabilities stand in a column, shape (m, 1), and Y is a row. Together they make "
        "a whole table, m by m, without an error. Formula 2 gives a row: the transposed w comes "
        "first.",
        "Print the shapes of Z, A, Y and A − Y.",
        "Which of w and X is transposed in Formula 2, and which comes first?",
    ),
    mistake(
        "z-elementwise",
        "formula-2",
        {"Z": "w * X + b"},
        "You multiply w and X entry by entry, and leave n numbers for each example. Formula 2 "
        "also adds these products up: one score for each example.",
        "How many scores should there be for m examples?",
        "Multiplying and adding up in one step is the product of arrays.",
    ),
    mistake(
        "z-summed-over-all",
        "formula-2",
        {"Z": "np.sum(w * X) + b"},
        "You add up all products of w and X to a single number. Formula 2 gives one score for "
        "each example.",
        "How many scores should there be for m examples?",
        "Which axis of X counts the examples? That one must stay.",
    ),
    mistake(
        "z-mean",
        "formula-2",
        {"Z": "np.dot(w.T, X) / X.shape[0] + b"},
        "You divide the score by the number of features. Formula 2 is a sum over the features, "
        "not a mean.",
        "Where in Formula 2 is a division?",
    ),
    mistake(
        "b-missing",
        "formula-2",
        {"Z": "np.dot(w.T, X)"},
        "You leave out the bias: your scores are wᵀx without b. So cost, dw and db are computed "
        "for another model.",
        "Which of the four parameters does your function never use?",
        "Compare your line for the scores with Formula 2: what comes after the product?",
    ),
    mistake(
        "b-subtracted",
        "formula-2",
        {"Z": "np.dot(w.T, X) - b"},
        "You subtract the bias from the score. Formula 2 adds it.",
        "Compare the sign before b with Formula 2.",
    ),
    mistake(
        "b-multiplied",
        "formula-2",
        {"Z": "np.dot(w.T, X) * b"},
        "You multiply the score by the bias. Formula 2 adds it.",
        "What would your score be if b were 0, as it is at the start?",
    ),
    mistake(
        "b-times-x",
        "formula-2",
        {"Z": "np.dot(w.T, X + b)"},
        "You add the bias to every pixel, before the product. Formula 2 adds it once, to the sum.",
        "Does b stand inside or outside of the product in Formula 2?",
        "Look at your parentheses.",
    ),
    mistake(
        "b-twice",
        "formula-2",
        {"Z": "np.dot(w.T, X) + b + b"},
        "You add the bias twice. Formula 2 adds it once.",
        "In how many places does b enter the score?",
    ),
    mistake(
        "w-twice",
        "formula-2",
        {"Z": "np.dot(w.T, w * X) + b"},
        "You multiply each pixel by its weight twice, so the weights enter squared. Formula 2 "
        "uses each weight once.",
        "How often does w appear in your line for the scores?",
        "The product of arrays multiplies already; no other multiplication is needed.",
    ),
    mistake(
        "w-reset",
        "formula-2",
        {"m": "m = X.shape[1]\nw, b = np.zeros((X.shape[0], 1)), 0.0"},
        "All your probabilities are one half, as if w and b were zero: those that were given do "
        "not count. Zeros are the start, in lesson 1; here w and b come from the caller.",
        "Which lines of your function assign to w and b?",
        "The start belongs to lesson 1; here w and b come from the caller.",
    ),
    mistake(
        "x-scaled-again",
        "formula-2",
        {"m": "m = X.shape[1]\nX = X / 255"},
        "You divide X by 255 once more. The pixels come to propagate scaled already; that was "
        "lesson 0.",
        "Which line of your function changes X?",
    ),
    mistake(
        "sigmoid-missing",
        "formula-2",
        {"A": "Z"},
        "You use the scores as if they were probabilities: the sigmoid of Formula 3 is missing. "
        "A score may be negative, and its logarithm is nan.",
        "Print A: do all values lie between 0 and 1?",
        "Lesson 2 gave you the function that is missing between the scores and A.",
    ),
    mistake(
        "sigmoid-twice",
        "formula-2",
        {"A": "sigmoid(sigmoid(Z))"},
        "You apply the sigmoid twice: the second time to probabilities. All of your A lie "
        "between 0.5 and 0.73.",
        "How many calls of sigmoid are there between the scores and the cost?",
    ),
    mistake(
        "sigmoid-of-minus-z",
        "formula-2",
        {"A": "sigmoid(-Z)"},
        "Your probabilities are 1 − a in place of a: they are those of −z. The minus of Formula "
        "3 is inside lesson 2's function already.",
        "For a large positive score, should A be near 1 or near 0?",
        "Look for a minus before the scores or before sigmoid: none is needed.",
    ),
    mistake(
        "tanh",
        "formula-2",
        {"A": "np.tanh(Z)"},
        "You take tanh of the scores. It may be negative, and a probability may not: the "
        "logarithm becomes nan. Formula 3 is the sigmoid.",
        "Print A: do all values lie between 0 and 1?",
        "Use your own function of lesson 2.",
    ),
    mistake(
        "relu",
        "formula-2",
        {"A": "np.maximum(0, Z)"},
        "You cut the scores off at 0, as the ReLU does. Your A may be above 1, and a probability "
        "may not. Formula 3 is the sigmoid.",
        "Print A: do all values lie between 0 and 1?",
        "Use your own function of lesson 2.",
    ),
    mistake(
        "softmax-over-examples",
        "formula-2",
        {"A": "np.exp(Z) / np.sum(np.exp(Z))"},
        "You divide by a sum over all examples, so that all your probabilities together make 1. "
        "Each image has an answer of its own; Formula 3 looks at one score at a time.",
        "Add up your A: do you always get 1?",
        "Use your own function of lesson 2.",
    ),
    mistake(
        "softmax-of-one",
        "formula-2",
        {"A": "np.exp(Z) / np.sum(np.exp(Z), axis=0)"},
        "Your probabilities are all 1, as a softmax over a single score is, whatever the score. "
        "This model has one score for each example, and Formula 3 is the sigmoid.",
        "Print A. Does it depend on the scores?",
        "Use your own function of lesson 2.",
    ),
    mistake(
        "sigmoid-parentheses",
        "formula-2",
        {"A": "1 / 1 + np.exp(-Z)"},
        "Your A is 1 + e^−z, which is more than 1. In Formula 3 that sum stands below the line, "
        "so it needs parentheses.",
        "Print A: do all values lie between 0 and 1?",
        "Lesson 2 gave you a function for this.",
    ),
    mistake(
        "a-rounded",
        "formula-2",
        {"A": "np.round(sigmoid(Z))"},
        "You turn the probabilities into 0 or 1 before the cost. The cost is made to measure "
        "how sure the model is, and log 0 is minus infinity; the decision comes in lesson 5.",
        "Which line turns A into 0 and 1?",
        "Leave the rounding or the comparison out: here A stays a probability.",
    ),
    mistake(
        "a-slope",
        "formula-2",
        {"A": "sigmoid(Z) * (1 - sigmoid(Z))"},
        "Your A is a(1 − a), the slope of the sigmoid, which is never above 0.25. Formulas 4 to 6 "
        "need the probability itself.",
        "Print A: is any value above 0.25?",
        "Use the result of lesson 2's function as it is.",
    ),
)
