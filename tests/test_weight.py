"""Pages are weighed as a phone loads them, and one that is too heavy stops the build."""

from __future__ import annotations

import gzip
import random
import re
import time

import pytest
from browser import address_of, serve
from conftest import ROOT, run
from coursekit import weight

SHIFTS = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.moved += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up how much of the view moved and how far, as https://web.dev/articles/cls counts it."""


@pytest.fixture
def small(tmp_path):
    """A site of one page that loads a style with a font, a script, and a picture twice."""
    noise = random.Random(1)
    files = {
        "a/index.html": '<link rel="stylesheet" href="../s.css?12"><script defer src="/j.js"></script>'
        '<img src="../p.svg" alt=""><img alt="" src="../p.svg"><img loading="lazy" src="../later.svg">'
        '<script src="https://example.org/x.js"></script><a href="../other.html">x</a>',
        "s.css": 'a{src:url("f.woff2");mask:url(data:x)}',
        "j.js": "".join(noise.choices("abcdefgh", k=9000)),
        "p.svg": "<svg/>",
        "later.svg": "<svg/>",
        "other.html": "x",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / "f.woff2").write_bytes(b"x" * 12_300)
    return tmp_path


def _kilobytes(folder, *names):
    packed = sum(len(gzip.compress((folder / name).read_bytes(), 9, mtime=0)) for name in names)
    return round(packed / 1000, 1)


def test_a_page_weighs_what_it_loads_each_file_once_and_fonts_apart(small):
    assert weight.of_page(small, small / "a" / "index.html") == {
        "first_view": _kilobytes(small, "a/index.html", "s.css", "j.js", "p.svg"),
        "next_page": _kilobytes(small, "a/index.html"),
        "fonts": 12.3,
        "requests": 5,
    }


def test_what_is_over_the_budget_is_told_with_page_and_figures(small):
    budgets = {"lessons": {"fonts": 12, "requests": 5}, "pages": {"requests": 0}}
    assert list(weight.over(small, ["a/index.html"], budgets)) == [
        "a/index.html: error: fonts is 12.3 KB, over the budget of 12",
        "other.html: error: requests is 1 requests, over the budget of 0",
    ]


def test_a_page_over_its_budget_stops_the_build_and_the_old_site_stays(course):
    assert run("build.py", course).returncode == 0
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "extra: {budget: {pages: {requests: 1}}}\n")
    outcome = run("build.py", course)
    assert outcome.returncode == 1
    assert "index.html: error: requests is" in outcome.stdout + outcome.stderr
    assert (course / "site" / "index.html").exists()


@pytest.mark.parametrize("folders", ["true", "false"])
def test_a_lesson_is_held_to_the_budget_of_lessons_whatever_its_address(course, folders):
    settings = course / "mkdocs.yml"
    budget = "extra: {budget: {lessons: {requests: 1}}}\n"
    text = re.sub("use_directory_urls: .*", f"use_directory_urls: {folders}", settings.read_text("utf-8"))
    settings.write_text(text + budget, "utf-8")
    outcome = run("build.py", course)
    page = "learn/tea/pot/index.html" if folders == "true" else "learn/tea/pot.html"
    assert outcome.returncode == 1
    assert f"{page}: error: requests is" in outcome.stdout + outcome.stderr


def test_the_project_has_a_budget_for_lessons(site):
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "lessons: {first_view: 75, next_page: 15, fonts: 40, requests: 10}" in settings


@pytest.mark.parametrize("path", ["/", "/practice/", "/practice/exam/", "/learn/trust/safety-and-service/"])
def test_nothing_jumps_while_a_page_is_drawn(browser, site, path):
    server = serve(site)
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(address_of(server) + path)
    page.wait_for_load_state("networkidle")
    moved = page.evaluate("window.moved")
    context.close()
    server.shutdown()
    assert moved < 0.02


@pytest.mark.parametrize("path", ["/practice/", "/practice/exam/"])
def test_nothing_jumps_while_questions_come_slowly(browser, site, path):
    """A shift within half a second after a press counts for nothing; what comes later than that does."""
    server = serve(site)
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(SHIFTS.replace("window.moved +=", "if (!shift.hadRecentInput) window.moved +="))
    page.route(re.compile(r"/assets/bank/(?!index)"), lambda route: (time.sleep(0.2), route.continue_()))
    page.goto(address_of(server) + path)
    page.locator(".practice__start").click()
    page.get_by_text("Getting the questions").wait_for()
    page.get_by_role("heading", name="Question 1").wait_for()
    moved = page.evaluate("window.moved")
    context.close()
    server.shutdown()
    assert moved < 0.02
