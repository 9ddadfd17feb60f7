"""Tables of a course's TOML files, which say where they stand when something in them is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import Any


class CourseError(ValueError):
    """A file of the course is wrong; the message says where, and what cures it."""


class Table:
    """A table of a TOML file, or the whole file.

    Parameters
    ----------
    values : mapping
        What stands in it.
    file : str
        The file, as the author knows it: ``mistakes/lesson3_propagate.toml``.
    path : sequence of str
        The table's name, part by part; empty for the whole file.
    """

    def __init__(self, values: Mapping[str, Any], file: str, path: Sequence[str] = ()) -> None:
        self.values = values
        self._file = file
        self._path = tuple(path)

    @classmethod
    def of_text(cls, text: str, file: str) -> Table:
        """Read the text of a file.

        Raises
        ------
        CourseError
            When it is not TOML; the message tells the line.
        """
        try:
            return cls(tomllib.loads(text), file)
        except tomllib.TOMLDecodeError as error:
            raise CourseError(f"{file} cannot be read: {error}. Correct it there.") from None

    def error(self, message: str) -> CourseError:
        """Return an error that begins with the place."""
        table = f", [{'.'.join(self._path)}]" if self._path else ""
        return CourseError(f"{self._file}{table}: {message}")

    def demand(self, keys: Collection[str], *, tables: bool = True) -> None:
        """Raise CourseError where a key is none of these; of a table's name only where asked."""
        for key, value in self.values.items():
            if key not in keys and (tables or not isinstance(value, Mapping)):
                raise self.error(f"there is no key {key!r}. Write one of {', '.join(keys)}.")

    def text(self, key: str, default: str = "") -> str:
        """Return a text; raise CourseError where another thing stands there."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"{key} is no text. Put it in quotation marks.")
        return value

    def texts(self, key: str) -> list[str]:
        """Return a list of texts, of which one may stand alone; raise CourseError for others."""
        value = self.values.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not (isinstance(found, list) and all(isinstance(each, str) for each in found)):
            raise self.error(f'{key} is no list of texts. Write it as ["…", "…"].')
        return found

    def table(self, key: str) -> Table:
        """Return a table within, or an empty one; raise CourseError for another thing."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            raise self.error(f"{key} is no table. Write [{key}] above what belongs to it.")
        return Table(value, self._file, (*self._path, key))
