"""Right decisions in another form, and answers that are left out."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.predict import mistake


def _answers(what: str, answers: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "threshold", {"answers": answers}, message, *hints)


def _filled(what: str, loop: str, message: str, *hints: str) -> Mistake:
    answers = f"answers = np.zeros((1, X.shape[1]))\n{loop}"
    return mistake(what, "threshold", {"answers": answers}, message, *hints)


MISTAKES = (
    _answers(
        "probabilities",
        "A",
        "You return the probabilities. The lesson asks for a decision: 1 where the model is more "
        "than half sure, and 0 elsewhere.",
        "Does your result hold anything but 0 and 1?",
        "A comparison turns a probability into yes or no.",
    ),
    _answers(
        "scores",
        "Z",
        "You return the scores. They become probabilities by Formula 3, and probabilities become "
        "answers: 1 where the model is more than half sure.",
        "Does your result hold anything but 0 and 1?",
        "Two steps are missing: Formula 3, and a comparison.",
    ),
    _answers(
        "true-and-false",
        "A > 0.5",
        "You return True and False. Labels are numbers, which are subtracted and averaged later; "
        "answers are the numbers 1 and 0 as well.",
        "Your comparison is right. Of which dtype is its result?",
        "An array can be turned into one of another dtype.",
    ),
    _answers(
        "one-axis",
        "(A > 0.5).astype(float)[0]",
        "Your answers are right, but they have one axis only, shape (m,). They should be a row, "
        "shape (1, m), as Y is.",
        "Print the shapes of Y and of your answers.",
        "A has the right shape. Where do you lose an axis?",
    ),
    _answers(
        "column",
        "(A > 0.5).astype(float).T",
        "Your answers are right, but they stand in a column, shape (m, 1). They should be a row, "
        "shape (1, m), as Y is.",
        "Print the shapes of Y and of your answers.",
        "Formula 2 gives a row, and a comparison keeps its shape: where does yours turn?",
    ),
    _answers(
        "minus-one-and-one",
        "np.where(A > 0.5, 1.0, -1.0)",
        "You answer −1 for no. In this course the labels are 1 and 0, and answers are compared "
        "with labels.",
        "Which two numbers are in Y?",
        "A yes gets the right number; only what a no gets has to change.",
    ),
    _answers(
        "one-and-two",
        "(A > 0.5) + 1.0",
        "Your answers are 1 and 2. In this course the labels are 0 and 1, and answers are compared "
        "with labels.",
        "Which two numbers are in Y?",
    ),
    _answers(
        "in-percent",
        "100.0 * (A > 0.5)",
        "Your answers are 0 and 100. The lesson asks for 0 and 1; percentages come in lesson 7.",
        "Which two numbers are in Y?",
    ),
    _answers(
        "rounded-to-tenths",
        "np.round(A, 1)",
        "You round the probabilities to one digit after the point. The lesson asks for whole "
        "decisions, 0 or 1.",
        "Does your result hold anything but 0 and 1?",
    ),
    _answers(
        "no-not-written",
        "np.where(A > 0.5, 1.0, A)",
        "You write a 1 where the model is more than half sure, and leave the probabilities "
        "elsewhere. Those become 0.",
        "Does your result hold anything but 0 and 1?",
        "What should be the answer for a probability of 0.2?",
    ),
    _answers(
        "yes-not-written",
        "np.where(A > 0.5, A, 0.0)",
        "You write a 0 where the model is not more than half sure, and leave the probabilities "
        "elsewhere. Those become 1.",
        "Does your result hold anything but 0 and 1?",
        "What should be the answer for a probability of 0.8?",
    ),
    _answers(
        "counted",
        "np.sum(A > 0.5)",
        "You return how many answers are 1. The lesson asks for an answer for each example.",
        "How many numbers should come out for 20 examples?",
        "A comparison gives an answer for each example: leave out what adds them up.",
    ),
    _answers(
        "share",
        "np.mean(A > 0.5)",
        "You return the share of answers that are 1. The lesson asks for an answer for each "
        "example.",
        "How many numbers should come out for 20 examples?",
        "A comparison gives an answer for each example: leave out what averages them.",
    ),
    _answers(
        "places",
        "np.where(A > 0.5)[1]",
        "You return the numbers of the examples that are ones. The lesson asks for an answer, 0 or "
        "1, for each example.",
        "np.where with one argument gives places. What does the comparison alone give?",
    ),
    _answers(
        "if-on-array",
        "1.0 if A > 0.5 else 0.0",
        "You ask an if about a whole array of probabilities. Python cannot say whether it is true: "
        "some are above one half, and others are not.",
        "How many probabilities does your if look at?",
        "A comparison of an array gives an answer for each entry. Do you need the if?",
    ),
    _filled(
        "first-alone",
        "answers[0, 0] = A[0, 0] > 0.5",
        "Only the first example gets an answer; all others keep the 0 of the start. If you have a "
        "loop, it ends in its first pass, or its index is always 0.",
        "Is your return inside the loop?",
        "Which numbers does the index of your answers run through?",
    ),
    _filled(
        "last-alone",
        "answers[0, -1] = A[0, -1] > 0.5",
        "Only the last example gets an answer; all others keep the 0 of the start.",
        "If you have a loop: which of its lines are inside?",
        "The line that writes an answer has to stand inside the loop.",
    ),
    _filled(
        "first-left-out",
        "answers[0, 1:] = A[0, 1:] > 0.5",
        "The first example gets no answer: it keeps the 0 of the start. Python counts from 0.",
        "Which numbers does your loop run through?",
        "A range of a single number begins at 0 by itself.",
    ),
    _filled(
        "last-left-out",
        "answers[0, :-1] = A[0, :-1] > 0.5",
        "The last example gets no answer: it keeps the 0 of the start. A range ends before its "
        "last number already.",
        "Which numbers does your loop run through?",
        "Nothing has to be subtracted from the number of examples.",
    ),
    _filled(
        "as-many-as-features",
        "answers[0, :X.shape[0]] = A[0, :X.shape[0]] > 0.5",
        "Only as many examples get an answer as there are features; the others keep the 0 of the "
        "start. Examples are the columns of X.",
        "X has shape (n, m). Which of the two numbers does your loop run to?",
        "Python counts from 0: what is the place of the second number?",
    ),
    _filled(
        "first-for-all",
        "answers[0, :] = A[0, 0] > 0.5",
        "All examples get the answer of the first one. Each has a probability of its own.",
        "Which probability does your comparison look at, in each pass?",
        "The place that you look at has to change from pass to pass.",
    ),
    mistake(
        "probabilities-too",
        "threshold",
        {"return": "return answers, A"},
        "You return the probabilities as a second value. The lesson returns the answers alone.",
        "How many things should come back?",
    ),
    mistake(
        "nothing-returned",
        "threshold",
        {"return": "print(answers)"},
        "predict returns nothing, so its caller gets None. A function hands its result back with "
        "return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
