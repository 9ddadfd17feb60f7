"""Exports and rosters to be read, without a disk."""

from checker.course import syllabus
from checker.grading.archives import handins
from checker.grading.archives.lms_archive import Item
from checker.grading.claims.joining import join
from checker.grading.people import roster
from checker.grading.people.directory import Directory


def items(*paths, **texts):
    """Files of an export: a path, or a path's last word with its text."""
    found = [Item(parts=tuple(path.split("/")), read=lambda: b"") for path in paths]
    return found + [
        Item(parts=tuple(path.split("/")), read=text.encode) for path, text in texts.items()
    ]


def people(tmp_path, *tables):
    """A class, of the texts of its tables."""
    places = []
    for number, table in enumerate(tables):
        places.append(tmp_path / f"roster{number}.csv")
        places[-1].write_text(table, encoding="utf-8")
    return Directory(roster.load(*places))


def seen(*paths, directory=None, texts=None, **told):
    functions = [each.name for of in syllabus.shipped().lessons for each in of.functions]
    export = items(*paths, **(texts or {}))
    return handins.read(export, directory, functions=functions, **told)


def only(*paths, **told):
    (found,) = seen(*paths, **told).handins
    return found


def names(found):
    return [name for name, _ in found.files]


def joined(directory, *paths, overrides=(), texts=None, **told):
    """Whose the hand-ins are, and all that was said against it."""
    export = seen(*paths, directory=directory, texts=texts, **told)
    return join(export.handins, directory, overrides)


def whose(directory, *paths, **told):
    """Each hand-in's name → the person's, or why it is in doubt."""
    return {
        claim.handin.name: " ".join(claim.doubts) or claim.name
        for claim in joined(directory, *paths, **told).claims
    }
