"""What the pages say in words about what was measured is what was measured."""

import itertools
import math
from statistics import mean

import pytest
from make import pages, tables

M = tables.MEASURED
SHUFFLED = {(each["learning_rate"], each["num_iterations"]): each for each in M["article"]}
SORTED = {(each["learning_rate"], each["num_iterations"]): each for each in M["sorted"]}
DIGITS = {each["digit"]: each for each in M["digits"]}
CURVES = {each["learning_rate"]: each for each in M["curves"]}


def column(rows, name, iterations):
    """What a table says after so many iterations, the lowest learning rate first."""
    return [each[name] for (_, i), each in sorted(rows.items()) if i == iterations]


def never_falls(values):
    return all(one <= other for one, other in itertools.pairwise(values))


def by_size(name):
    """All seeds of each training size."""
    rows = sorted(M["sizes"], key=lambda each: each["train_size"])
    groups = itertools.groupby(rows, key=lambda each: each["train_size"])
    return {size: [each[name] for each in group] for size, group in groups}


def easiest(name, count):
    return set(sorted(DIGITS, key=lambda digit: -DIGITS[digit][name])[:count])


def hardest(name, count):
    return set(sorted(DIGITS, key=lambda digit: DIGITS[digit][name])[:count])


ITERATIONS = (100, 500, 1000, 2000)
CLAIMS = {
    ("results", "a higher rate has the same or a higher test accuracy"): lambda: all(
        never_falls(column(SHUFFLED, "test_accuracy", i)) for i in ITERATIONS
    ),
    ("results", "finds as many ones or more"): lambda: all(
        never_falls(column(SHUFFLED, "ones_found", i)) for i in ITERATIONS
    ),
    ("results", "0.5 had a higher test accuracy after 500"): lambda: (
        SHUFFLED[0.5, 500]["test_accuracy"] > SHUFFLED[0.015, 2000]["test_accuracy"]
    ),
    ("results", "its 88.7 % are those of the answer"): lambda: (
        SHUFFLED[0.001, 1000]["always_no"] == SHUFFLED[0.001, 1000]["test_accuracy"] == 88.7
    ),
    ("results", "0.005 after 2000 stands where 0.01 stands after 1000 and 0.1 after 100"): lambda: (
        SHUFFLED[0.005, 2000]["test_accuracy"]
        == SHUFFLED[0.01, 1000]["test_accuracy"]
        == SHUFFLED[0.1, 100]["test_accuracy"]
    ),
    ("results", "until the test accuracy is 98.7 %"): lambda: (
        max(each["test_accuracy"] for each in M["article"]) == 98.7
    ),
    ("results", "There it stays, while the training accuracy still grows"): lambda: (
        len({SHUFFLED[0.5, i]["test_accuracy"] for i in (500, 1000, 2000)}) == 1
        and SHUFFLED[0.5, 2000]["train_accuracy"] > SHUFFLED[0.5, 500]["train_accuracy"]
    ),
    ("results", "With a small rate and few iterations the model still says"): lambda: (
        SHUFFLED[0.001, 1000]["ones_found"] == SHUFFLED[0.01, 100]["ones_found"] == 0
    ),
    ("results", "more than the whole cost in the last row"): lambda: (
        CURVES[256]["last"] < math.log(2) / 4000
    ),
    ("results", "From learning rate 1 on the first step overshoots"): lambda: all(
        (each["rises"] > 0) == (rate >= 1) for rate, each in CURVES.items()
    ),
    ("results", "leaps to 0.92 with learning rate 1, and to 236 with 256"): lambda: (
        [f"{CURVES[rate]['highest']:.{digits}f}" for rate, digits in ((1, 2), (256, 0))]
        == ["0.92", "236"]
    ),
    ("results", "ends below that of the calm ones"): lambda: (
        max(each["last"] for rate, each in CURVES.items() if rate >= 1) < CURVES[0.5]["last"]
    ),
    ("results", "Zeros, ones and sixes are the easiest"): lambda: (
        easiest("test_accuracy", 3) == easiest("ones_found", 3) == {0, 1, 6}
    ),
    ("results", "By accuracy eights and nines are the hardest"): lambda: (
        hardest("test_accuracy", 2) == {8, 9}
    ),
    ("results", "by the share that was found twos and eights"): lambda: (
        hardest("ones_found", 2) == {2, 8}
    ),
    ("results", "all lie above 95 %"): lambda: (
        min(each["test_accuracy"] for each in M["digits"]) > 95
    ),
    ("results", "of the twos not three of four were found"): lambda: DIGITS[2]["ones_found"] < 75,
    ("results", "On 200 images or fewer the training accuracy is 100 %"): lambda: all(
        (min(found) == 100) == (size <= 200) for size, found in by_size("train_accuracy").items()
    ),
    ("results", "The test accuracy gains little beyond 500"): lambda: (
        mean(by_size("test_accuracy")[4000]) - mean(by_size("test_accuracy")[500]) < 0.5
    ),
    ("results", "the shuffles differ by more than the sizes do from there"): lambda: all(
        max(found) - min(found)
        > mean(by_size("test_accuracy")[4000]) - mean(by_size("test_accuracy")[500])
        for size, found in by_size("test_accuracy").items()
        if size >= 500
    ),
    ("split", "100 %, belongs to the models that have learned least"): lambda: (
        max(e["train_accuracy"] for e in M["sorted"] if e["test_accuracy"] == 100)
        < min(e["train_accuracy"] for e in M["sorted"] if e["test_accuracy"] < 100)
    ),
    ("split", "looks* worse"): lambda: all(
        never_falls(column(SORTED, "test_accuracy", i)[::-1]) for i in ITERATIONS
    ),
    ("split", "Whoever always says"): lambda: {e["always_no"] for e in M["sorted"]} == {100},
    ("split", "begins at 87.5 %"): lambda: SORTED[0.001, 100]["train_accuracy"] == 87.5,
}


@pytest.mark.parametrize(("page", "claim"), CLAIMS)
def test_a_claim_stands_on_its_page_and_is_so(page, claim):
    text = " ".join((pages.DOCS / f"{page}.md").read_text(encoding="utf-8").split())
    assert claim in text, "The page says it otherwise: change the claim here too."
    assert CLAIMS[page, claim]()
