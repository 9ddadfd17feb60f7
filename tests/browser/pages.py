"""A small site with the course in it, served; and what a reader does on its pages."""

import functools
import http.server
import json
import threading
from contextlib import contextmanager
from pathlib import Path

from browser import site
from checker.course import syllabus

ROOT = Path(__file__).parents[2]
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<meta name="pyodide" content="{runtime}">
<link rel="stylesheet" href="{up}assets/browser/course.css">
<script type="module" src="{up}assets/browser/course.mjs"></script>
<nav>{links}</nav><main><h1>{title}</h1>{body}</main>"""
LESSON = """<div data-lesson="{stem}"><p class="without-javascript">Write it in
<code>lessons/{stem}.py</code> and check it with <code>python -m checker {key}</code>.</p></div>"""


def build(folder, runtime):
    """Make the site; the runtime is served beside it, as on a host of one's own."""
    site.add_to(folder)
    (folder / "pyodide").symlink_to(runtime, target_is_directory=True)
    (folder / "index.html").write_text(_page("Home", "<div data-progress></div>", "./"))
    for lesson in syllabus.shipped().lessons:
        page = folder / "lessons" / lesson.stem / "index.html"
        page.parent.mkdir(parents=True)
        body = LESSON.format(stem=lesson.stem, key=lesson.key)
        page.write_text(_page(lesson.title, body, "../../"))


def _page(title, body, up):
    links = " ".join(
        f'<a class="md-nav__link" href="{up}lessons/{lesson.stem}/">{lesson.key}</a>'
        for lesson in syllabus.shipped().lessons
    )
    return HEAD.format(title=title, body=body, up=up, links=links, runtime="pyodide/")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")  # as the public address does
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The site's address, for a while."""
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def solution(stem):
    """The reference solution, as a student would have written it."""
    text = (ROOT / "solutions" / f"{stem}.py").read_text(encoding="utf-8")
    return text.replace("from solutions.", "from lessons.")


def solved_before(stem):
    """What is kept in the browser of a student who has solved all lessons before one."""
    stems = syllabus.shipped().stems
    return {each: solution(each) for each in stems[: stems.index(stem)]}


class Reader:
    """Somebody in front of a browser, who sees that nothing breaks."""

    #: Milliseconds that Python may take to load and check on a busy machine.
    PATIENCE = 120_000

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.troubles = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._console)

    def _console(self, message):
        if message.type == "error":
            self.troubles.append(message.text)

    def open(self, stem, texts=None):
        """Go to a lesson, with texts that were written before."""
        if texts:
            script = """texts => {
                for (const name in texts) localStorage["handgrad:text:" + name] = texts[name];
            }"""
            self.page.goto(self.address)
            self.page.evaluate(script, texts)
        self.page.goto(f"{self.address}lessons/{stem}/")
        self.page.wait_for_selector(".handgrad-buttons")

    def write(self, text):
        """Replace all of the editor's text, as by pasting."""
        self.page.click(".cm-content")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    @property
    def code(self):
        """What stands in the editor, as it is kept."""
        stem = self.page.get_attribute("[data-lesson]", "data-lesson")
        return self.page.evaluate(f"localStorage['handgrad:text:{stem}']")

    def press(self, words):
        """Press a button and wait until it is done; what is said then."""
        self.page.click(f"button:has-text('{words}')")
        return self.wait()

    def check(self):
        """Check with the keyboard; what is said then."""
        self.page.focus(".cm-content")
        self.page.keyboard.press("Control+Enter")
        return self.wait()

    def wait(self):
        """Wait until nothing runs; what is said then."""
        self.page.wait_for_selector(
            "button:has-text('Check'):not(:disabled)", timeout=self.PATIENCE
        )
        return self.said

    @property
    def said(self):
        """The line that screen readers read."""
        return self.page.inner_text(".handgrad-status")

    def hear(self):
        """Write down from now on all that is said."""
        self.page.evaluate("""() => {
            window.heard = [];
            const status = document.querySelector(".handgrad-status");
            new MutationObserver(() => window.heard.push(status.textContent))
                .observe(status, {childList: true, characterData: true, subtree: true});
        }""")

    @property
    def heard(self):
        """All that was said since `hear`."""
        return self.page.evaluate("window.heard")

    @property
    def report(self):
        """The report."""
        return self.page.inner_text(".handgrad-report")

    @property
    def marked(self):
        """Numbers of the lines with a mark in front of them."""
        script = """() => {
            const top = element => element.getBoundingClientRect().top;
            const numbers = [...document.querySelectorAll(".cm-lineNumbers .cm-gutterElement")];
            const marks = [...document.querySelectorAll(".cm-gutter-lint .cm-gutterElement")]
                .filter(each => each.querySelector(".cm-lint-marker"));
            return marks.map(mark => Number(
                numbers.find(number => Math.abs(top(number) - top(mark)) < 2
                    && number.style.visibility !== "hidden")?.textContent));
        }"""
        return self.page.evaluate(script)


def kept(page):
    """What the browser keeps of the lessons' texts."""
    found = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    head = "handgrad:text:"
    return {key.removeprefix(head): text for key, text in found.items() if key.startswith(head)}
