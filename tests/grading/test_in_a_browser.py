"""The pages of a graded class as they are opened: from the disk, light, dark, and printed."""

import pytest
from records import DW, STUCK, record, refused
from test_pages import CLASS, class_page, student_pages

from checker.grading.fingerprints import Pair

READERS = {
    "phone, light": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    "desk, dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
}
LONG = {code: {**said, "printed": "a long line " * 30 + "\n"} for code, said in DW.items()}
PAGES = {
    "class": lambda: class_page(*CLASS, pairs=[Pair(one="ada", other="bo", share=0.93)]),
    "right": lambda: student_pages(record("ada"))[0],
    "wrong": lambda: student_pages(record("bo", LONG))[0],
    "stuck": lambda: student_pages(record("di", STUCK))[0],
    "refused": lambda: student_pages(refused("ed", "hw.docx is not a Python file."))[0],
}


@pytest.fixture
def visited(opened):
    """Open a file; give the page, and what it complains of and asks for besides itself."""

    def visit(file, **options):
        page, wrong = opened(**options), []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asked.url != file.as_uri() and wrong.append(asked.url))
        page.goto(file.as_uri())
        return page, wrong

    return visit


@pytest.fixture(params=PAGES)
def file(request, tmp_path):
    made = tmp_path / f"{request.param}.html"
    made.write_text(PAGES[request.param](), encoding="utf-8")
    return made


@pytest.mark.parametrize("reader", READERS)
def test_a_page_opens_from_the_disk_asks_for_nothing_else_and_fits(file, visited, reader):
    page, wrong = visited(file, **READERS[reader])
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert wrong == []


@pytest.mark.parametrize("reader", READERS)
def test_axe_finds_nothing(file, visited, axe, reader):
    page, _ = visited(file, **READERS[reader])
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_dark_and_light_differ(file, visited):
    colours = set()
    for options in READERS.values():
        page, _ = visited(file, **options)
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == len(READERS)


def test_it_prints_on_white(file, visited):
    page, _ = visited(file, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    assert page.pdf().startswith(b"%PDF")
