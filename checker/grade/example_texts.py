"""What a made-up class is made of: names, common mistakes, ways to write, odd programs."""

from __future__ import annotations

#: Given and family names of people who do not exist.
FIRST = (
    "Ada",
    "Bo",
    "Chidi",
    "Dora",
    "Emre",
    "Farah",
    "Goran",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Mina",
    "Nils",
    "Olga",
    "Priya",
    "Quentin",
    "Rosa",
    "Sven",
    "Tariq",
)
LAST = (
    "Abel",
    "Brand",
    "Costa",
    "Diaz",
    "Eriksen",
    "Fuchs",
    "Grau",
    "Haddad",
    "Ito",
    "Jansen",
    "Keller",
    "Lind",
    "Moreau",
    "Novak",
    "Okoye",
    "Peters",
    "Quinn",
    "Rossi",
    "Silva",
    "Tanaka",
)
#: The number that Canvas gives to the first student.
FIRST_ID = 4000
#: Mistakes that teachers meet often, the most common first; the rest of the catalogue is rare.
COMMON = (
    "propagate-dw-not-averaged",
    "optimize-uphill",
    "propagate-cost-minus-missing",
    "sigmoid-minus-missing",
    "predict-probabilities",
    "propagate-db-not-summed",
    "optimize-w-in-place",
    "propagate-nothing-averaged",
    "sigmoid-parentheses-missing",
    "propagate-m-counts-features",
    "model-trained-on-test-set",
    "predict-true-and-false",
    "optimize-costs-after-the-step",
    "propagate-cost-only-first-term",
    "initialize-w-flat",
    "optimize-rate-always-0-5",
    "model-settings-not-passed-on",
)
#: Of the mistakes that are made, how many are rare ones.
RARE = 0.2
#: Of a class, how many hand in something that is no honest attempt at the lessons.
ODD = 0.12
#: How many stop before the last lesson.
STOPS = 0.25
#: What a right program may look like instead; each is tried where it fits.
OTHER_WAYS = (
    (r"def sigmoid\(z\):\n", "def sigmoid(z):\n    z = np.clip(z, -700, 700)\n"),
    (r"np\.dot\(w\.T, X\)", "w.T @ X"),
    (r"X\.shape\[1\]", "Y.shape[1]"),
    (r"\bm\b", "n_examples"),
    (r"\bcosts\b(?!\")", "history"),
    (r"\bA\b", "probs"),
    (r"\bZ\b", "scores"),
)
STUCK = """
def propagate(w, b, X, Y):
    i = 0
    while i < X.shape[1]:
        z = np.dot(w.T, X[:, i]) + b
    return {"dw": w, "db": b}, 0.0
"""
LEAVES = """
import os


def propagate(w, b, X, Y):
    os._exit(0)
"""
FORGES = """
import atexit
import sys


def propagate(w, b, X, Y):
    for name, module in list(sys.modules.items()):
        if name.startswith("checker"):
            module.PASSED = True
    open("results.json", "w").write('{"score": 100}')
    return {"dw": w, "db": b}, 0.0
"""
OWN_WAY = """

def show_progress(history, count=10):
    shown = [value for place, value in enumerate(history) if place % count == 0]
    width = max(len(str(value)) for value in shown) if shown else 0
    lines = []
    for place, value in enumerate(shown):
        bar = "#" * int(40 * value / (max(shown) + 1e-9))
        lines.append(str(place * count).rjust(6) + " " + str(value).ljust(width) + " " + bar)
    while lines and not lines[-1].strip():
        lines.pop()
    return "; ".join(lines) or None
"""
UNFINISHED = """
def propagate(w, b, X, Y):
    A = sigmoid(np.dot(w.T, X) + b
    return A
"""
