"""The project's own site in a real browser: read, answered, searched, by phone and by desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT
from coursekit import checked

LESSON = "/learn/trust/safety-and-service/"
KINDS = (
    "/",
    "/learn/",
    "/learn/trust/",
    LESSON,
    "/learn/people/scenarios/",
    "/practice/",
    "/practice/exam/",
    "/practice/exams/ontario-format/",
    "/practice/questions/",
    "/practice/questions/trust/",
    "/licenses/",
    "/licenses/ontario/",
    "/reference/cards/",
    "/reference/glossary/",
    "/reference/studies/",
    "/practice/review/",
    "/practice/readiness/",
    "/practice/plan/",
    "/practice/flashcards/",
    "/progress/",
    "/about/",
    "/404.html",
)
"""One page of each kind."""


@pytest.fixture(params=[360, 1280])
def reader(request, browser):
    """A page of a reader on a phone or at a desk; it notes what other hosts it asks."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(8000)
    page.asked = []
    page.on("request", lambda asked: page.asked.append(asked.url))
    yield page
    context.close()


def _answer(page, right: bool):
    """Answers the first question of the lesson; gives the words of the verdict."""
    question = page.locator(".question").first
    keys = question.locator(".question__why[data-correct]")
    key = keys.first.get_attribute("data-item") or keys.first.get_attribute("data-option")
    options = question.locator(".question__option")
    for number in range(options.count()):
        option = options.nth(number)
        name = option.get_attribute("data-item") or option.get_attribute("data-option")
        if (name == key) == right:
            option.locator("label").click()
            break
    question.get_by_role("button", name="Check answer").click()
    return question.get_by_role("status").inner_text()


def test_a_right_answer_is_called_correct(reader, own):
    reader.goto(own + LESSON)
    assert "Correct" in _answer(reader, right=True)


def test_a_wrong_answer_is_called_not_yet(reader, own):
    reader.goto(own + LESSON)
    assert "Not yet" in _answer(reader, right=False)


@pytest.mark.parametrize("path", KINDS)
def test_no_page_asks_another_host(reader, own, path):
    reader.goto(own + path)
    reader.wait_for_load_state("networkidle")
    assert reader.asked
    assert [url for url in reader.asked if not url.startswith((own, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways(reader, own, path):
    reader.goto(own + path)
    wide = reader.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("state", ["right", "wrong", "shown"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_whole_lesson_in_any_state(browser, own, state, scheme):
    faults = []
    for width in (360, 1280):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(own + LESSON)
        if state == "shown":
            page.locator(".question").first.get_by_role("button", name="Show me why").click()
        else:
            _answer(page, right=state == "right")
        faults += [(width, fault["id"]) for fault in Axe().run(page).response["violations"]]
        context.close()
    assert faults == []


def test_the_ways_on_come_after_the_key_points_and_once_only(page, own):
    page.goto(own + LESSON)
    on = page.get_by_role("navigation", name="Go on from here")
    order = "all => all.map(one => one.id || one.tagName)"
    parts = page.locator("article :is(h2, nav)").evaluate_all(order)
    assert parts[-3:] == ["key-points", "NAV", "sources"]
    first, practice = on.get_by_role("link").all()
    next_one = first.get_attribute("href")
    assert page.locator(f"main a[href='{next_one}']:visible").count() == 1
    page.emulate_media(media="print")
    assert not on.is_visible()
    page.emulate_media(media="screen")
    practice.click()
    page.wait_for_selector("form.practice__form")
    title = checked.course(ROOT).course.get("lesson", LESSON.split("/")[-2]).title
    assert page.locator(".practice__from > summary").inner_text() == f"From which lessons: {title}"


def test_a_scenario_is_walked_without_script(browser, own):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own + "/learn/people/scenarios/")
    walk = page.locator(".walk").first
    assert walk.locator(".scene:visible").count() == 1
    walk.locator(".scene--start a").first.click()
    shown = walk.locator(".scene:visible")
    assert shown.count() == 1
    assert "You chose" in shown.inner_text()
    shown.get_by_role("link", name="Go on").click()
    assert "You chose" not in walk.locator(".scene:visible").inner_text()
    context.close()


def test_a_scenario_names_the_procedures_that_it_asks_for(page, own):
    page.goto(own + "/learn/conduct/scenarios/")
    links = page.locator("p", has_text="Procedures: ").first.get_by_role("link")
    course = checked.course(ROOT).course
    asked = course.scenarios_of(course.get("module", "conduct"))[0].procedures
    assert links.all_inner_texts() == [course.get("procedure", id).title for id in asked]


def test_a_scenario_prints_as_a_sheet_for_three_roles(browser, own):
    context = browser.new_context()
    page = context.new_page()
    page.goto(own + "/learn/people/scenarios/")
    page.emulate_media(media="print")
    assert page.locator(".walk:visible").count() == 0
    sheet = page.locator("details.roles").first
    for role in ("Trainee", "Visitor", "Observer"):
        assert sheet.get_by_text(role, exact=False).first.is_visible()
    assert page.locator("details.debrief").first.get_by_text("A poor way").is_visible()
    context.close()


def test_each_quick_card_fits_one_sheet(browser, own):
    """At the size of a Letter page less its margins, with the letters of a printed page."""
    context = browser.new_context(viewport={"width": 720, "height": 960})
    page = context.new_page()
    page.goto(own + "/reference/cards/")
    page.emulate_media(media="print")
    high = page.locator(".card-lesson + .card").evaluate_all(
        "cards => cards.map(card => [card.firstElementChild.textContent, card.offsetHeight])"
    )
    assert len(high) >= 24
    assert [name for name, height in high if height > 960] == []
    context.close()
