"""docs/benchmarks.md: each benchmark keeps its own part of it."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


def keep(part: str, text: str) -> None:
    """Print what was measured, and put it into the page.

    Parameters
    ----------
    part : str
        The part's name; it stands in the page between ``<!-- part -->`` and
        ``<!-- end of part -->``.
    text : str
        Markdown.
    """
    print(text)
    start, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(start)
    _, _, after = rest.partition(end)
    page = f"{before}{start}\n\n{text.strip()}\n\n{end}{after}"
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Write a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
