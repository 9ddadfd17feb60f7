"""Google Classroom and Drive: ``Name - file.py``; a form's answers are ``file - Name.py``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker import lesson_names
from checker.grading.archives.origin import Export, Origin, Platform, Reader
from checker.grading.people.identity import ids_of_a_word

_FORM = re.compile(r"(?P<first>[^/]+?) - (?P<second>.+)(?P<suffix>\.(?:py|ipynb|zip|txt|pdf|docx))")
_A_COPY = re.compile(r"(?:copy|kopie|copie|copia)(?: \(\d+\))?", re.IGNORECASE)


def _reader(export: Export) -> Reader:
    found = {
        top: form
        for top in export.tops
        if top not in export.folders
        and (form := _FORM.fullmatch(top))
        and not _A_COPY.fullmatch(form["second"])
    }
    firsts, seconds = ({form[part] for form in found.values()} for part in ("first", "second"))
    files_first = any(map(lesson_names.BEGINNING.match, firsts)) or (
        len(firsts) == 1 < len(seconds) and not any(map(lesson_names.BEGINNING.match, seconds))
    )

    def read(parts: Sequence[str]) -> Origin | None:
        form = found.get(parts[0])
        if form is None or len(parts) > 1:
            return None
        file, name = (
            (form["first"], form["second"]) if files_first else (form["second"], form["first"])
        )
        return Origin(
            student=name, name=name, ids=ids_of_a_word(name), file=f"{file}{form['suffix']}"
        )

    return read


GOOGLE = Platform(name="Google Classroom", example="Ann Lee - homework.py", reader=_reader)
