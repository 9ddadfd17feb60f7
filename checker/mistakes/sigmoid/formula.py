"""Other functions than Formula 3."""

from __future__ import annotations

from checker.mistakes.sigmoid import POWERS_OF_E, mistake

MISTAKES = (
    mistake(
        "parentheses-missing",
        {"a": "1 / 1 + E"},
        "Your value is 1 + e^−z, so that sigmoid(0) is 2. In Formula 3 that whole sum stands "
        "below the line; without parentheses, Python divides before it adds.",
        "What does Python make of 6 / 1 + 2?",
        "What belongs together below the line needs parentheses.",
    ),
    mistake(
        "minus-missing",
        {"E": "np.exp(z)"},
        "Your probability falls where it should rise: it is that of −z. In Formula 3 the exponent "
        "is −z, and only the 1 stands above the line.",
        "For a score of 10 the answer should be nearly 1. What is yours?",
        "Compare the sign in your exponent with Formula 3, and what stands above the line.",
    ),
    mistake(
        "minus-before-e",
        {"a": "1 / (1 - E)"},
        "You subtract e^−z from 1 where Formula 3 adds it. The minus belongs to the exponent; "
        "yours divides by zero at z = 0.",
        "Which sign stands between the 1 and the e in Formula 3?",
        "The sign in your exponent is right; look at the one before the e.",
    ),
    mistake(
        "denominator-minus",
        {"E": "np.exp(z)", "a": "E / (1 - E)"},
        "Your value is e^z divided by 1 − e^z. Formula 3 can be written with e^z above and below "
        "the line, but then 1 and e^z are added below it.",
        "Which sign stands between the 1 and the e in Formula 3?",
    ),
    mistake(
        "only-exponential",
        {"a": "E"},
        "You return e^−z alone. In Formula 3 it is one part of a sum, and the sum stands below "
        "a line.",
        "Your value at z = 0 is 1. What should it be?",
        "Two steps are missing: a sum, and a division.",
    ),
    mistake(
        "one-missing",
        {"a": "1 / E"},
        "Your value is e^z, which grows without end. Below the line of Formula 3 there is also "
        "1 +; it keeps the probability below 1.",
        "Your value at z = 0 is 1. What should it be?",
        "Compare what stands below the line in Formula 3 with yours.",
    ),
    mistake(
        "numerator-and-sum",
        {"E": "np.exp(z)", "a": "E / 1 + E"},
        "Your value is 2e^z: e^z divided by 1, plus e^z. The sum below the line needs "
        "parentheses, since Python divides before it adds.",
        "What does Python make of 6 / 1 + 2?",
    ),
    mistake(
        "two-in-denominator",
        {"a": "1 / (2 + E)"},
        "Below the line you have 2 + e^−z. In Formula 3 it is 1 + e^−z, so that the answer at "
        "z = 0 is one half.",
        "What is e^0, and what should stand below the line to make one half?",
    ),
    mistake(
        "score-not-exponential",
        {"a": "1 / (1 + z)"},
        "You add the score itself below the line, and Formula 3 adds a power of e.",
        *POWERS_OF_E,
    ),
    mistake(
        "minus-score-not-exponential",
        {"a": "1 / (1 - z)"},
        "You put −z itself below the line, and Formula 3 has e to the power of −z there.",
        *POWERS_OF_E,
    ),
    mistake(
        "squared-exponent",
        {"E": "np.exp(-(z ** 2))"},
        "Your exponent is −z². Formula 3 has −z: with the square, scores of 3 and of −3 get the "
        "same probability.",
        "Compare your values at z = 3 and at z = −3.",
    ),
    mistake(
        "absolute-score",
        {"E": "np.exp(-np.abs(z))"},
        "You take the absolute value of the score. For a negative score your probability is "
        "above one half, and it should be below.",
        "Compare your values at z = 3 and at z = −3.",
        "The trick with |z| needs two cases: one for each sign of z.",
    ),
    mistake(
        "doubled-exponent",
        {"E": "np.exp(-2 * z)"},
        "Your exponent is −2z. Formula 3 has −z; with the 2 your curve is twice as steep.",
        "Compare your exponent with Formula 3, symbol by symbol.",
    ),
    mistake(
        "base-2",
        {"E": "2.0 ** -z"},
        "You take powers of 2. Formula 3 takes powers of e = 2.718…, and the gradient of lesson "
        "3 is right for that base only.",
        *POWERS_OF_E,
    ),
    mistake(
        "base-10",
        {"E": "10.0 ** -z"},
        "You take powers of 10. Formula 3 takes powers of e = 2.718…, and the gradient of lesson "
        "3 is right for that base only.",
        *POWERS_OF_E,
    ),
    mistake(
        "e-rounded",
        {"E": "2.718 ** -z"},
        "You write 2.718 for e. It has more digits than that, and numpy knows them: your "
        "probabilities are wrong from the fourth digit on.",
        *POWERS_OF_E,
    ),
    mistake(
        "e-rounded-to-two",
        {"E": "2.71 ** -z"},
        "You write 2.71 for e. It has more digits than that, and numpy knows them.",
        *POWERS_OF_E,
    ),
    mistake(
        "derivative",
        {"a": "1 / (1 + E) * (1 - 1 / (1 + E))"},
        "You return a(1 − a), the slope of the sigmoid. This lesson asks for the probability a "
        "itself: sigmoid(0) should be 0.5, and yours is 0.25.",
        "Where does your line go beyond Formula 3?",
        "Return a alone, without the factor that makes a slope of it.",
    ),
    mistake(
        "tanh",
        {"a": "np.tanh(z)"},
        "You return tanh(z), which runs from −1 to 1. It has the shape of the sigmoid, but a "
        "probability lies between 0 and 1.",
        "What is your value at z = 0, and what should it be?",
        "Formula 3 is made of a power of e, a sum and a division: no tanh is needed.",
    ),
    mistake(
        "minus-one-to-one",
        {"a": "np.tanh(z / 2)"},
        "Your values run from −1 to 1: they are 2a − 1, where a is the probability. Formula 3 "
        "gives values from 0 to 1.",
        "What is your value at z = 0, and what should it be?",
    ),
    mistake(
        "relu",
        {"a": "np.maximum(0, z)"},
        "You return the score where it is positive, and 0 elsewhere. That is another function, "
        "the ReLU; it grows without end, and a probability does not.",
        "What should sigmoid(100) be, and what is yours?",
    ),
    mistake(
        "softplus",
        {"a": "np.log(1 + np.exp(z))"},
        "You return log(1 + e^z). It has some parts of Formula 3, but no logarithm belongs here: "
        "that comes with the cost in lesson 3.",
        "What should sigmoid(100) be, and what is yours?",
    ),
    mistake(
        "log-sigmoid",
        {"a": "-np.log(1 + E)"},
        "You return the logarithm of the probability, and it is negative. Lesson 3 takes the "
        "logarithm; this lesson asks for the probability itself.",
        "Can a probability be negative?",
    ),
    mistake(
        "softmax",
        {"a": "np.exp(z) / np.sum(np.exp(z))"},
        "You divide by the sum over all scores that came: that is the softmax. Formula 3 looks "
        "at each score alone, whatever the others are.",
        "What does your function give for a single number, whatever number it is?",
        "The sum below the line of Formula 3 has two terms, and only one score is in it.",
    ),
    mistake(
        "summed",
        {"a": "1 / (1 + np.sum(E))"},
        "You sum over all scores before you divide, and one number comes out. Formula 3 gives a "
        "probability for each score.",
        "Compare the shape of what you return with the shape of z.",
        "The sum in Formula 3 has two terms: look for what adds up the entries of an array.",
    ),
    mistake(
        "decided",
        {"a": "np.where(z > 0, 1.0, 0.0)"},
        "You return 0 or 1 and nothing between. The sigmoid says how sure the model is; the "
        "decision comes in lesson 5.",
        "What should come out for a score of 0.1: quite sure, or nearly undecided?",
        "Look for a comparison or a rounding that is too much.",
    ),
    mistake(
        "decided-one-at-zero",
        {"a": "np.where(z >= 0, 1.0, 0.0)"},
        "You return 0 or 1 and nothing between. The sigmoid says how sure the model is; the "
        "decision comes in lesson 5.",
        "What should come out for a score of 0: yes, no, or undecided?",
        "Look for a comparison that is too much.",
    ),
    mistake(
        "two-decimals",
        {"a": "np.round(1 / (1 + E), 2)"},
        "You round the probability to two decimals. Numbers are rounded when they are shown, "
        "never on the way: the cost and its slope need all digits.",
        "Where in your function do digits get lost?",
    ),
    mistake(
        "three-decimals",
        {"a": "np.round(1 / (1 + E), 3)"},
        "You round the probability to three decimals. Numbers are rounded when they are shown, "
        "never on the way: the cost and its slope need all digits.",
        "Where in your function do digits get lost?",
    ),
    mistake(
        "four-decimals",
        {"a": "np.round(1 / (1 + E), 4)"},
        "You round the probability to four decimals. Numbers are rounded when they are shown, "
        "never on the way: the cost and its slope need all digits.",
        "Where in your function do digits get lost?",
    ),
    mistake(
        "applied-twice",
        {"a": "1 / (1 + np.exp(-1 / (1 + E)))"},
        "You apply the sigmoid to its own result. Once is enough: at z = 0 the answer is 0.5, "
        "and yours is 0.62.",
        "What goes into your last exponent: the score, or what was computed from it?",
    ),
    mistake(
        "squared",
        {"a": "1 / (1 + E) ** 2"},
        "You return the square of the probability. At z = 0 the answer is 0.5, and yours is 0.25.",
        "Compare your line with Formula 3: which power is there too much?",
    ),
    mistake(
        "percent",
        {"a": "100 / (1 + E)"},
        "You return percentages, from 0 to 100. A probability runs from 0 to 1.",
        "What stands above the line in Formula 3?",
    ),
    mistake(
        "negative",
        {"a": "-1 / (1 + E)"},
        "Your probability has a minus before it. The only minus of Formula 3 stands in the "
        "exponent.",
        "Can a probability be negative?",
    ),
    mistake(
        "score-returned",
        {"a": "z"},
        "You return the score as it came. Formula 3 turns it into a probability between 0 and 1.",
        "Which variable does your return name, and where did you compute it?",
        "After return belongs the name of what Formula 3 gave.",
    ),
    mistake(
        "clipped-near-one",
        {"a": "np.clip(1 / (1 + E), 0.0001, 0.9999)"},
        "You keep the probability between 0.0001 and 0.9999. Far out, where the model is very "
        "sure, your values are flat: the cost no longer fits its slope.",
        "What should sigmoid(12) be, to six digits?",
        "If this is against the logarithm of 0: it is the cost that takes the logarithm.",
    ),
    mistake(
        "clipped-near-one-wider",
        {"a": "np.clip(1 / (1 + E), 0.001, 0.999)"},
        "You keep the probability between 0.001 and 0.999. Far out, where the model is very "
        "sure, your values are flat: the cost no longer fits its slope.",
        "What should sigmoid(12) be, to six digits?",
        "If this is against the logarithm of 0: it is the cost that takes the logarithm.",
    ),
    mistake(
        "hard",
        {"a": "np.clip(0.2 * z + 0.5, 0, 1)"},
        "You return a straight line, cut off at 0 and 1. It looks like the sigmoid from afar; "
        "Formula 3 is a curve with a power of e in it.",
        "Where in your line is the e of Formula 3?",
    ),
    mistake(
        "softsign",
        {"a": "z / (1 + np.abs(z))"},
        "You divide the score by 1 + |z|, which runs from −1 to 1. Formula 3 has a power of e, "
        "and runs from 0 to 1.",
        "What is your value at z = 0, and what should it be?",
    ),
    mistake(
        "constant-exponent",
        {"E": "np.exp(-1)"},
        "You return about 0.73 whatever the score is, as an exponent of −1 gives. The "
        "exponent in Formula 3 is −z.",
        "Where in your line does z appear?",
    ),
    mistake(
        "always-half",
        {"a": "np.zeros(np.shape(z)) + 0.5"},
        "You return 0.5 whatever the score is. That is right at z = 0 alone.",
        "Where in your function is z used?",
    ),
)
