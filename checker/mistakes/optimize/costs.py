"""Which costs are kept."""

from __future__ import annotations

from checker.mistake import Mistake
from checker.mistakes.optimize import mistake


def _costs(what: str, changes: dict[str, str], message: str, *hints: str) -> Mistake:
    return mistake(f"costs-{what}", "costs", changes, message, *hints)


def _kept(what: str, kept: str, message: str, *hints: str) -> Mistake:
    return _costs(what, {"costs.append(cost)": kept}, message, *hints)


def _when(what: str, condition: str, message: str, *hints: str) -> Mistake:
    return _costs(what, {"if": f"if {condition}:"}, message, *hints)


MISTAKES = (
    _when(
        "never",
        "False",
        "costs comes back empty: no cost is put into it, or the list is made anew in every pass. "
        "The plot of the costs is how you see whether learning works.",
        "Which line puts a cost into the list, and is it ever reached?",
        "Which of your lines should run once only, before the loop?",
    ),
    _when(
        "only-first",
        "i == 0",
        "Of your costs only the one before the first step is there: the one before step 100 is "
        "missing. Either your condition holds too seldom, or your loop ends before that step.",
        "In which passes does your condition hold?",
        "You want every pass whose number can be divided by 100.",
    ),
    _costs(
        "only-last",
        {
            "if": "if False:",
            "params": 'costs.append(cost)\nparams = {"w": w, "b": b}',
        },
        "Only the cost of the last pass comes back. The lesson returns a list with at least every "
        "hundredth, from the first on.",
        "Is the line that keeps the cost inside the loop?",
        "If it is: do you return the list, or the last cost?",
    ),
    _kept(
        "only-newest",
        "costs = [cost]",
        "costs holds only the newest of the costs that you keep: each takes the place of the one "
        "before. The earlier ones should stay.",
        "What becomes of costs[0] when the next cost is kept?",
        "A list can grow at its end.",
    ),
    _when(
        "after-the-step",
        "i % 100 == 1",
        "Your costs are one step late: they are those after the first step, the 101st, and so on. "
        "The first cost that is kept should be that of the start, before any step.",
        "For w and b of zeros the first cost is 0.693. Is yours?",
        "Do you keep the cost before or after the step, and in the passes 0, 100, 200 …?",
    ),
    _when(
        "first-left-out",
        "i % 100 == 0 and i > 0",
        "The cost before the first step is missing from costs: yours begin with step 100. The "
        "first one shows where learning started.",
        "Does your condition hold in the very first pass?",
        "0 can be divided by 100 as well: no other condition is needed.",
    ),
    _when(
        "last-of-each-hundred",
        "(i + 1) % 100 == 0",
        "You keep the cost of the last pass of each hundred: passes 99, 199 …, counted from 0. The "
        "first cost in the list should be that of the start.",
        "What is the number of the first pass in your loop?",
        "Count from 0, and ask for what is left after a division by 100.",
    ),
    _kept(
        "kept-twice",
        "costs.append(cost)\ncosts.append(cost)",
        "Each cost stands in costs twice.",
        "How many lines of your function put something into the list?",
    ),
    _costs(
        "summed",
        {
            "costs": "costs = []\ntotal = 0.0",
            "if": "total = total + cost\nif i % 100 == 0:",
            "costs.append(cost)": "costs.append(total)",
        },
        "Your costs are sums over all passes so far, so they can only grow. Each should be the "
        "cost of its own step.",
        "Do you set the cost, or do you add to it?",
    ),
    _costs(
        "averaged-over-passes",
        {
            "costs": "costs = []\ntotal = 0.0",
            "if": "total = total + cost\nif i % 100 == 0:",
            "costs.append(cost)": "costs.append(total / (i + 1))",
        },
        "Your costs are means over all passes so far. Each should be the cost of its own step.",
        "Which number does propagate give in this very pass?",
    ),
    _kept(
        "gradients",
        "costs.append(grads)",
        "You put the gradients into costs, and not the cost. propagate returns both, the gradients "
        "first.",
        "Print costs[0]. Is it a number?",
        "propagate returns two things; the cost is the second.",
    ),
    _kept(
        "numbers-of-passes",
        "costs.append(i)",
        "You keep the number of the pass, and not its cost.",
        "Print costs. Do the numbers come from propagate?",
    ),
    _kept(
        "rounded",
        "costs.append(round(cost, 2))",
        "You round the costs to two digits. Late in learning the cost falls by less than that, and "
        "the plot would show a flat line.",
        "Round when you print, not when you keep.",
    ),
    _kept(
        "as-text",
        'costs.append(f"{cost}")',
        "You keep the costs as texts. A plot needs numbers.",
        "What makes a text of your cost?",
    ),
    _kept(
        "newest-first",
        "costs.insert(0, cost)",
        "Your costs stand in the wrong order: the newest is first. They go from the start of "
        "learning to its end.",
        "At which end does your list grow?",
    ),
    _kept(
        "divided-by-m",
        "costs.append(cost / X.shape[1])",
        "You divide the costs by m once more. The cost is a mean already: Formula 4 has the factor "
        "1/m.",
        "For w and b of zeros the first cost is 0.693. Is yours?",
        "Keep the cost as propagate gives it.",
    ),
    _kept(
        "times-m",
        "costs.append(cost * X.shape[1])",
        "You multiply the costs by m. The cost is a mean over the examples, Formula 4, and stays "
        "one.",
        "For w and b of zeros the first cost is 0.693. Is yours?",
        "Keep the cost as propagate gives it.",
    ),
    _kept(
        "negative",
        "costs.append(-cost)",
        "You turn the sign of the costs. A cost is never negative, and it should fall.",
        "Print costs. What is their sign?",
    ),
    _kept(
        "dict",
        "costs = dict(costs)\ncosts[i] = cost",
        "You keep the costs in a dict, under the number of the pass. The lesson asks for a list of "
        "the costs alone.",
        "Which brackets make a list?",
    ),
    _kept(
        "append-assigned",
        "costs = costs.append(cost)",
        "You give costs a new value where you add to it. Adding to a list changes the list itself "
        "and returns None, so your list is lost.",
        "What does the method of a list that adds an item return?",
        "No = is needed where a list grows.",
    ),
    _kept(
        "beyond-the-end",
        "costs[i] = cost",
        "You write to a place that the list does not have. A new list is empty; it grows when "
        "something is added at its end.",
        "How long is your list when you write into it for the first time?",
        "A list has a method that adds one item.",
    ),
    _kept(
        "number-added-to-list",
        "costs += cost",
        "You add a number to a list with +=. Python joins lists in that way, and a number is no "
        "list.",
        "A list has a method that adds one item.",
    ),
)
