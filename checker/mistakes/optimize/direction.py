"""Steps uphill, steps that are no steps, steps that are not taken."""

from __future__ import annotations

from checker.mistakes.optimize import mistake, step

MISTAKES = (
    step(
        "uphill",
        "w + learning_rate * dw",
        "b + learning_rate * db",
        "You add the step to w and b. The gradient points to where the cost grows, so each of your "
        "steps goes uphill and the cost climbs. A step goes against the gradient.",
        "Print the costs: do they rise or fall?",
        "Look at the sign between the old value and the step.",
    ),
    mistake(
        "w-uphill",
        "step",
        {"w": "w + learning_rate * dw"},
        "You add the step to w, so that w moves uphill; b moves downhill as it should. Both go "
        "against their gradient.",
        "Put your two lines side by side. Which sign differs?",
        "In both lines the step is taken away from the old value.",
    ),
    mistake(
        "b-uphill",
        "step",
        {"b": "b + learning_rate * db"},
        "You add the step to b, so that b moves uphill; w moves downhill as it should. Both go "
        "against their gradient.",
        "Put your two lines side by side. Which sign differs?",
        "In both lines the step is taken away from the old value.",
    ),
    mistake(
        "w-in-place",
        "step",
        {"w": "w -= learning_rate * dw"},
        "Your numbers are right, but you change the w that you were given. It belongs to the "
        "caller: a second run would start from the trained weights and not from zeros.",
        "What does an operator such as -= do to an array that the caller still holds?",
        "A step should make a new array and give it the name w.",
    ),
    step(
        "uphill-in-place",
        "w += learning_rate * dw",
        "b + learning_rate * db",
        "You add the step to w and b, and the gradient points to where the cost grows: the cost "
        "climbs. You also change the w that you were given, which belongs to the caller.",
        "Print the costs: do they rise or fall?",
        "Look at the sign of the step, and at what += does to an array that the caller holds.",
    ),
    mistake(
        "w-uphill-in-place",
        "step",
        {"w": "w += learning_rate * dw"},
        "You add the step to w, so that w moves uphill, and only b moves downhill. You also change "
        "the w that you were given, which belongs to the caller.",
        "Put your two lines side by side. Which sign differs?",
        "Look at the sign of the step, and at what += does to an array that the caller holds.",
    ),
    mistake(
        "w-never-updated",
        "step",
        {"w": ""},
        "w comes out as it went in: no step is taken for the weights. Both w and b are learned.",
        "Which line in the loop gives w a new value?",
        "If there is such a line: is its result called w, or something else?",
    ),
    mistake(
        "b-never-updated",
        "step",
        {"b": ""},
        "b comes out as it went in: no step is taken for the bias. Both w and b are learned.",
        "Which line in the loop gives b a new value?",
        "b needs a step as w does, with a gradient of its own.",
    ),
    step(
        "nothing-updated",
        "",
        "",
        "w and b come out as they went in: no step is taken at all. Nothing is learned, and the "
        "cost stays the same.",
        "Which lines in the loop give w and b new values?",
        "A result under another name does not change w: the next pass uses the old one.",
    ),
    step(
        "step-in-place-of-value",
        "-learning_rate * dw",
        "-learning_rate * db",
        "You put the step itself in the place of w and b, so that each pass forgets where the last "
        "one ended. A step starts from the old value.",
        "Where do the old w and b appear in your two lines?",
        "The step is taken away from the old value.",
    ),
    step(
        "step-up-in-place-of-value",
        "learning_rate * dw",
        "learning_rate * db",
        "Your new w and b are learning rate × gradient alone. That is only the length of the step; "
        "it has to be taken away from the old values.",
        "Where do the old w and b appear in your two lines?",
        "The step is taken away from the old value.",
    ),
    step(
        "taken-from-the-step",
        "learning_rate * dw - w",
        "learning_rate * db - b",
        "You subtract the old values from the step; it is the other way round. Your w and b change "
        "their sign in every pass.",
        "With a gradient of 0, should w stay as it is?",
        "Read your subtraction aloud: what is taken away from what?",
    ),
    step(
        "rate-times-everything",
        "learning_rate * (w - dw)",
        "learning_rate * (b - db)",
        "Your learning rate multiplies the old values too, so that w and b shrink in every pass. "
        "It belongs to the gradient alone.",
        "With a gradient of 0, should w stay as it is?",
        "Look at your parentheses.",
    ),
    step(
        "values-in-place-of-gradient",
        "w - learning_rate * w",
        "b - learning_rate * b",
        "You subtract a share of w and b themselves, so that they shrink towards 0 whatever the "
        "data say. The step is made of their gradient, dw and db.",
        "Do the results of propagate appear in your step?",
        "Mind the letter d.",
    ),
    step(
        "step-times-value",
        "w - learning_rate * dw * w",
        "b - learning_rate * db * b",
        "Your step is multiplied by w and b themselves. It is the learning rate times the "
        "gradient, and nothing else.",
        "With w = 0, does your w ever move?",
        "Count the factors of your step.",
    ),
)
