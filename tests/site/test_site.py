"""What the built site promises, without a browser."""

import re
import shutil
import subprocess
import sys

import pytest
from built import ROOT, pages


def test_no_formula_is_left_raw(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "arithmatex" not in text, page
        assert "katex-error" not in text, page
    assert r"\\(" not in (site / "search" / "search_index.json").read_text(encoding="utf-8")


def test_formulas_stand_in_the_page_with_words_for_screen_readers(site):
    text = (site / "lessons" / "lesson3_propagate" / "index.html").read_text(encoding="utf-8")
    assert text.count("<math ") > 50


def test_no_page_loads_anything_from_elsewhere(site):
    loads = re.compile(
        r'<(?:script|img|iframe)[^>]*src="?(https?:[^"> ]*)'
        r'|<link[^>]*stylesheet[^>]*href="?(https?:[^"> ]*)'
    )
    for page in site.rglob("*.html"):
        assert loads.findall(page.read_text(encoding="utf-8")) == [], page
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(.?https?:", style.read_text(encoding="utf-8")), style


def test_each_page_says_in_words_what_its_figures_show(site):
    for page in site.rglob("*.html"):
        for image in re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8")):
            assert re.search(r'alt="[^"]{20,}"', image), (page, image)


@pytest.mark.usefixtures("site")
def test_a_broken_link_stops_the_build(tmp_path):
    broken = tmp_path / "docs"
    shutil.copytree(ROOT / "build" / "docs", broken)
    (broken / "start.md").write_text("[nowhere](index.md#nowhere)\n", encoding="utf-8")
    shutil.copy(ROOT / "build" / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "out"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "#nowhere" in run.stderr


def test_the_successor_of_the_theme_builds_the_same_site(site, tmp_path):
    pytest.importorskip("zensical", reason="zensical is missing")
    shutil.copytree(ROOT / "build" / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "build" / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "zensical", "build"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert pages(tmp_path / "site") == pages(site)
