"""Where the line between yes and no is drawn."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.predict import mistake


def _answers(what: str, answers: str, message: str, *hints: str) -> Mistake:
    return mistake(what, "threshold", {"answers": answers}, message, *hints)


def _threshold(threshold: str) -> Mistake:
    harder = "too seldom" if float(threshold) > 0.5 else "too often"  # noqa: PLR2004 (the line)
    return _answers(
        f"threshold-{threshold.replace('.', '-')}",
        f"(A > {threshold}).astype(float)",
        f"You draw the line at a probability of {threshold}, so that you answer 1 {harder}. The "
        "answer is 1 where a one is more likely than not.",
        "Above which probability is the model more sure than not?",
        "Yes and no are equally likely in the middle between 0 and 1.",
    )


MISTAKES = (
    *map(_threshold, ("0.6", "0.7", "0.75", "0.8", "0.9", "0.4", "0.3", "0.2")),
    _answers(
        "always-1",
        "(A > 0).astype(float)",
        "You answer 1 for every example. That may come of comparing with 0, of rounding up, or of "
        "applying the sigmoid twice. The line is at a probability of one half.",
        "Which probabilities do you compare, and with which number?",
        "The answer is 1 where the model is more than half sure.",
    ),
    _answers(
        "always-0",
        "(A > 1).astype(float)",
        "You answer 0 for every example. That may come of comparing with 1, of cutting "
        "probabilities to whole numbers, or of an array of zeros into which no 1 is ever written.",
        "Which line of yours makes a 1, and when is it reached?",
        "The answer is 1 where the model is more than half sure.",
    ),
    _answers(
        "score-above-half",
        "(Z > 0.5).astype(float)",
        "You compare the score z with 0.5. The number 0.5 is a probability: Formula 3 comes "
        "between the score and the comparison.",
        "Which of Z and A lies between 0 and 1?",
        "At which score is the probability one half?",
    ),
    _answers(
        "inverted",
        "(A < 0.5).astype(float)",
        "Your answers are the wrong way round: 1 where the model says no, and 0 where it says yes. "
        "The probability A is that of yes.",
        "What should the answer be for a probability of 0.9?",
        "Look at the sign of your comparison, and at the sign of the score.",
    ),
    _answers(
        "above-the-mean",
        "(A > np.mean(A)).astype(float)",
        "You compare each probability with the mean of all. An answer then depends on which other "
        "images are asked about; the line is at one half, always.",
        "If all images were ones: what would you answer?",
        "Compare with a number that is the same for all images.",
    ),
    _answers(
        "above-the-median",
        "(A > np.median(A)).astype(float)",
        "You compare each probability with the middle one of all, so half of the answers are 1, "
        "always. The line is at a probability of one half.",
        "If all images were ones: what would you answer?",
        "Compare with a number that is the same for all images.",
    ),
    _answers(
        "one-class-of-one",
        "np.argmax(A, axis=0)",
        "You ask in which row the largest probability of each column stands. There is only one "
        "row, so the answer is always 0. Models with several outputs do that; here compare with "
        "one half.",
        "How many rows has your A?",
    ),
    _answers(
        "largest-probability",
        "np.argmax(A)",
        "You return the place of the largest probability. The lesson asks for an answer, 0 or 1, "
        "for each example.",
        "How many numbers should come out for 20 examples?",
        "A comparison with a number gives an answer for each probability.",
    ),
    _answers(
        "only-largest-is-1",
        "(A == np.max(A)).astype(float)",
        "You answer 1 only for the example with the largest probability. The answer is 1 for every "
        "example of which the model is more than half sure.",
        "What would you answer if two images were ones?",
        "Compare with a number that is the same for all images.",
    ),
)
