"""Lines of text for a terminal: wrapped, indented, in characters that it can show."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from checker.record import Lesson
from checker.report.signs import Signs

#: Longer lines are hard to read, however wide the terminal is.
WIDEST = 100
#: The least room for words, however far they are indented.
NARROWEST = 16
#: Blanks before a label, and the room that labels have.
INDENT = 6
LABEL = 9


class Page:
    """Lines, in the order in which they will be read.

    Parameters
    ----------
    console : rich.console.Console
        Where they will be printed: its width and encoding are minded.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.signs = Signs(encoding=console.encoding)
        self.width = min(console.width, WIDEST)
        self.lines: list[Text] = []

    def text(self) -> Text:
        """Give the whole page, to be printed without further wrapping."""
        end = len(self.lines) - 1 if self.lines and not self.lines[-1].plain else None
        return Text("\n").join(self.lines[:end])

    def blank(self) -> None:
        """Leave one empty line, never two."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def write(
        self, words: str, style: str = "", *, indent: int = 0, head: Text | None = None
    ) -> None:
        """Add words, wrapped and indented.

        Parameters
        ----------
        words : str
            Line feeds are kept; nothing in them is markup.
        style : str
            A rich style for the words.
        indent : int
            Blanks before each line.
        head : rich.text.Text, optional
            Stands in the place of the first line's blanks.
        """
        text = Text(self.signs.spell(words), style=style)
        wrapped = text.wrap(self._console, max(self.width - indent, NARROWEST))
        for number, line in enumerate(wrapped):
            line.rstrip()
            start = head if head is not None and not number else Text()
            start.pad_right(indent - start.cell_len)
            self.lines.append(start + line)

    def line(self, words: str, style: str = "", *, indent: int = 0) -> None:
        """Add one line, cut where the terminal ends."""
        self.lines.append(Text(" " * indent + self.cut(words, indent), style=style))

    def command(self, words: str, command: str) -> None:
        """Add words and a command to type, which is never broken by a line feed."""
        words, command = self.signs.spell(words), self.signs.spell(command)
        if cell_len(f"{words} {command}") <= self.width:
            self.lines.append(Text(f"{words} ").append(command, style="cyan"))
        else:
            self.write(words)
            self.lines.append(Text("    ").append(command, style="cyan"))

    def heading(self, lesson: Lesson, file: str = "") -> None:
        """Add a lesson's key and title, and its file where there is room or below."""
        indent = len(lesson.key) + 2
        end = indent + len(lesson.title)
        beside = end + 2 + len(file) < self.width
        words = f"{lesson.title}  {file}" if beside else lesson.title
        self.write(words, indent=indent, head=Text(lesson.key, style="bold"))
        if beside:
            self.lines[-1].stylize("dim", end)
        elif file:
            self.write(file, "dim", indent=indent)
        self.blank()

    def labelled(self, label: str, words: str, style: str = "") -> None:
        """Add words behind a label that says what they are."""
        head = Text(" " * INDENT).append(label, style="dim")
        self.write(words, style, indent=INDENT + LABEL, head=head)

    def cut(self, words: str, indent: int = 0) -> str:
        """Shorten words to one line."""
        room = max(self.width - indent, NARROWEST)
        words = self.signs.spell(words.partition("\n")[0])
        if cell_len(words) <= room:
            return words
        end = self.signs.spell("…")
        return set_cell_size(words, room - len(end)).rstrip() + end
