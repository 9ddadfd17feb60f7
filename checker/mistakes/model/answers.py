"""Which w, b and images the answers are made of."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.model import mistake

_TEST, _TRAIN = 'result["Y_prediction_test"]', 'result["Y_prediction_train"]'


def _both(what: str, answers: str, message: str, *hints: str) -> Mistake:
    """Make a mistake of both answers; {} stands for the name of the set."""
    changes = {_TEST: answers.format("test"), _TRAIN: answers.format("train")}
    return mistake(what, "order", changes, message, *hints)


def _test(what: str, answers: str, message: str, *hints: str) -> Mistake:
    return mistake(f"test-{what}", "order", {_TEST: answers}, message, *hints)


def _train(what: str, answers: str, message: str, *hints: str) -> Mistake:
    return mistake(f"training-{what}", "order", {_TRAIN: answers}, message, *hints)


_START = {"w, b": "w, b = initialize_with_zeros(dim)\nstart_w, start_b = w, b"}

MISTAKES = (
    mistake(
        "nothing-learned-is-used",
        "order",
        {"w": "", "b": ""},
        "w, b and the answers are those of the start, zeros, though learning took place: what "
        "optimize found is not used. With zeros, every answer is 0.",
        "What do you do with the first result of optimize?",
        "w and b need new values after training.",
    ),
    mistake(
        "predicts-with-start",
        "order",
        {
            **_START,
            _TEST: "predict(start_w, start_b, X_test)",
            _TRAIN: "predict(start_w, start_b, X_train)",
        },
        "You return the w and b that were learned, but you predict with those of the start. These "
        "are zeros, so every answer is 0, whatever the image shows.",
        "Which w and b does predict get: those from the start, or those learned?",
        "In which order do your lines take the learned values and predict?",
    ),
    mistake(
        "learned-w-not-used",
        "order",
        {"w": ""},
        "You use the w of the start, zeros, and only b as it was learned. Both come out of "
        "optimize.",
        "Which w does predict get: that from the start, or that learned?",
        "Before you call predict, take it out of the dict that optimize returns.",
    ),
    mistake(
        "learned-b-not-used",
        "order",
        {"b": ""},
        "You use the b of the start, 0, and only w as it was learned. Both come out of optimize.",
        "Which b does predict get: that from the start, or that learned?",
        "Before you call predict, take it out of the dict that optimize returns.",
    ),
    _both(
        "predicts-without-b",
        "predict(w, 0.0, X_{})",
        "You predict with b = 0, though another b was learned and is returned. Formula 2 needs it "
        "for the answers as well.",
        "Which b does predict get?",
    ),
    mistake(
        "sets-exchanged",
        "order",
        {_TEST: "predict(w, b, X_train)", _TRAIN: "predict(w, b, X_test)"},
        "You exchange the answers: those for the training set stand under the name of the test "
        "set, and the other way round.",
        "Read your two lines aloud, each name with its set.",
        "The X that predict gets and the name of its answers have to tell of the same set.",
    ),
    _test(
        "answers-for-training-set",
        "predict(w, b, X_train)",
        "Your answers for the test set are those for the training set. Only images that are new "
        "to the model show what it has learned.",
        "Which X does predict get, and under which name do you keep the answers?",
        "The X that predict gets and the name of its answers have to tell of the same set.",
    ),
    _train(
        "answers-for-test-set",
        "predict(w, b, X_test)",
        "Your answers for the training set are those for the test set.",
        "Which X does predict get, and under which name do you keep the answers?",
        "The X that predict gets and the name of its answers have to tell of the same set.",
    ),
    _test(
        "labels-as-answers",
        "Y_test",
        "You return the labels of the test set as the answers of the model. Then it is always "
        "100 % right, whatever it has learned.",
        "Which function makes answers from images?",
        "Call your function of lesson 5 with the images of that set.",
    ),
    _train(
        "labels-as-answers",
        "Y_train",
        "You return the labels of the training set as the answers of the model. Then it is always "
        "100 % right, whatever it has learned.",
        "Which function makes answers from images?",
        "Call your function of lesson 5 with the images of that set.",
    ),
    mistake(
        "accuracies-as-answers",
        "order",
        {
            _TEST: "100 * np.mean(predict(w, b, X_test) == Y_test)",
            _TRAIN: "100 * np.mean(predict(w, b, X_train) == Y_train)",
        },
        "You return accuracies under the names of the answers. The lesson returns an answer for "
        "each image; accuracies come in lesson 7.",
        "How many numbers should come back for 20 test images?",
        "Keep what predict returns, as it is.",
    ),
    _both(
        "probabilities-as-answers",
        "1 / (1 + np.exp(-(np.dot(w.T, X_{}) + b)))",
        "You return probabilities and not answers. Your function of lesson 5 makes 0 and 1 of "
        "them.",
        "Which function makes answers from images?",
        "Call your function of lesson 5 in place of the formulas.",
    ),
    _both(
        "answers-with-one-axis",
        "predict(w, b, X_{})[0]",
        "Your answers are right, but they have one axis only. They should be rows, as predict "
        "returns them and as the labels are.",
        "What happens to the answers between predict and your result?",
    ),
    _both(
        "predict-in-another-order",
        "predict(b, w, X_{})",
        "You hand predict b before w. It transposes what comes first, and b is only a number.",
        "Compare the order in your call with the first line of your function of lesson 5.",
        "In lessons 3, 4 and 5 the weights come before the bias.",
    ),
)
