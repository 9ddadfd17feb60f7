"""A class of sixty with everything at once, in the form of each platform."""

import io
import json
import re
import unicodedata
import zipfile
from dataclasses import dataclass, field

RIGHT = "import numpy as np\n\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
WRONG = RIGHT.replace("-z", "z")
PROPAGATE = "def propagate(w, b, X, Y):\n    return {}, 0.0\n"
NAME = "lesson2_sigmoid.py"
FIRST = ("Ada", "Bo", "Cléo", "Dimitri", "Eva", "Femke", "Gül", "Hà", "Ines", "Jürgen", "Kai", "李")
LAST = ("Abel", "Brand", "Çelik", "de la Cruz", "Öne")
#: Who does what; all others hand in one file, each third of them a wrong one.
NAMESAKES, AGAIN, LATE, LONGER, DOCUMENT, TYPED = (40, 41), (42, 43), 44, 45, 46, 47
ZIPS, MENDED, SPARE, MISNAMED, NOTEBOOKS, TEAM = 48, 49, 50, 51, 52, (53, 54, 55)
ABSENT, GUEST = (56, 57, 58), 59


@dataclass
class Student:
    number: int
    first: str
    last: str

    @property
    def name(self):
        return f"{self.first} {self.last}"

    @property
    def sortable(self):
        return f"{self.last}, {self.first}"

    @property
    def login(self):
        plain = unicodedata.normalize("NFKD", self.last).encode("ascii", "ignore").decode().lower()
        return f"u_{plain.replace(' ', '')}{self.number}"

    @property
    def mail(self):
        return f"{self.login}@college.example"

    @property
    def canvas(self):
        return re.sub(r"\W", "", self.sortable).casefold()


@dataclass
class Form:
    """An export and what it should come to."""

    files: dict = field(default_factory=dict)  #: path → bytes
    tables: dict = field(default_factory=dict)  #: name of a roster → its text
    doubtful: set = field(default_factory=set)  #: numbers of those whose hand-in is in doubt
    undecided: set = field(default_factory=set)  #: of those of whom nobody can tell
    with_team: bool = True  #: the platform knows teams

    def put(self, path, content):
        self.files[path] = content.encode() if isinstance(content, str) else content


def students():
    found = [
        Student(number, FIRST[number % 12], LAST[(number // 12 + number) % 5])
        for number in range(60)
    ]
    for number in NAMESAKES:
        found[number].first, found[number].last = "Ann", "Lee"
    return found


def zipped(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return data.getvalue()


def notebook(text):
    return json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": text}]})


def handed_in(number):
    """What a student hands in, attempt by attempt: the names of files → what is in them."""
    if number in AGAIN:
        return [{NAME: WRONG}, {NAME: RIGHT}]
    special = {
        DOCUMENT: {"homework.docx": "PK"},
        ZIPS: {"part1.zip": zipped(a=PROPAGATE), "part2.zip": zipped(**{f"x/{NAME}": RIGHT})},
        MENDED: {"all.zip": zipped(**{f"lessons/{NAME}": WRONG}), NAME: RIGHT},
        SPARE: {NAME: RIGHT, "lesson2_sigmoid_old.py": WRONG},
        MISNAMED: {"lesson2 (1).py": RIGHT},
        NOTEBOOKS: {"hw2.ipynb": notebook(RIGHT), "hw2-Copy1.ipynb": notebook(WRONG)},
    }
    return [special.get(number, {NAME: WRONG if number % 3 == 1 else RIGHT})]


def points(number):
    """What a student should have of 10; None where nothing was graded."""
    if number in {*ABSENT, DOCUMENT, TYPED}:
        return None
    wrong = number % 3 == 1 and number not in {*AGAIN, ZIPS, MENDED, SPARE, MISNAMED, NOTEBOOKS}
    if number in TEAM:
        wrong = TEAM[0] % 3 == 1
    reached = 5 if wrong else 10
    return reached * 0.9 if number == LATE else reached


def whoever(form):
    """The students who hand in by themselves, with their attempts."""
    for who in students():
        alone = who.number in ABSENT or (form.with_team and who.number in TEAM)
        if not alone and who.number != TYPED:
            yield who, handed_in(who.number)


GERMAN = "Matrikelnummer;Nachname;Vorname;E-Mail-Adresse;Benutzername;Gruppe;GitHub\n"


def german(*, group=True):
    """A roster of another language, as a spreadsheet saves it; the guest is not in it."""
    lines = [
        f"{1000 + who.number};{who.last};{who.first};{who.mail};{who.login};"
        f"{'Die Raketen' if group and who.number in TEAM else ''};gh-{who.login.replace('_', '-')}"
        for who in students()
        if who.number != GUEST
    ]
    return GERMAN + "\n".join(lines) + "\n"


def of_canvas():
    form = Form()
    attachment = 9000
    for who, attempts in whoever(form):
        late = "LATE_" if who.number in {LATE, LONGER} else ""
        for attempt, files in enumerate(attempts):
            for name, content in files.items():
                attachment += 1
                stem, dot, suffix = name.rpartition(".")
                called = f"{stem}-{attempt}{dot}{suffix}" if attempt else name
                form.put(f"{who.canvas}_{late}{100 + who.number}_{attachment}_{called}", content)
    typed = students()[TYPED]
    form.put(f"{typed.canvas}_{100 + TYPED}_text.html", "<p>I could not upload it.</p>")
    form.put(f"dieraketen_{100 + TEAM[1]}_{attachment + 1}_{NAME}", handed_in(TEAM[0])[0][NAME])
    there = {57: "8.5", 58: "EX", 3: "2"}
    lines = ["Student,ID,SIS User ID,SIS Login ID,Section,Homework 2 (777),Homework 3 (778)"]
    lines += ["    Points Possible,,,,,50,10"]
    lines += [
        f'"{who.sortable}",{100 + who.number},s{who.number},{who.login},1,'
        f"{there.get(who.number, '')},9"
        for who in students()
        if who.number != GUEST
    ]
    form.tables["gradebook.csv"] = "\n".join(lines) + "\n"
    form.tables["groups.csv"] = "name,canvas_user_id,user_id,login_id,group_name\n" + "".join(
        f"{students()[number].name},{100 + number},s{number},,Die Raketen\n" for number in TEAM
    )
    form.doubtful = {GUEST}
    return form


def of_moodle():
    form = Form()
    for who, attempts in whoever(form):
        for name, content in attempts[-1].items():
            form.put(f"{who.name}_{200 + who.number}_assignsubmission_file/{name}", content)
    typed = students()[TYPED]
    place = f"{typed.name}_{200 + TYPED}_assignsubmission_onlinetext"
    form.put(f"{place}/onlinetext.html", "<p>text</p>")
    form.put(f"Die Raketen_207_assignsubmission_file/{NAME}", handed_in(TEAM[0])[0][NAME])
    heads = (
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Gruppe,Bewertung,Bestwertung,Bewertung kann "
        "geändert werden,Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als "
        "Kommentar"
    )
    lines = [heads]
    for who in students():
        if who.number == GUEST:
            continue
        late = " - 2 Stunden verspätet" if who.number in {LATE, LONGER} else " - "
        old = '"7,50"' if who.number == 57 else ""
        lines.append(
            f'"Teilnehmer/in {200 + who.number}",{who.name},{who.mail},Abgegeben{late},'
            f'{"Die Raketen" if who.number in TEAM else ""},{old},"20,00",Ja,'
            f'"{"Mittwoch, 25" if late[3:] else "Freitag, 20"}. November 2026, 10:00",'
            f"{'Montag' if old else '-'},"
            f"{'<p>said</p>' if who.number in {57, 3} else ''}"
        )
    form.tables["worksheet.csv"] = "\n".join(lines) + "\n"
    form.doubtful = {GUEST}
    return form


def of_blackboard():
    form = Form(with_team=False)
    for who, attempts in whoever(form):
        for number, files in enumerate(attempts):
            day = 25 if who.number in {LATE, LONGER} else 19 + number
            head = f"HW_2_{who.login}_attempt_2026-11-{day}-10-00-00"
            for name, content in files.items():
                form.put(f"{head}_{name}", content)
            form.put(f"{head}.txt", f"Nombre: {who.name} ({who.login})\nActividad: HW_2\n")
    form.tables["class.csv"] = german(group=False)
    form.doubtful = {GUEST}
    return form


def of_brightspace():
    form = Form(with_team=False)
    for who, attempts in whoever(form):
        for number, files in enumerate(attempts):
            day = 25 if who.number in {LATE, LONGER} else 19 + number
            head = f"{3000 + who.number}-77 - {who.name} - Nov {day}, 2026 1026 AM"
            for name, content in files.items():
                form.put(f"{head}/{name}", content)
    form.put("index.html", "<html></html>")
    form.tables["class.csv"] = german(group=False)
    form.doubtful = {GUEST, *NAMESAKES}
    form.undecided = {*NAMESAKES}
    return form


def of_gradescope():
    form = Form()
    about = []

    def entry(number, people, day):
        about.append(f"submission_{number}:\n  :submitters:")
        about.extend(
            f"  - :name: {who.name}\n    :sid: '{1000 + who.number}'\n    :email: {who.mail}"
            for who in people
        )
        about.append(f"  :created_at: 2026-11-{day} 10:00:00.000000000 Z")

    for who, attempts in whoever(form):
        entry(who.number, [who], 25 if who.number in {LATE, LONGER} else 20)
        for name, content in attempts[-1].items():
            form.put(f"submission_{who.number}/{name}", content)
    entry(90, [students()[number] for number in TEAM], 20)
    form.put(f"submission_90/{NAME}", handed_in(TEAM[0])[0][NAME])
    form.put("submission_metadata.yml", "\n".join(about) + "\n")
    form.tables["class.csv"] = german(group=False)
    form.doubtful = {GUEST}
    return form


def of_github():
    form = Form()
    for who, attempts in whoever(form):
        for name, content in attempts[-1].items():
            form.put(f"hw2-gh-{who.login.replace('_', '-')}/{name}", content)
    form.put(f"hw2-die-raketen/lessons/{NAME}", handed_in(TEAM[0])[0][NAME])
    form.put("classroom.csv", "stray")
    form.tables["class.csv"] = german()
    form.doubtful = {GUEST}
    return form


def of_google():
    form = Form(with_team=False)
    for who, attempts in whoever(form):
        for name, content in attempts[-1].items():
            form.put(f"Homework 2/{who.name} - {name}", content)
    form.tables["class.csv"] = german(group=False)
    form.doubtful = {GUEST, NAMESAKES[0]}  # two of one name are one name here
    form.undecided = {*NAMESAKES}
    return form


def of_nbgrader():
    form = Form(with_team=False)
    for who, attempts in whoever(form):
        for number, files in enumerate(attempts):
            day = 25 if who.number in {LATE, LONGER} else 19 + number
            for name, content in files.items():
                form.put(f"{who.login}+ps2+2026-11-{day} 15:58:23 UTC/{name}", content)
    form.tables["class.csv"] = german(group=False)
    form.doubtful = {GUEST}
    return form


def of_folders():
    form = Form()
    for who, attempts in whoever(form):
        for name, content in attempts[-1].items():
            form.put(f"submissions/{1000 + who.number}/{name}", content)
    form.put(f"submissions/Die Raketen/{NAME}", handed_in(TEAM[0])[0][NAME])
    form.tables["class.csv"] = german()
    form.doubtful = {GUEST}
    return form


FORMS = {
    "Canvas": of_canvas,
    "Moodle": of_moodle,
    "Blackboard": of_blackboard,
    "Brightspace": of_brightspace,
    "Gradescope": of_gradescope,
    "GitHub Classroom": of_github,
    "Google Classroom": of_google,
    "nbgrader": of_nbgrader,
    "": of_folders,
}
