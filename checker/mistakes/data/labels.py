"""What students do wrong in ``binarize_labels``."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def _mistake(what: str, changes: Mapping[str, str], message: str, *hints: str) -> Mistake:
    return Mistake(
        code=f"data-labels-{what}",
        function="binarize_labels",
        changes=changes,
        message=message,
        hints=hints,
        read="labels",
    )


MISTAKES = (
    _mistake(
        "true-and-false",
        {"Y": "labels == digit"},
        "You return True and False. The formulas subtract and average the labels, so they must "
        "be the numbers 1.0 and 0.0.",
        "Your comparison is right. Of which dtype is its result?",
        "An array can be turned into one of another dtype.",
    ),
    _mistake(
        "digit-not-used",
        {"Y": "(labels == 1).astype(np.float64)"},
        "You always compare with 1, whatever digit is asked for. With digit=7 the sevens should "
        "be the ones that become 1.",
        "Where in your function does the parameter digit appear?",
        "A number written into the code stands where the parameter should stand.",
    ),
    _mistake(
        "inverted",
        {"Y": "(labels != digit).astype(np.float64)"},
        "Your answers are the wrong way round: 0 for the digit and 1 for all others.",
        "What should the answer be for a label that is the digit?",
        "Look at the comparison sign, or at the order of the two values.",
    ),
    _mistake(
        "minus-one-and-one",
        {"Y": "np.where(labels == digit, 1.0, -1.0)"},
        "You write −1 for the other digits. Some books do so, but Formula 4 is made for labels 1 "
        "and 0: with −1 the cost comes out wrong.",
        "Put y = −1 into the factor 1 − y of Formula 4: what comes out?",
        "The digit gets the right number; only what the others get has to change.",
    ),
    _mistake(
        "one-and-two",
        {"Y": "np.where(labels == digit, 1.0, 2.0)"},
        "You number the two classes 1 and 2. Formula 4 needs 1 for the digit and 0 for the "
        "others; with a label of 2 the cost can become negative.",
        "Put y = 2 into the factor 1 − y of Formula 4: what comes out?",
        "The digit gets the right number; only what the others get has to change.",
    ),
    _mistake(
        "digit-kept",
        {"Y": "np.where(labels == digit, labels, 0).astype(np.float64)"},
        "You set the others to 0 and leave the digit as it is. For digit=7 your answer is then 7 "
        "where it should be 1, and for digit=0 everything is 0.",
        "The answer to a question of yes or no is 1 or 0, whichever digit was asked for.",
        "Take the result of the comparison itself, as a number.",
    ),
    _mistake(
        "not-binarized",
        {"Y": "labels.astype(np.float64)"},
        "You return the digits 0 to 9 as they came. The model answers yes or no, so each label "
        "must become 1 or 0.",
        "For which of the ten digits should the answer be 1?",
        "Compare all labels with the digit at once.",
    ),
    _mistake(
        "zeroed-in-place",
        {"Y": "labels[labels != digit] = 0\nY = labels"},
        "You write zeros into the caller's own array and leave the digit itself as it is. The "
        "original labels are lost, and for any digit but 1 your answers are not 1.",
        "Who else still needs the array that came?",
        "A comparison makes a new array, and leaves the old one alone.",
    ),
    _mistake(
        "others-zeroed-first",
        {"Y": "Y = np.array(labels)\nY[Y != digit] = 0\nY[Y == digit] = 1"},
        "You first set the others to 0 and then look for the digit. When you ask for the digit "
        "0, the second step finds all of them, and every answer is 1.",
        "Go through your two steps with digit=0 and the labels 3, 0, 5.",
        "Both steps must look at the labels as they came.",
    ),
    _mistake(
        "digit-set-first",
        {"Y": "Y = np.array(labels)\nY[Y == digit] = 1\nY[Y != digit] = 0"},
        "You first write 1 for the digit and then compare again, with labels that have changed. "
        "For digit=7 the new 1 is not 7, so it is set to 0.",
        "Go through your two steps with digit=7 and the labels 3, 7, 1.",
        "Both steps must look at the labels as they came.",
    ),
    _mistake(
        "ones-mixed-up",
        {"Y": "Y = np.array(labels)\nY[Y == digit] = 1\nY[Y != 1] = 0"},
        "You first write 1 for the digit, then set all that is not 1 to 0. Labels that were 1 "
        "from the start stay 1: for digit=7 the ones count as sevens.",
        "Go through your two steps with digit=7 and the labels 3, 7, 1.",
        "Both steps must look at the labels as they came.",
    ),
    _mistake(
        "at-least",
        {"Y": "(labels >= digit).astype(np.float64)"},
        "You answer 1 for the digit and for every larger one. Only the digit itself counts.",
        "What does your comparison say of an 8 when you ask for 7?",
        "Which sign asks whether two values are equal?",
    ),
    _mistake(
        "not-zero",
        {"Y": "(labels > 0).astype(np.float64)"},
        "You answer 1 for every label that is not 0, whatever digit is asked for. The answer is "
        "1 for the digit alone.",
        "What does your comparison say of a 5 when you ask for 1?",
        "The parameter digit has to appear in the comparison.",
    ),
    _mistake(
        "never-equal",
        {"Y": "np.zeros(len(labels))"},
        "Your answers are all 0, also where the label is the digit. If you compare: a number is "
        "never equal to a text such as '1'.",
        "What do you compare with what, and of which types are they?",
        "Compare numbers with a number, all at once.",
    ),
    _mistake(
        "places",
        {"Y": "np.where(labels == digit)[0]"},
        "You return where the digit stands, not an answer for each label. Your array is as long "
        "as there are such digits; it should be as long as the labels.",
        "np.where with one argument gives places. What does the comparison alone give?",
    ),
    _mistake(
        "only-the-digit",
        {"Y": "labels[labels == digit]"},
        "You pick out the labels that are the digit and drop the others. Every image needs its "
        "answer: your array should be as long as the labels.",
        "What does an array of True and False in square brackets do?",
        "The comparison itself is nearly what you want.",
    ),
    _mistake(
        "counted",
        {"Y": "np.sum(labels == digit)"},
        "You return how many labels are the digit. The lesson asks for an answer for each label.",
        "How many numbers should come out for 20 labels?",
        "A comparison gives an answer for each label: leave out what adds them up.",
    ),
    _mistake(
        "one-hot",
        {"Y": "np.eye(10)[labels]"},
        "You make ten columns, one for each digit. This model answers one question, so each "
        "label becomes a single number.",
        "How many numbers should come out for one label?",
        "Which of your ten columns answers the question that was asked?",
    ),
    _mistake(
        "row",
        {"Y": "(labels == digit).astype(np.float64).reshape(1, -1)"},
        "Your numbers are right, but in another shape: a row with two axes. This function keeps "
        "the shape of the labels; split_train_test makes the row.",
        "Compare the shape of what you return with the shape of what came.",
        "A comparison keeps the shape of the labels: what you do to the shape can go.",
    ),
    _mistake(
        "column",
        {"Y": "(labels == digit).astype(np.float64).reshape(-1, 1)"},
        "Your numbers are right, but in another shape: a column with two axes. This function "
        "keeps the shape of the labels.",
        "Compare the shape of what you return with the shape of what came.",
        "A comparison keeps the shape of the labels: what you do to the shape can go.",
    ),
    _mistake(
        "if-on-array",
        {"Y": "1.0 if labels == digit else 0.0"},
        "You ask an if about a whole array of labels. Python cannot say whether it is true: "
        "some labels are the digit, and others are not.",
        "A comparison of an array gives an answer for each entry. Do you need the if?",
    ),
    _mistake(
        "int-of-array",
        {"Y": "int(labels == digit)"},
        "You turn a whole array into one number, with int() or float(). These take a single "
        "value; an array has a method of its own to change the type of all its entries.",
        "int is made for one number. Which method of an array changes its dtype?",
        "Its name begins with as, and it takes the new dtype.",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(Y)"},
        "binarize_labels returns nothing, so its caller gets None. A function hands its result "
        "back with return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
