"""A library that this Python does not have: the commonest trouble before the first lesson.

Imports nothing but Python itself, since everything else may be what is missing.
"""

from __future__ import annotations

import sys

#: What the checker cannot do without.
LIBRARIES = (
    "click",
    "jinja2",
    "markupsafe",
    "matplotlib",
    "numpy",
    "pandas",
    "pytest",
    "rich",
    "watchfiles",
    "yaml",
)


def cure(error: ModuleNotFoundError) -> str:
    """Say which library is missing in which Python, and what helps; empty if it is none of ours.

    Parameters
    ----------
    error : ModuleNotFoundError
        What an import raised.
    """
    library = (error.name or "").partition(".")[0]
    if library not in LIBRARIES:
        return ""
    return (
        f"This Python has no {library}, which the course needs: {sys.executable}\n"
        "If you made an environment for the course, activate it first. "
        "Else install what is needed, in the course's folder: python -m pip install -e ."
    )
