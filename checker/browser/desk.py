"""Where the page's requests arrive: texts come in, JSON goes out.

The student's texts are written to a folder as they would lie on a disk, and taken in from there:
so a page refuses what the command line refuses.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from checker.browser import experiments, shown
from checker.browser.host import open_host
from checker.checking.loading import also_imported, needed_modules
from checker.checking.recorder import Run
from checker.course import syllabus
from checker.pipeline import judge
from checker.progress import next_hint
from checker.progress.event_log import Notes
from checker.record import LessonReport, Submission
from checker.report import as_json
from checker.report.ways import Ways
from checker.submission import reader
from checker.submission.gather import an_example

#: How one goes on from a page.
WAYS = Ways(again="its own page", given="tick “Take the earlier lessons from the reference”")


class Desk:
    """The checker, as a page uses it.

    Parameters
    ----------
    folder : str
        The course's folder; ``lessons`` in it is ours to write to.
    alive : callable
        Called now and then while a check is not stuck.
    """

    def __init__(self, folder: str, alive: Callable[[], object] = lambda: None) -> None:
        self._folder = Path(folder)
        self._course = syllabus.shipped()
        self._alive = alive
        self._reports: dict[str, LessonReport] = {}

    def libraries(self, stem: str, texts: str) -> str:
        """Say which large libraries the check of a lesson needs: a JSON array of names."""
        lesson = self._course.lesson(stem)
        submission = self._submission(texts)
        modules = needed_modules(lesson, submission).values()
        needed = {*lesson.libraries, *also_imported(modules, lesson.libraries)} - {"numpy"}
        return json.dumps(sorted(needed))

    def check(self, stem: str, texts: str, columns: int = 80, *, given: bool = False) -> str:
        """Check a lesson.

        Parameters
        ----------
        stem : str
            ``lesson3_propagate``.
        texts : str
            A JSON object: the student's modules, name → text.
        columns : int
            How many characters a line of the report may have.
        given : bool
            Whether earlier lessons come from the reference.

        Returns
        -------
        str
            A JSON object: ``status``, ``lines`` as in `shown.lines`, and ``report`` as the
            command line's ``--json`` writes it; or ``refused``, why nothing was checked.
        """
        try:
            submission = self._submission(texts)
        except reader.RefusedError as error:
            return json.dumps({"refused": str(error)})
        with open_host(self._alive) as host:
            run = Run(submission=submission, host=host, given=given, ways=WAYS)
            report = judge([self._course.lesson(stem)], run)
        self._reports[stem] = report.lessons[0]
        return json.dumps(
            {
                "status": report.lessons[0].status,
                "lines": shown.lines(report, columns),
                "report": json.loads(as_json.render(report))[0],
            }
        )

    def hint(self, stem: str) -> str:
        """Give the next hint for what the last check of a lesson found: a JSON object."""
        report = self._reports.get(stem)
        if report is None:
            return json.dumps({"text": "Press Check first: a hint belongs to what it finds."})
        hint = next_hint.next_hint(report, Notes(self._folder))
        if hint is None:
            return json.dumps({"text": "Nothing failed, so there is nothing to hint at."})
        text = hint.text or "There is no hint for this; the report says what is known."
        return json.dumps({"text": text, "number": hint.number, "count": hint.count})

    def pack(self, texts: str) -> bytes:
        """Make the zip that the command line takes as ``--submission``."""
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in sorted(_modules(texts).items()):
                archive.writestr(f"lessons/{name}.py", text)
        return memory.getvalue()

    def take(self, name: str, data: bytes) -> str:
        """Take in a file that the student chose: a zip, a Python file or a notebook.

        Returns
        -------
        str
            A JSON object: ``texts``, or ``refused``, why it cannot be taken.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(data)
            try:
                modules = dict(reader.read(path, self._course.stems).modules)
            except reader.RefusedError as error:
                return json.dumps({"refused": str(error)})
        if not modules.keys() & set(self._course.stems):
            return json.dumps(
                {
                    "refused": f"{path.name} holds no lesson. Choose a zip of your lessons folder, "
                    f"or one file such as {an_example(self._course.stems)}."
                }
            )
        return json.dumps({"texts": modules})

    def experiment(self, stem: str, texts: str, told: Callable[[int, int], object]) -> str:
        """Try what the course has its readers try in a lesson.

        Parameters
        ----------
        stem, texts : str
            As for `check`.
        told : callable
            Called with the number of a step, and of how many.

        Returns
        -------
        str
            A JSON object, as `experiments.run` returns it; or ``refused``, what went wrong.
        """
        try:  # outside of any check: what the student wrote may raise whatever it likes
            lesson = self._course.lesson(stem)
            found = experiments.run(self._course, lesson, self._submission(texts), told)
        except reader.RefusedError as error:
            return json.dumps({"refused": str(error)})
        except BaseException as error:  # noqa: BLE001  sys.exit of the student, too
            raised = f"{type(error).__name__}: {error}".removesuffix(": ")[:300]
            words = f"It could not be run ({raised}). Press Check: the report says more."
            return json.dumps({"refused": words})
        return json.dumps(found)

    def _submission(self, texts: str) -> Submission:
        lessons = self._folder / "lessons"
        modules = _modules(texts)
        lessons.mkdir(exist_ok=True)
        for file in lessons.glob("*.py"):
            if file.stem not in modules and file.stem != "__init__":
                file.unlink()
        for name, text in modules.items():
            (lessons / f"{name}.py").write_text(text, encoding="utf-8", newline="")
        return reader.read(lessons, self._course.stems)


def _modules(texts: str) -> Mapping[str, str]:
    modules: dict[str, str] = json.loads(texts)
    return {name: text for name, text in modules.items() if name.isidentifier()}
