"""The site in a real browser, as it is read: on a phone in the light, on a desk in the dark."""

import pytest
from built import pages

READERS = {
    "phone, light": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    "desk, dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
}
#: Too long for axe, which takes minutes: the same few elements 724 times.
LONG = {"mistakes/"}
#: The editor is tested where it is made, in tests/browser.
RUN_AXE = "axe.run({exclude: ['[data-lesson]']})"


@pytest.mark.parametrize("reader", READERS)
def test_every_page_loads_without_complaint_and_fits_and_axe_finds_nothing(
    site, address, opened, axe, reader
):
    wrong = []
    page = opened(**READERS[reader])
    page.on("console", lambda m: m.type == "error" and wrong.append((page.url, m.text)))
    page.on("pageerror", lambda error: wrong.append((page.url, str(error))))
    page.on(
        "requestfailed",  # one that leaving the page has cut short is no failure
        lambda r: "ERR_ABORTED" in r.failure or wrong.append((page.url, r.url, r.failure)),
    )
    page.on("response", lambda r: r.status >= 400 and wrong.append((page.url, r.url, r.status)))
    page.on(
        "request",
        lambda r: (
            r.url.startswith("http")
            and not r.url.startswith(address)
            and wrong.append((page.url, r.url))
        ),
    )
    for each in pages(site):
        page.goto(address + each)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((each, "wider than the screen"))
        if each in LONG:
            continue
        page.wait_for_timeout(100)  # the theme wraps tables after loading
        page.evaluate(axe)
        for violation in page.evaluate(RUN_AXE)["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            wrong.append((each, violation["id"], nodes))
    assert wrong == []


def test_a_page_can_be_read_without_javascript(address, opened):
    page = opened(java_script_enabled=False, color_scheme="light")
    page.goto(address + "lessons/lesson2_sigmoid/")
    assert page.locator(".formula .katex-html").first.is_visible()
    assert page.locator('[data-live] img[src$="#only-light"]').is_visible()
    assert page.get_by_text("You write").first.is_visible()
    page.get_by_text("Where is the sigmoid steepest?").click()
    assert page.get_by_text("is largest: at").is_visible()


def test_in_the_dark_the_dark_version_of_a_figure_is_shown(address, opened):
    for scheme, shown, hidden in (("light", "light", "dark"), ("dark", "dark", "light")):
        page = opened(color_scheme=scheme)
        page.goto(address + "results/")
        assert page.locator(f'img[src$="#only-{shown}"]').first.is_visible()
        assert not page.locator(f'img[src$="#only-{hidden}"]').first.is_visible()


def test_the_search_finds_the_sigmoid(address, opened):
    page = opened(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("sigmoid")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert "sigmoid" in page.locator(".md-search-result__list").inner_text().lower()


def test_the_sigmoid_figure_lives_by_keyboard(address, opened):
    page = opened()
    page.goto(address + "lessons/lesson2_sigmoid/")
    z = page.get_by_label("score z")
    z.focus()
    page.keyboard.press("Home")
    assert "The answer is no" in page.locator('[data-live="sigmoid"]').inner_text()
    page.keyboard.press("End")
    assert "a = 0.9997" in page.locator('[data-live="sigmoid"]').inner_text()


def test_gradient_descent_lives_and_leaps_where_the_rate_is_too_large(address, opened):
    page = opened()
    page.goto(address + "lessons/lesson4_optimize/")
    figure = page.locator('[data-live="descent"]')
    figure.locator("input").wait_for()
    assert "The cost fell at every step." in figure.inner_text()
    figure.locator("input").focus()
    page.keyboard.press("End")
    assert "The cost rose at" in figure.inner_text()


def test_a_folded_answer_opens_by_keyboard(address, opened):
    page = opened()
    page.goto(address + "lessons/lesson3_propagate/")
    page.locator("summary", has_text="One pixel is 0").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("The weight stays where it starts").is_visible()
