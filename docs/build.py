"""Build the site: python docs/build.py [folder].

The pages go to ``build/docs``, with figures, tables and lists filled in, and the settings with the
course's navigation beside them. MkDocs makes the site of them, strictly: a broken link, anchor or
example stops it. Then the formulas are typeset, and the course in the browser is added.
"""

# ruff: noqa: INP001 (a script among pages)

import json
import os
import subprocess
import sys
from pathlib import Path

from make import figures, formulas, navigation, pages
from make.tables import MEASURED

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
PREPARED = BUILD / "docs"


def prepare() -> None:
    """Make what the site is built from."""
    wrong = "".join(pages.wrong_examples())
    if wrong:
        raise SystemExit(f"An example of a page is wrong:\n{wrong}")
    pages.prepare(PREPARED)
    figures.draw(PREPARED / "assets" / "figures")
    (PREPARED / "assets" / "slice.json").write_text(json.dumps(MEASURED["slice"]), encoding="utf-8")


def build(site: Path) -> None:
    """Build the site into a folder."""
    prepare()
    settings = navigation.write(BUILD)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(settings), "--site-dir", str(site)]
    # The theme's notice about MkDocs 2 would be all that one sees of a build that went well.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603 (ours)
    if run.returncode:
        raise SystemExit("The site is not built: mkdocs says above what is broken.")
    formulas.typeset(site)
    command = [sys.executable, "-m", "browser", str(site)]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 (ours)
    sys.stdout.write(f"The site is in {site}: python -m http.server --directory {site}\n")


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve())
