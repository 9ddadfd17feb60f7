"""Make an environment for each peer: python benchmarks/peers/install.py DIR.

The peers contradict each other, and handgrad, in what they need. Each gets a virtual environment
in DIR, with the versions that `requirements/` names.
"""

import argparse
import subprocess
import venv
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "requirements"


def install(requirements: Path, folder: Path) -> None:
    """Make one environment anew."""
    venv.create(folder, with_pip=True, clear=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "-r", requirements], check=True)


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    for requirements in sorted(REQUIREMENTS.glob("*.txt")):
        print(requirements.stem)
        install(requirements, folder / requirements.stem)


if __name__ == "__main__":
    main()
