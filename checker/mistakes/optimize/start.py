"""Where the first step starts, and where each further one starts."""

from __future__ import annotations

from checker.mistakes.optimize import mistake

_GIVEN = "costs = []\ngiven_w, given_b = w, b"

MISTAKES = (
    mistake(
        "starts-from-zeros",
        "loop",
        {"costs": "costs = []\nw, b = np.zeros(w.shape), 0.0"},
        "You start from zeros and not from the w and b that you are given. The caller chooses "
        "where learning starts, so that it can also go on with a model.",
        "What happens to the w and b that come in?",
        "Lesson 1 makes the zeros, and lesson 6 hands them to you.",
    ),
    mistake(
        "w-starts-from-zeros",
        "loop",
        {"costs": "costs = []\nw = np.zeros(w.shape)"},
        "You set w to zeros at the start, whatever w you are given. The caller chooses where "
        "learning starts.",
        "What happens to the w that comes in?",
        "Look for a line before the loop that gives w a value: it is not needed.",
    ),
    mistake(
        "b-starts-from-zero",
        "loop",
        {"costs": "costs = []\nb = 0.0"},
        "You set b to 0 at the start, whatever b you are given. The caller chooses where learning "
        "starts.",
        "What happens to the b that comes in?",
        "Look for a line before the loop that gives b a value: it is not needed.",
    ),
    mistake(
        "zeros-in-every-pass",
        "loop",
        {"grads, cost": "w, b = np.zeros(w.shape), 0.0\ngrads, cost = propagate(w, b, X, Y)"},
        "You set w and b back to zero in every pass, so that all passes but the last are lost. "
        "Each step starts where the last one ended.",
        "Which of your lines should run once only?",
        "Look for what stands inside the loop and belongs before it, or nowhere.",
    ),
    mistake(
        "steps-from-the-start",
        "loop",
        {"costs": _GIVEN, "w": "given_w - learning_rate * dw", "b": "given_b - learning_rate * db"},
        "Each of your steps starts from the w and b that were given, and the one before is lost. A "
        "step starts where the last one ended.",
        "Write down w after the first and after the second pass.",
        "The same name should stand on both sides of your line.",
    ),
    mistake(
        "same-gradient",
        "loop",
        {
            "grads, cost": "pass",
            "for": "grads, cost = propagate(w, b, X, Y)\nfor i in range(num_iterations):",
        },
        "All your steps use the gradient of the start. After each step the slope is another one, "
        "so the gradient has to be computed anew where the last step ended.",
        "How often is propagate called in your function, and with which w and b?",
        "Look for what stands before the loop and belongs into it, with the newest w and b.",
    ),
    mistake(
        "gradient-at-given-b",
        "loop",
        {"costs": _GIVEN, "grads, cost": "propagate(w, given_b, X, Y)"},
        "Your gradient is always taken at the b that was given, though at the newest w. Both have "
        "to be those where the last step ended.",
        "With which b is propagate called in the second pass?",
        "propagate should get the very names to which your step assigns.",
    ),
    mistake(
        "gradient-at-given-w",
        "loop",
        {"costs": _GIVEN, "grads, cost": "propagate(given_w, b, X, Y)"},
        "Your gradient is always taken at the w that was given, though at the newest b. Both have "
        "to be those where the last step ended.",
        "With which w is propagate called in the second pass?",
        "propagate should get the very names to which your step assigns.",
    ),
    mistake(
        "gradient-without-b",
        "loop",
        {"grads, cost": "propagate(w, 0.0, X, Y)"},
        "Your gradient is always taken at b = 0. It has to be taken where you are: at the w and b "
        "where the last step ended.",
        "With which b is propagate called?",
        "propagate should get the very names to which your step assigns.",
    ),
)
