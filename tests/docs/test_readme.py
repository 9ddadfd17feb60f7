"""The report in the README is what a student sees."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(<!-- report: .*? -->\n```text\n)(.*?)(```\n<!-- end of report -->)", re.DOTALL
)
AVERAGED = "dw = np.dot(X, (A - Y).T) / m"


def test_report_in_the_readme_is_the_real_one(tmp_path, golden):
    report = reported(tmp_path)
    kept = README.read_text(encoding="utf-8")
    assert BLOCK.search(kept)
    golden(README, BLOCK.sub(lambda found: found[1] + report + found[3], kept))


def reported(folder):
    """What ``python -m checker lesson3`` prints where dw is not averaged."""
    lessons = folder / "lessons"
    shutil.copytree(ROOT / "solutions", lessons, ignore=shutil.ignore_patterns("__pycache__"))
    wrong = lessons / "lesson3_propagate.py"
    text = wrong.read_text(encoding="utf-8")
    assert AVERAGED in text
    wrong.write_text(text.replace(AVERAGED, AVERAGED.removesuffix(" / m")), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "checker", "lesson3"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1, run.stderr
    return run.stdout
