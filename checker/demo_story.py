"""The demo's story, as it is told on a terminal or into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from checker import course, demo_programs, demo_training, oserror
from checker.demo_training import LEARNING_RATES, STOPS, Row, Sets, Training
from checker.model import Report, Status
from checker.report.page import Page
from checker.report.terminal import Ways, render
from checker.student.host import open_host

DONE, USAGE, CHECKER_ERROR = 0, 2, 3
WIDTH = 11  #: of a column of the table


def tell(console: Console, out: Path) -> int:
    """Tell the story; see `checker.demo.demo`."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "costs.png").touch()
    except OSError as error:
        reason = oserror.reason(error)
        say(console, f"Cannot write into {out}: {reason}. Choose another folder with --out.")
        return USAGE
    if not programs_are_judged(console):
        say(console, "The checker did not judge these two programs as it should. That is our")
        say(console, "fault: please report it.")
        return CHECKER_ERROR
    trainings = model_learns(console)
    pictures_are_saved(console, trainings, out)
    return DONE


def programs_are_judged(console: Console) -> bool:
    """Steps 1 and 2: a wrong lesson 3 is caught, the right one passes."""
    with open_host() as host:
        step(
            console,
            "1  A wrong lesson 3 is caught",
            'Someone wrote propagate and left out "/ m" in dw and db; this is what they read.',
        )
        caught = demo_programs.judged(demo_programs.wrong(), host)
        show_report(console, caught)
        step(console, "2  The right lesson 3 passes", "They put the two factors in, and ask again.")
        passed = demo_programs.judged(demo_programs.right(), host)
        show_report(console, passed)
    found = [report.lessons[0].status for report in (caught, passed)]
    return found == [Status.FAILED, Status.PASSED]


def model_learns(console: Console) -> list[Training]:
    """Step 3: the reference is trained, and tried."""
    step(
        console,
        "3  The whole model learns from real digits",
        "After lesson 6 you have this: it sees 4000 handwritten digits, learns which are ones, "
        "and then answers for 1000 digits that it never saw.",
    )
    trainings = list(trained(console, demo_training.real_sets()))
    rows = [row for training in trainings for row in training.rows]
    say(console, *table_lines(rows))
    say(console, conclusion(rows))
    return trainings


def pictures_are_saved(console: Console, trainings: Sequence[Training], out: Path) -> None:
    """Save the pictures, and say where they are."""
    from checker.demo_pictures import save  # noqa: PLC0415 (matplotlib takes a second)

    files = save(trainings, out)
    page = Page(console)
    page.write("The cost curves, and the table as a picture and for spreadsheets:", "bold")
    text = page.text()
    for file in files:  # a path must stay in one piece, however narrow the terminal
        text.append(f"\n  {page.signs.spell(str(file))}")
    page = Page(console)
    page.blank()
    page.write("Now it is your turn: python -m checker", "bold")
    console.print(text, page.text(), sep="\n\n", soft_wrap=True)


def trained(console: Console, sets: Sets) -> Iterator[Training]:
    """Train at each learning rate, with a progress bar on a terminal and lines elsewhere."""
    for_each = len(LEARNING_RATES) * max(STOPS)
    with progress(console, for_each) as (announce, advance):
        for rate in LEARNING_RATES:
            announce(f"learning rate {rate}")
            training = demo_training.train(sets, rate, advance=advance)
            if not console.is_terminal:
                first, last = training.costs[0], training.costs[-1]
                line = f"learning rate {rate}: the cost fell from {first:.3f} to {last:.3f}"
                say(console, line, end="\n")
            yield training
    if not console.is_terminal:
        console.print()


@contextmanager
def progress(
    console: Console, total: int
) -> Iterator[tuple[Callable[[str], object], Callable[[], object]]]:
    """Show how far the training is: two functions, to name what runs and to advance by one."""
    bar = Progress(
        TextColumn("{task.description:20}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=total)
        yield (
            lambda what: bar.update(task, description=what),
            lambda: bar.advance(task),
        )


def table_lines(rows: Iterable[Row]) -> list[str]:
    """The table of the article, in lines of 71 characters."""
    from checker.demo_pictures import HEADS, cells  # noqa: PLC0415 (matplotlib takes a second)

    lines = [*zip(*HEADS, strict=True), ("-" * WIDTH,) * len(HEADS), *map(cells, rows)]
    return [" ".join(f"{cell:>{WIDTH}}" for cell in line) for line in lines]


def conclusion(rows: Sequence[Row]) -> str:
    """What the table teaches, in its own figures."""
    best = max(rows, key=lambda row: (row.test_accuracy, row.ones_found))
    first = rows[0]
    return (
        f'Always saying "no" is right for {best.always_no:.2f} % of the 1000 digits and finds no '
        f"one. So the {first.test_accuracy:.2f} % in the first row are worth nothing: that model "
        f"finds {first.ones_found:.1f} % of the ones. With learning rate {best.learning_rate} "
        f"and {best.iterations} iterations {best.test_accuracy:.2f} % are right, and "
        f"{best.ones_found:.1f} % of the ones are found."
    )


def step(console: Console, title: str, sentence: str) -> None:
    """Open a step of the story."""
    page = Page(console)
    page.write(title, "bold")
    page.write("=" * len(title), "dim")
    page.write(sentence)
    console.print(page.text(), end="\n\n", soft_wrap=True)


def show_report(console: Console, report: Report) -> None:
    """Show what a student would see."""
    after = course.find("lesson4")
    text = render(report, console, Ways(following=after, file=f"lessons/{after.stem}.py"))
    text.rstrip()
    console.print(text, end="\n\n", soft_wrap=True)


def say(console: Console, *words: str, end: str = "\n\n") -> None:
    """Print lines or sentences, wrapped."""
    page = Page(console)
    for each in words:
        page.write(each)
    console.print(page.text(), end=end, soft_wrap=True)
