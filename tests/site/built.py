"""What the tests of the site share."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def pages(site):
    """Give the addresses of all pages of a site, the first one as the empty text."""
    found = (page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return sorted("" if page == "." else f"{page}/" for page in found)
