"""A mock exam as a learner takes it: answered, flagged and handed in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from examining import (
    COURSE,
    IDS,
    PAGE,
    PAPER,
    answer,
    begin,
    go,
    hand_in,
    open_page,
    palette,
    place,
    press,
    reopened,
    shown,
)
from test_player import in_scheme
from test_player_memory import saved


def test_a_letter_shows_on_screen_what_is_drawn_for_paper(sitting):
    for item in PAPER.items:
        go(sitting, item.number)
        assert item.question.id == shown(sitting)
        texts = [option.text for option in item.question.options] or list(item.question.steps)
        on_screen = sitting.locator(".exam .question__text").all_inner_texts()
        assert [texts[at].replace("**", "") for at in item.order] == on_screen


def test_nothing_tells_the_answer_before_the_end(sitting):
    for number in range(1, len(IDS) + 1):
        answer(sitting, number)
        html = sitting.locator(".exam").inner_html()
        for word in ("data-correct", "question__why", "question__answer", "question__hints", "Correct"):
            assert word not in html


def test_each_exam_says_what_it_is_not_before_it_begins(page, address):
    open_page(page, address)
    assert "Our questions in that format, on our topics only. It is not that exam." in page.inner_text("form")


def test_the_page_of_an_exam_leads_to_its_choice(page, address):
    page.goto(f"{address}/practice/exams/all/")
    page.get_by_role("link", name="Take this exam").click()
    page.wait_for_selector("form.practice__form")
    assert page.locator("input[name=exam]:checked").get_attribute("value") == "all"


def test_the_palette_tells_each_state_in_words_and_by_a_sign(sitting):
    answer(sitting, 2)
    go(sitting, 3)
    press(sitting, "Flag for later")
    flag = sitting.get_by_role("button", name="Take the flag away", exact=True)
    assert flag.get_attribute("aria-pressed") is None
    assert palette(sitting, 2) == "Question 2, answered"
    assert palette(sitting, 3) == "Question 3, seen, no answer, flagged"
    assert palette(sitting, 5) == "Question 5, not seen"
    signs = [sitting.locator(f"[data-at='{at}'] .exam__sign").get_attribute("data-state") for at in (1, 2, 4)]
    assert signs == ["answered", "open", "unseen"]
    assert sitting.locator("[data-at='2'] .exam__flag").count() == 1
    summary = sitting.locator("details.exam__all > summary").inner_text()
    assert summary == "All questions: 1 answered, 6 without an answer, 1 flagged"


def test_an_answer_can_be_changed_and_a_flag_taken_away(sitting):
    number = IDS.index("pot-01") + 1
    options = [option.key for option in COURSE.get("question", "pot-01").options]
    answer(sitting, number, [options[0]])
    press(sitting, "Flag for later")
    press(sitting, "Take the flag away")
    answer(sitting, number, [options[1]])
    item = saved(sitting)["exam"]["items"][number - 1]
    assert (item["answer"], item["flag"]) == ([options[1]], False)


def test_handing_in_warns_of_what_has_no_answer_and_what_is_flagged(sitting):
    for number in (1, 2, 3, 4, 6):
        answer(sitting, number)
    go(sitting, 2)
    press(sitting, "Flag for later")
    press(sitting, "Hand in")
    text = sitting.locator(".session__ask").inner_text()
    assert "2 questions have no answer: 5, 7. A question without an answer counts as wrong." in text
    assert "You flagged: 2." in text
    press(sitting, "Go to question 5")
    assert place(sitting) == "Question 5 of 7"
    assert saved(sitting).get("attempts") is None


def test_the_whole_exam_is_taken_by_keyboard_alone(page, address):
    open_page(page, address)
    page.locator("input[name=clock][value=off]").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Start the exam").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".exam .question")
    for number in range(1, 8):
        assert place(page) == f"Question {number} of 7"
        assert page.evaluate("document.activeElement.className") == "session__where"
        for _ in range(40):
            page.keyboard.press("Tab")
            held = page.evaluate(
                "(document.activeElement.type || '') + ' ' + (document.activeElement.dataset.do || '')"
            )
            if held.strip() in ("radio", "checkbox", "text", "button down"):
                break
        page.keyboard.type("x") if held.startswith("text") else page.keyboard.press("Space")
        wanted = "next" if number < 7 else "hand-in"
        while page.evaluate("document.activeElement.dataset.do") != wanted:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert "Every question has an answer." in page.locator(".session__ask").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    assert page.evaluate("document.activeElement.className") == "session__where"


def test_the_pages_own_strict_policy_stops_nothing(page, address):
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    begin(page, address)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "unsafe" not in policy
    answer(page, 1)
    hand_in(page)
    with page.expect_download():
        press(page, "Save as a file")
    press(page, "All exams")
    assert refused == []


STATES = ("choosing", "taking", "asked", "over", "result", "history", "open")


def to_state(page, address, state):
    if state == "choosing":
        return open_page(page, address)
    begin(page, address)
    answer(page, 1)
    press(page, "Flag for later")
    if state == "asked":
        press(page, "Hand in")
    elif state == "over":
        reopened(page, address, 11.99)
        page.get_by_text("Time is up").wait_for()
    elif state == "open":
        press(page, "Leave for now")
        press(page, "Throw it away")
    elif state in ("result", "history"):
        hand_in(page)
        press(page, "All (7)" if state == "result" else "All exams")
    return page


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_targets_are_44_pixels_high(page, address, state, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    to_state(page, address, state)
    in_scheme(page, scheme)
    faults = [(v["id"], [n["target"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]]
    assert faults == []
    targets = page.locator("[data-exam] :is(button, label, summary, select)")
    assert [
        t.inner_text() for t in targets.all() if t.is_visible() and t.bounding_box()["height"] < 43.9
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_says_what_it_needs_without_script(browser, address):
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(address + PAGE)
    text = page.locator("article").inner_text()
    assert "needs JavaScript" in text
    assert "It is not that exam." in text
    reader.close()


def test_the_scripts_of_practice_weigh_25_kb_at_most_on_each_page(site):
    import gzip

    for page in sorted((site / "practice").rglob("index.html")):
        named = re.findall(r'src="([^"?]+/javascripts/[^"?]+)\?', page.read_text("utf-8"))
        files = {(page.parent / name).resolve() for name in named}
        weight = sum(len(gzip.compress(Path(file).read_bytes(), 9)) for file in files)
        assert weight <= 25 * 1024, page
