"""How long a step is."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.optimize import mistake, step


def _always(rate: str) -> Mistake:
    return step(
        f"rate-always-{rate.replace('.', '-')}",
        f"w - {rate} * dw",
        f"b - {rate} * db",
        f"Your steps have the learning rate {rate}, whatever rate is asked for. The caller chooses "
        "it, so that several can be compared.",
        "Where in your loop does the parameter for the learning rate appear?",
        "A number written into the code stands where the parameter should stand.",
    )


def _decay(what: str, factor: str, words: str) -> Mistake:
    return step(
        f"rate-{what}",
        f"w - learning_rate * {factor} * dw",
        f"b - learning_rate * {factor} * db",
        f"Your learning rate becomes smaller from step to step: {words}. That is a refinement of "
        "other courses; here every step uses the same rate.",
        "Which part of your step depends on the number of the pass?",
    )


def _penalty(strength: str) -> Mistake:
    return mistake(
        f"weights-decay-{strength.replace('.', '-')}",
        "step",
        {"w": f"w - learning_rate * (dw + {strength} * w)"},
        f"Besides the gradient you subtract a share of w itself, with the factor {strength}. That "
        "is regularization, from another course; the step of this lesson has no such part.",
        "With a gradient of 0, should w stay as it is?",
    )


def _momentum(what: str, share: str, words: str) -> Mistake:
    changes = {
        "costs": "costs = []\nspeed_w, speed_b = 0.0, 0.0",
        "w": f"speed_w = 0.9 * speed_w + {share}dw\nw = w - learning_rate * speed_w",
        "b": f"speed_b = 0.9 * speed_b + {share}db\nb = b - learning_rate * speed_b",
    }
    return mistake(
        what,
        "step",
        changes,
        f"Your step keeps 0.9 of the step before and adds {words}. That is momentum, from "
        "another course; here a step depends on the present gradient alone.",
        "Does your second step still know the first gradient?",
    )


MISTAKES = (
    *map(_always, ("0.5", "0.01", "0.009", "0.005", "0.001", "0.1", "0.05")),
    step(
        "rate-missing",
        "w - dw",
        "b - db",
        "You subtract the whole gradient: the learning rate is not used. It says how long a step "
        "is; with a large gradient you would jump across the valley.",
        "Where in your loop does the learning rate appear?",
        "The gradient needs a factor.",
    ),
    mistake(
        "rate-missing-for-w",
        "step",
        {"w": "w - dw"},
        "For w you subtract the whole gradient, without the learning rate; for b you use it. Both "
        "steps need the same factor.",
        "Put your two lines side by side. What is missing in one?",
        "In both lines the gradient needs a factor.",
    ),
    mistake(
        "rate-missing-for-b",
        "step",
        {"b": "b - db"},
        "For b you subtract the whole gradient, without the learning rate; for w you use it. Both "
        "steps need the same factor.",
        "Put your two lines side by side. What is missing in one?",
        "In both lines the gradient needs a factor.",
    ),
    step(
        "rate-twice",
        "w - learning_rate**2 * dw",
        "b - learning_rate**2 * db",
        "The learning rate is a factor of your steps twice. For a rate of 0.1 your steps are ten "
        "times too short.",
        "Is the gradient multiplied by the rate already, in a line before?",
    ),
    step(
        "rate-divides",
        "w - dw / learning_rate",
        "b - db / learning_rate",
        "You divide the gradient by the learning rate. A small rate should make small steps, and "
        "yours become large.",
        "With a rate of 0.01: should the step be longer or shorter than the gradient?",
        "Which operation makes a number smaller when the rate is 0.01?",
    ),
    step(
        "rate-subtracted",
        "w - learning_rate - dw",
        "b - learning_rate - db",
        "You subtract the learning rate and the gradient one after the other. The rate is a "
        "factor: it makes the gradient's step longer or shorter.",
        "With a gradient of 0, should w stay as it is?",
        "Which sign should stand between the rate and the gradient?",
    ),
    step(
        "divided-by-m",
        "w - learning_rate * dw / X.shape[1]",
        "b - learning_rate * db / X.shape[1]",
        "You divide the gradient by m once more. It is a mean already: Formulas 5 and 6 have the "
        "factor 1/m, and propagate gives it so.",
        "What does propagate do with its sums over the examples?",
        "Look for a division that lesson 3 has done already.",
    ),
    mistake(
        "w-divided-by-m",
        "step",
        {"w": "w - learning_rate * dw / X.shape[1]"},
        "You divide dw by m once more. It is a mean already: Formula 5 has the factor 1/m, and "
        "propagate gives it so.",
        "Put your two lines side by side. What does one have too much?",
    ),
    mistake(
        "b-divided-by-m",
        "step",
        {"b": "b - learning_rate * db / X.shape[1]"},
        "You divide db by m once more. It is a mean already: Formula 6 has the factor 1/m, and "
        "propagate gives it so.",
        "Put your two lines side by side. What does one have too much?",
    ),
    step(
        "times-m",
        "w - learning_rate * dw * X.shape[1]",
        "b - learning_rate * db * X.shape[1]",
        "Your steps are m times too long. The gradient is a mean over the examples, and stays one "
        "in the step.",
        "Does the number of examples appear in your step?",
    ),
    step(
        "steps-doubled",
        "w - 2 * learning_rate * dw",
        "b - 2 * learning_rate * db",
        "Each of your steps is twice as long as the learning rate says. Either your step has a "
        "factor of 2, or the same step is taken twice in a pass.",
        "How often is w changed in one pass of your loop?",
    ),
    step(
        "steps-halved",
        "w - learning_rate * dw / 2",
        "b - learning_rate * db / 2",
        "Each of your steps is half as long as the learning rate says. The factor 1/2 belongs to "
        "the squared error of linear regression.",
        "Which numbers appear in your step?",
    ),
    _decay("divided-by-pass", "1 / (1 + i)", "it is divided by the number of the pass"),
    _decay("divided-by-root", "1 / np.sqrt(1 + i)", "it is divided by a root"),
    _decay("times-0-99", "0.99**i", "it is multiplied by 0.99 in each pass"),
    _decay("times-0-95", "0.95**i", "it is multiplied by 0.95 in each pass"),
    _penalty("0.01"),
    _penalty("0.1"),
    _penalty("1"),
    _momentum("momentum", "", "the whole new gradient"),
    _momentum("momentum-mixed", "0.1 * ", "0.1 of the new gradient"),
)
