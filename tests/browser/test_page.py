"""The course in a real browser."""

import os
import re
import shutil
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pages
import pytest

from checker.submission import reader as intake

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install playwright"
)
#: A browser of the system's; its own download is not needed.
SETTING = "HANDGRAD_CHROMIUM"
LESSON = "lesson3_propagate"
LOOP = """def sigmoid(z):
    while True:
        try:
            z = z
        except BaseException:
            pass
"""
WRONG = pages.solution(LESSON).replace("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)")


@pytest.fixture(scope="module")
def chromium():
    path = os.environ.get(SETTING) or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip(f"there is no Chromium: apt-get install chromium, or set {SETTING}")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium):
    found = chromium.new_context(accept_downloads=True)
    yield found
    found.close()


@pytest.fixture
def reader(context, address):
    found = pages.Reader(context.new_page(), address)
    yield found
    assert found.troubles == []


def test_a_wrong_lesson_is_named_mended_and_still_there_after_a_reload(reader):
    assert pages.solution(LESSON) != WRONG
    reader.open(LESSON, pages.solved_before(LESSON))
    reader.write(WRONG)
    said = reader.check()
    assert "of 7 checks passed" in said
    assert "not averaged" in said
    assert "docs/lessons/lesson3_propagate.md" in reader.report
    line = next(i for i, text in enumerate(WRONG.split("\n"), 1) if "dw = " in text)
    assert reader.marked == [line]
    assert reader.press("Hint").startswith("Hint 1 of")

    reader.write(pages.solution(LESSON))
    assert reader.check() == "Passed: all 7 checks."
    assert reader.marked == []
    reader.page.click("text=Next: Gradient descent")
    reader.page.wait_for_selector(".cm-content")
    assert reader.page.url.endswith("lesson4_optimize/")
    assert "✓" in reader.page.inner_text("nav a[href*=lesson3]")
    assert "✓" not in reader.page.inner_text("nav a[href*=lesson4]")

    reader.open(LESSON)
    assert reader.code == pages.solution(LESSON)
    reader.page.goto(reader.address)
    reader.page.wait_for_selector("[data-progress]:has-text('1 of 8 lessons passed.')")


def test_one_change_that_makes_a_function_right_is_found_here_too(reader):
    right = pages.solution("lesson4_optimize")
    wrong = right.replace("costs.append(cost)", "costs.append(costs)")
    reader.open("lesson4_optimize", pages.solved_before("lesson4_optimize"))
    reader.write(wrong)
    reader.check()
    assert "with `costs` in place of `cost`" in " ".join(reader.report.split())
    assert reader.marked == [next(i for i, x in enumerate(wrong.split("\n"), 1) if "append" in x)]


def test_an_endless_loop_ends_on_its_line_and_costs_nothing_else(reader):
    reader.open("lesson2_sigmoid")
    reader.write(LOOP)
    assert "did not answer" in reader.check()
    assert re.search(r"stopped in\s+lessons/lesson2_sigmoid.py:[2-6]", reader.report)
    reader.write(pages.solution("lesson2_sigmoid"))
    assert reader.check() == "Passed: all 8 checks."


def test_stop_ends_what_python_itself_cannot(reader):
    reader.open("lesson2_sigmoid")
    reader.write("import itertools\n\n\ndef sigmoid(z):\n    return sum(itertools.count())\n")
    reader.page.click("button:has-text('Check')")
    reader.page.wait_for_function(
        "document.querySelector('.handgrad-status').textContent === 'Checking …'",
        timeout=reader.PATIENCE,
    )
    reader.page.wait_for_timeout(500)
    reader.page.click("button:has-text('Stop')")
    assert reader.said == "Stopped. Your code is kept."
    assert "itertools" in reader.code
    reader.write(pages.solution("lesson2_sigmoid"))
    assert reader.check() == "Passed: all 8 checks."


def test_the_page_ends_python_that_gives_no_sign_of_life(reader, context):
    def impatient(route):
        body = route.fetch().text().replace("PATIENCE = 20", "PATIENCE = 6")
        route.fulfill(body=body, content_type="text/javascript")

    context.route("**/engine.mjs", impatient)
    reader.open("lesson2_sigmoid")
    reader.write("import itertools\n\n\ndef sigmoid(z):\n    return sum(itertools.count())\n")
    assert reader.check().startswith("No answer for 6 seconds: Python was stopped.")


def test_what_one_student_spoils_does_not_spoil_the_next_check(reader):
    reader.open("lesson2_sigmoid")
    spoiling = "import numpy as np\nnp.where = np.exp = None\n"
    reader.write(f"{spoiling}\n\ndef sigmoid(z):\n    return z\n")
    assert "checks passed" in reader.check()
    reader.write(pages.solution("lesson2_sigmoid"))
    assert reader.check() == "Passed: all 8 checks."


def test_a_gigabyte_costs_a_fresh_start_and_not_the_page(reader):
    right = pages.solution("lesson2_sigmoid")
    hungry = right.replace("    return", "    np.ones(130_000_000)\n    return")
    assert hungry != right
    reader.open("lesson2_sigmoid")
    reader.write(hungry)
    reader.check()
    reader.write(pages.solution("lesson2_sigmoid"))
    assert reader.check() == "Passed: all 8 checks."


def test_without_a_network_all_is_there_after_the_first_load(reader, context):
    reader.open(LESSON, pages.solved_before(LESSON))
    reader.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    reader.page.reload()  # the first page was there before the service worker
    reader.write(pages.solution(LESSON))
    assert reader.check() == "Passed: all 7 checks."
    context.set_offline(True)
    reader.open("lesson2_sigmoid")
    assert reader.check() == "Passed: all 8 checks."


def test_the_course_goes_out_as_a_zip_and_comes_back(reader, address, tmp_path):
    texts = pages.solved_before("lesson4_optimize")
    reader.open(LESSON, texts)
    reader.page.goto(address)
    with reader.page.expect_download(timeout=reader.PATIENCE) as download:
        reader.page.click("button:has-text('Export')")
    file = tmp_path / "lessons.zip"
    download.value.save_as(file)
    modules = intake.read(file).modules
    assert modules[LESSON] == texts[LESSON]
    assert len(zipfile.ZipFile(file).namelist()) == 8

    reader.page.evaluate("localStorage.clear()")
    reader.page.set_input_files("input[type=file]", file)
    reader.page.wait_for_function(
        "document.querySelector('.handgrad-status').textContent.startsWith('Taken')",
        timeout=reader.PATIENCE,
    )
    assert pages.kept(reader.page) == dict(modules)


def test_what_cannot_be_imported_is_refused_as_on_the_command_line(reader, address, tmp_path):
    file = tmp_path / "lessons.zip"
    file.write_bytes(b"no zip at all")
    with pytest.raises(intake.RefusedError) as refusal:
        intake.read(file)
    reader.page.goto(address)
    reader.page.set_input_files("input[type=file]", file)
    reader.page.wait_for_function(
        "document.querySelector('.handgrad-status').textContent.includes('zip')",
        timeout=reader.PATIENCE,
    )
    assert reader.said == str(refusal.value)


def test_lesson_6_trains_on_the_real_digits(reader):
    texts = pages.solved_before("lesson7_experiments")
    reader.open("lesson6_model", texts)
    said = reader.press("Train it on 4000 real digits")
    assert said.startswith("100 iterations on 4000 digits took")
    assert "98.5 % of the test set" in said


def test_the_plot_of_lesson_7_appears_in_the_page(reader):
    texts = pages.solved_before("lesson7_experiments")
    reader.open("lesson7_experiments", texts)
    reader.hear()
    reader.write(pages.solution("lesson7_experiments"))
    assert reader.press("Draw my plot_costs") == "Your plot is below."
    picture = reader.page.wait_for_selector("img.handgrad-plot")
    assert picture.bounding_box()["width"] > 200
    heard = "\n".join(reader.heard)
    for what in ("Python is", "matplotlib and pandas are"):
        assert re.search(rf"{what} loading, this once: (\d+) of \1 MB unpacked", heard)
    assert reader.check().startswith("Passed: all")


def test_python_can_come_from_another_host(reader, context, pyodide):
    with pages.served(pyodide.resolve()) as host:

        def elsewhere(route):
            body = route.fetch().text().replace('content="pyodide/"', f'content="{host}"')
            route.fulfill(body=body, content_type="text/html")

        context.route("**/lessons/lesson2_sigmoid/", elsewhere)
        asked = []
        context.on("request", lambda request: asked.append(request.url))
        reader.open("lesson2_sigmoid")
        reader.write(pages.solution("lesson2_sigmoid"))
        assert reader.check() == "Passed: all 8 checks."
        assert f"{host}pyodide.asm.wasm" in asked
        assert f"{reader.address}pyodide/pyodide.asm.wasm" not in asked


def test_where_the_editor_cannot_be_loaded_a_plain_field_does(context, address):
    context.route("**/codemirror.mjs", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}lessons/lesson2_sigmoid/")
    field = page.wait_for_selector("textarea")
    field.fill(pages.solution("lesson2_sigmoid"))
    field.press("Control+Enter")
    page.wait_for_function(
        "document.querySelector('.handgrad-status').textContent.startsWith('Passed')",
        timeout=pages.Reader.PATIENCE,
    )


def test_where_python_cannot_be_loaded_the_page_says_so_and_tries_again(context, address):
    context.route("**/pyodide.mjs", lambda route: route.abort())
    reader = pages.Reader(context.new_page(), address)
    reader.open("lesson2_sigmoid")
    assert "Is the network there?" in reader.press("Check")
    context.unroute("**/pyodide.mjs")
    assert reader.press("Check").startswith("Not started")


def test_axe_finds_nothing_in_a_page_with_a_report(reader):
    package = find_spec("axe_playwright_python")
    if package is None:
        pytest.skip("axe is not installed: pip install axe-playwright-python")
    axe = Path(package.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    reader.open(LESSON, pages.solved_before(LESSON) | {LESSON: WRONG})
    assert "of 7 checks passed" in reader.check()
    reader.page.evaluate(axe)
    found = reader.page.evaluate("axe.run('.handgrad')")
    assert [each["id"] for each in found["violations"]] == []


def test_another_tab_shows_what_is_written_here(reader, context, address):
    reader.open(LESSON)
    other = pages.Reader(context.new_page(), address)
    other.open(LESSON)
    reader.write("# mine")
    other.page.wait_for_function("document.querySelector('.cm-content').innerText === '# mine'")


def test_reset_can_be_taken_back(reader):
    reader.open(LESSON, {LESSON: "# mine"})
    reader.page.click("button:has-text('Reset')")
    assert "NotImplementedError" in reader.page.inner_text(".cm-content")
    reader.page.click("button:has-text('Bring my code back')")
    assert reader.code == "# mine"


def test_with_javascript_off_the_page_says_how_to_do_the_lesson(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lessons/{LESSON}/")
    assert page.is_visible("text=python -m checker lesson3")
    context.close()
