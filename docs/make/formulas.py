"""Formulas as HTML with MathML, rendered before anyone reads them: no script runs in the page.

What KaTeX made of each formula is kept in ``formulas.json``, so that building needs no Node; it
is asked only for a formula that is new.
"""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE / "formulas.json"
WORK = HERE.parents[1] / "build" / "katex"

WRITTEN = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)


def typeset(site: Path) -> None:
    """Replace every formula of a built site.

    Raises
    ------
    SystemExit
        If a formula is new and there is no Node to render it.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    wanted = {key(found) for text in pages.values() for found in WRITTEN.finditer(text)}
    kept = rendered(wanted)
    for page, text in pages.items():
        page.write_text(
            WRITTEN.sub(lambda found: placed(found, kept[key(found)]), text),
            encoding="utf-8",
            newline="\n",
        )
    for index in (site / "search.json", site / "search" / "search_index.json"):
        if index.exists():
            index.write_text(spoken(index.read_text(encoding="utf-8"), kept), encoding="utf-8")


def key(found: re.Match[str]) -> str:
    """Name a formula: its first letter says whether it stands alone, the rest is its TeX."""
    return ("D" if found[2] == "[" else "I") + " ".join(html.unescape(found[3]).split())


def placed(found: re.Match[str], made: str) -> str:
    """Put a rendered formula where it was written; a wide one can be scrolled by keyboard."""
    wide = ' tabindex="0" role="group" aria-label="Formula"' if found[2] == "[" else ""
    return f'<{found[1]} class="formula"{wide}>{made}</{found[1]}>'


def spoken(index: str, kept: dict[str, str]) -> str:
    """Take TeX out of the search index, where nobody could read it; its symbols stay."""
    symbols = {tex[1:]: plain(made) for tex, made in kept.items()}

    def say(found: re.Match[str]) -> str:
        tex = " ".join(html.unescape(json.loads(f'"{found[1]}"')).split())
        return json.dumps(symbols.get(tex, ""))[1:-1]

    return re.sub(r"\\\\[(\[](.*?)\\\\[)\]]", say, index)


def plain(made: str) -> str:
    """Give the characters of a formula's MathML."""
    math = re.sub(
        r"<annotation.*?</annotation>", "", made.split("</math>", maxsplit=1)[0], flags=re.DOTALL
    )
    return re.sub(r"<[^>]*>", "", math)


def rendered(wanted: set[str]) -> dict[str, str]:
    """Look up formulas, and have KaTeX render and keep those that are new."""
    kept: dict[str, str] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    new = sorted(wanted - kept.keys())
    if new:
        kept |= dict(zip(new, asked(new), strict=True))
        kept = {tex: kept[tex] for tex in sorted(wanted)}
        text = json.dumps(kept, ensure_ascii=False, indent=0) + "\n"
        KEPT.write_text(text, encoding="utf-8", newline="\n")
    return kept


def asked(new: list[str]) -> list[str]:
    """Have KaTeX render formulas."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise SystemExit(
            f"{len(new)} formulas are new, the first is {new[0][1:]!r}. To render them, "
            "install Node (https://nodejs.org) and build again."
        )
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "render.mjs"):
        shutil.copy(HERE / name, WORK)
    command = [npm, "ci", "--silent", "--ignore-scripts"]
    subprocess.run(command, cwd=WORK, check=True)  # noqa: S603 (ours)
    pairs = json.dumps([[tex[1:], tex[0] == "D"] for tex in new])
    answer = subprocess.run(  # noqa: S603 (ours)
        [node, "render.mjs"], cwd=WORK, input=pairs, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise SystemExit(f"KaTeX refuses a formula: {answer.stderr.strip()}")
    made: list[str] = json.loads(answer.stdout)
    return made
