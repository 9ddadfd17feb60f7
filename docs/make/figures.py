"""The figures of the pages, drawn from the real digits: each once for light, once for dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler

from checker.course import syllabus
from make import measure
from make.tables import MEASURED

digits = syllabus.shipped().module("digits")
reference = syllabus.shipped().reference

LIGHT = {"ink": "#222222", "faint": "#8a8a8a", "first": "#1f5fae", "second": "#b4450c"}
DARK = {"ink": "#e4e6eb", "faint": "#8d93a1", "first": "#7db4f5", "second": "#f2a25c"}
Theme = dict[str, str]


def draw(folder: Path) -> None:
    """Draw every figure into a folder, in both versions."""
    folder.mkdir(parents=True, exist_ok=True)
    mpl.use("svg")
    for mode, theme in (("light", LIGHT), ("dark", DARK)):
        with mpl.rc_context(style(theme)):
            for name, figure in FIGURES.items():
                figure(theme)
                plt.savefig(
                    folder / f"{name}-{mode}.svg", transparent=True, metadata={"Date": None}
                )
                plt.close()


def style(theme: Theme) -> Any:
    """Give matplotlib the colours of a theme; text stays outlines, so that no font is missing."""
    ink = dict.fromkeys(
        ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"),
        theme["ink"],
    )
    return ink | {
        "figure.figsize": (7, 3.2),
        "figure.constrained_layout.use": True,
        "svg.hashsalt": "handgrad",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.prop_cycle": cycler(color=[theme["first"], theme["second"], theme["faint"]]),
        "legend.frameon": False,
        "font.size": 11,
    }


def picture(ax: Any, pixels: Any, title: str, cmap: str = "gray_r") -> None:
    """Show 784 numbers as 28 × 28 pixels."""
    limit = np.max(np.abs(pixels))
    low = -limit if cmap == "RdBu_r" else 0
    ax.imshow(np.reshape(pixels, (28, 28)), cmap=cmap, vmin=low, vmax=limit)
    ax.set_title(title, fontsize=10)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)


def sample(_theme: Theme) -> None:
    """Three images of each digit."""
    pixels, labels = digits.load(400)
    _, axes = plt.subplots(3, 10, figsize=(7, 2.3))
    for digit in range(10):
        for ax, i in zip(axes[:, digit], np.flatnonzero(labels == digit), strict=False):
            picture(ax, pixels[i], "")


def line(theme: Theme) -> None:
    """Draw Formula 1."""
    _, ax = plt.subplots()
    x = np.array([-1.0, 4.0])
    ax.plot(x, 0.5 * x + 1, label="y = 0.5x + 1")
    ax.plot([2, 3, 3], [2, 2, 2.5], "--", color=theme["second"])
    ax.annotate("1", (2.5, 1.75))
    ax.annotate("a = 0.5", (3.06, 2.15))
    ax.plot(0, 1, "o", color=theme["first"])
    ax.annotate("b = 1", (0.08, 0.75))
    ax.set(xlabel="x", ylabel="y")
    ax.legend()


def product(_theme: Theme) -> None:
    """Draw Formula 2: an image times the weights, pixel by pixel."""
    pixels, labels = digits.load(200)
    w = np.array(MEASURED["trained"]["weights"]["2000"])
    _, axes = plt.subplots(2, 3, figsize=(7, 4.4))
    for row, digit in zip(axes, (1, 3), strict=True):
        x = pixels[np.flatnonzero(labels == digit)[0]] / 255
        picture(row[0], x, f"x: a {digit}")
        picture(row[1], w, "w after 2000 iterations", "RdBu_r")
        picture(row[2], w * x, f"w times x, sum {np.sum(w * x):.1f}", "RdBu_r")


def sigmoid(_theme: Theme) -> None:
    """Draw Formula 3 and its slope."""
    z = np.linspace(-8, 8, 200)
    a = reference.sigmoid(z)
    _, ax = plt.subplots()
    ax.plot(z, a, label="σ(z)")
    ax.plot(z, a * (1 - a), "--", label="its slope, σ(z)(1 − σ(z))")
    ax.set(xlabel="z", ylabel="a")
    ax.legend()


def cost_one(_theme: Theme) -> None:
    """Draw Formula 4 for one example."""
    a = np.linspace(0.004, 0.996, 300)
    _, ax = plt.subplots()
    ax.plot(a, -np.log(a), label="y = 1: −log a")
    ax.plot(a, -np.log(1 - a), "--", label="y = 0: −log(1 − a)")
    ax.set(xlabel="a, what the model says", ylabel="cost of the example")
    ax.legend()


def errors(theme: Theme) -> None:
    """Draw Formula 6: a − y of twelve examples, and its mean."""
    scores, labels = np.array(MEASURED["trained"]["scores"]), MEASURED["trained"]["labels"]
    order = np.argsort(np.abs(scores))[:12]
    error = reference.sigmoid(scores[order]) - (np.array(labels)[order] == 1)
    _, ax = plt.subplots()
    ax.bar(np.arange(1, 13), error, color=theme["first"])
    ax.axhline(error.mean(), color=theme["second"], ls="--", label=f"mean {error.mean():.2f}")
    ax.axhline(0, color=theme["ink"], lw=0.8)
    ax.set(xlabel="example", ylabel="a − y", xticks=np.arange(1, 13))
    ax.legend()


def weights(_theme: Theme) -> None:
    """Draw the picture w on its way."""
    kept = MEASURED["trained"]["weights"]
    _, axes = plt.subplots(1, 4, figsize=(7, 2.1))
    for ax, (i, w) in zip(axes, kept.items(), strict=True):
        picture(ax, w, f"after {i}", "RdBu_r")


def cost_curves(_theme: Theme) -> None:
    """Draw the cost for several learning rates, calm and not."""
    _, axes = plt.subplots(1, 2)
    shades = ("-", "--", ":", "-.")
    for ax, curves in zip(axes, (MEASURED["curves"][:3], MEASURED["curves"][3:]), strict=True):
        for each, dashes in zip(curves, shades, strict=False):
            x = [*range(60), *range(60, 500, 20)]
            ax.plot(x, each["costs"], dashes, label=f"{each['learning_rate']:g}")
        ax.set(xlabel="iterations", ylabel="cost", yscale="log")
        ax.legend(title="learning rate")


def scores(theme: Theme) -> None:
    """Where the scores of the test examples lie."""
    z, labels = np.array(MEASURED["trained"]["scores"]), np.array(MEASURED["trained"]["labels"])
    bins = np.linspace(z.min(), z.max(), 50).tolist()
    _, ax = plt.subplots()
    ax.hist(z[labels != 1], bins, alpha=0.8, label="other digits")
    ax.hist(z[labels == 1], bins, alpha=0.8, label="ones")
    ax.axvline(0, color=theme["ink"], ls="--", lw=1)
    ax.set(xlabel="z: left of 0 the answer is no, right of it yes", ylabel="images")
    ax.legend()


def wrong(_theme: Theme) -> None:
    """Draw the digits of the test set that it gets wrong."""
    found = MEASURED["trained"]["wrong"]
    rows = -(-len(found) // 5)
    _, axes = plt.subplots(rows, 5, figsize=(7, 1.75 * rows))
    for ax in axes.flat:
        ax.axis("off")
    for ax, each in zip(axes.flat, found, strict=False):
        picture(ax, each["pixels"], f"a {each['label']}: {100 * each['probability']:.0f} %")


def slopes(_theme: Theme) -> None:
    """Draw the V: the error of numerical slopes against the step."""
    found = MEASURED["slopes"]
    _, ax = plt.subplots(figsize=(7, 3.8))
    for name, dashes in (("forward", "-"), ("central", "--"), ("complex", ":")):
        ax.loglog(found["h"], found[name], dashes, label=name)
    best = min(found["romberg"])
    ax.axhline(best, ls="-.", lw=1, label="Romberg, at its best")
    ax.set(xlabel="step h", ylabel="relative error of the slope")
    ax.invert_xaxis()
    ax.legend(loc="upper center", ncols=2)


def split(theme: Theme) -> None:
    """Test accuracy on shuffled and on sorted rows, beside always saying no."""
    _, axes = plt.subplots(1, 2, sharey=True)
    pairs = (("shuffled rows", "article"), ("rows sorted by digit", "sorted"))
    for ax, (title, name) in zip(axes, pairs, strict=True):
        rows = [
            each for each in MEASURED[name] if each["num_iterations"] == max(measure.ITERATIONS)
        ]
        ax.semilogx(
            [each["learning_rate"] for each in rows],
            [each["test_accuracy"] for each in rows],
            "o-",
            label="the model",
        )
        ax.axhline(rows[0]["always_no"], color=theme["second"], ls="--", label="always “no”")
        ax.set(title=title, xlabel="learning rate")
        ax.legend(loc="center right")
    axes[0].set_ylabel("test accuracy, %")


def sizes(_theme: Theme) -> None:
    """Test accuracy and ones found against the training size, every seed a point."""
    rows = MEASURED["sizes"]
    _, axes = plt.subplots(1, 2)
    x = [each["train_size"] for each in rows]
    names = (("test_accuracy", "test accuracy, %"), ("ones_found", "ones found, %"))
    for ax, (name, label) in zip(axes, names, strict=True):
        ax.semilogx(x, [each[name] for each in rows], "o", alpha=0.6)
        ax.set(xlabel="trained on", ylabel=label)


def descent(theme: Theme) -> None:
    """Paths of gradient descent on a slice of the real cost."""
    part = {name: np.array(values) for name, values in MEASURED["slice"].items()}
    X, Y = np.stack([part["p"], part["q"]]), part["y"].reshape(1, -1)
    u, v = np.meshgrid(np.linspace(-1, 6, 60), np.linspace(-4, 1, 60))
    cost = [
        reference.propagate(w.reshape(2, 1), 0.0, X, Y)[1]
        for w in np.stack([u, v], 2).reshape(-1, 2)
    ]
    _, ax = plt.subplots(figsize=(7, 3.8))
    ax.contour(u, v, np.log(cost).reshape(u.shape), 18, colors=theme["faint"], linewidths=0.7)
    for rate, mark in ((0.1, "o-"), (0.5, "s--")):
        w, path = np.zeros((2, 1)), [np.zeros(2)]
        for _ in range(30):
            w = w - rate * reference.propagate(w, 0.0, X, Y)[0]["dw"]
            path.append(w.ravel())
        ax.plot(*np.transpose(path), mark, ms=3, lw=1, label=f"learning rate {rate:g}")
    ax.set(xlabel="along u", ylabel="along v", xlim=(-1, 6), ylim=(-4, 1))
    ax.legend()


FIGURES: dict[str, Callable[[Theme], None]] = {
    "sample": sample,
    "line": line,
    "product": product,
    "sigmoid": sigmoid,
    "cost-one": cost_one,
    "errors": errors,
    "weights": weights,
    "cost-curves": cost_curves,
    "scores": scores,
    "wrong": wrong,
    "slopes": slopes,
    "split": split,
    "sizes": sizes,
    "descent": descent,
}
