"""Questions as a learner meets them: by mouse, by keyboard, by ear, on a phone and without script."""

from __future__ import annotations

import gzip
import hashlib
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import PROJECT, build, copy_of
from coursekit import scripts

LESSON = "/learn/tea/pot/"
PARTS = ".question, .player-print, .player-notice"


@pytest.fixture
def lesson(page, address):
    """The lesson with all types of question, never visited before."""
    return open_lesson(page, address)


def open_lesson(page, address):
    page.goto(address + LESSON)
    page.wait_for_selector("[data-question][data-live]")
    return page


def question(page, id):
    return page.locator(f"#q-{id}")


def choose(page, id, *texts):
    for text in texts:
        question(page, id).locator(".question__option", has_text=text).locator("input").check()


def press(page, id, name):
    question(page, id).get_by_role("button", name=name).click()


def sort_steps(page, id, order):
    """Brings the steps into an order by pressing 'up'."""
    for place, key in enumerate(order):
        step = question(page, id).locator(f"[data-item='{key}']")
        while step.evaluate("step => [...step.parentElement.children].indexOf(step)") > place:
            step.locator("[data-do=up]").click()


RIGHT = {
    "pot-01": ["Warm the pot"],
    "pot-02": ["A warm pot", "A lid"],
    "pot-03": ["True"],
    "pot-04": "Tea  Caddy.",
    "pot-05": ["01", "02", "03", "04"],
}
WRONG = {
    "pot-01": ["Put the leaves"],
    "pot-02": ["A warm pot", "A cold spoon"],
    "pot-03": ["False"],
    "pot-04": "tin",
    "pot-05": ["04", "03", "02", "01"],
}


def answer(page, id, given):
    if id == "pot-04":
        question(page, id).locator(".question__gap").fill(given)
    elif id == "pot-05":
        sort_steps(page, id, given)
    else:
        choose(page, id, *given)


def verdict(page, id):
    return question(page, id).locator(".question__word").inner_text()


def to_state(page, state):
    """Brings every question of the lesson into a state: fresh, right, wrong or shown."""
    for id, given in {"right": RIGHT, "wrong": WRONG}.get(state, {}).items():
        answer(page, id, given)
        press(page, id, "Check answer")
    if state == "shown":
        for id in RIGHT:
            press(page, id, "Show me why")


@pytest.mark.parametrize("id", RIGHT)
def test_a_right_answer_is_told_in_words(lesson, id):
    answer(lesson, id, RIGHT[id])
    assert lesson.locator(".question__word").count() == 0
    press(lesson, id, "Check answer")
    assert verdict(lesson, id) == "Correct"
    status = question(lesson, id).get_by_role("status")
    assert status.inner_text().startswith("Correct")
    assert status.locator("svg[aria-hidden=true]").count() >= 1


@pytest.mark.parametrize("id", WRONG)
def test_a_wrong_answer_is_told_in_words_and_gives_nothing_away(lesson, id):
    answer(lesson, id, WRONG[id])
    press(lesson, id, "Check answer")
    assert verdict(lesson, id) == "Not yet"
    assert question(lesson, id).locator(".question__others > *").count() == 0
    told = question(lesson, id).inner_text()
    assert "caddy" not in told
    assert "Each step needs what" not in told
    assert "keeps its heat when" not in told


def test_the_feedback_of_the_chosen_option_comes_first_and_the_others_when_it_is_right(lesson):
    choose(lesson, "pot-01", "Warm the pot")
    press(lesson, "pot-01", "Check answer")
    status = question(lesson, "pot-01").get_by_role("status").inner_text()
    others = question(lesson, "pot-01").locator(".question__others")
    assert "keeps its heat" in status
    assert "The tea grows bitter" not in status
    assert others.locator("li").count() == 2
    assert "The tea grows bitter" in others.inner_text()
    assert "keeps its heat" not in others.inner_text()


def test_choosing_all_that_apply_says_nothing_of_how_many(lesson):
    fresh = question(lesson, "pot-02").inner_text()
    assert "Choose all that apply" in fresh
    assert not re.search(r"\b(two|2)\b", fresh)
    choose(lesson, "pot-02", "A lid")
    press(lesson, "pot-02", "Check answer")
    told = question(lesson, "pot-02").get_by_role("status").inner_text()
    assert verdict(lesson, "pot-02") == "Not yet"
    assert "There is more to choose." in told
    assert not re.search(r"\b(one|two|1|2)\b", told)


def test_nothing_chosen_is_no_attempt(lesson):
    press(lesson, "pot-01", "Check answer")
    status = question(lesson, "pot-01").get_by_role("status")
    assert status.inner_text() == "Choose an answer first."
    assert lesson.evaluate("localStorage.getItem('tea-player:v1')").count('"right"') == 0
    press(lesson, "pot-04", "Check answer")
    assert "Write your answer" in question(lesson, "pot-04").get_by_role("status").inner_text()


@pytest.mark.parametrize("id", sorted(RIGHT.keys() - {"pot-05"}))
def test_what_is_said_of_a_missing_answer_goes_when_one_is_given(lesson, id):
    press(lesson, id, "Check answer")
    assert "first" in question(lesson, id).get_by_role("status").inner_text()
    answer(lesson, id, WRONG[id])
    assert question(lesson, id).get_by_role("status").inner_text() == ""


@pytest.mark.parametrize("id", RIGHT)
def test_giving_up_shows_the_answer_and_every_reason(lesson, id):
    press(lesson, id, "Show me why")
    told = question(lesson, id).inner_text()
    assert verdict(lesson, id) == "Here is the answer"
    expected = {
        "pot-01": ["keeps its heat", "grows bitter", "cools the water"],
        "pot-02": ["warm already", "keeps the steam in", "draws heat out", "make the tea strong"],
        "pot-03": ["the water cools down", "what is warm to what is cold"],
        "pot-04": ["caddy", "tea box", "light and damp"],
        "pot-05": ["Boil the water.", "Each step needs"],
    }
    for text in expected[id]:
        assert text in told
    assert "Think of the box" not in told


def test_a_question_can_be_tried_again_as_often_as_wanted(lesson):
    for _ in range(3):
        choose(lesson, "pot-01", "Put the leaves")
        press(lesson, "pot-01", "Check answer")
        press(lesson, "pot-01", "Try again")
        assert question(lesson, "pot-01").locator("input:checked").count() == 0
    choose(lesson, "pot-01", "Warm the pot")
    press(lesson, "pot-01", "Check answer")
    assert verdict(lesson, "pot-01") == "Correct"


def arrangement(page, id):
    return question(page, id).locator("[data-item]").evaluate_all("all => all.map(item => item.dataset.item)")


def ticked(page, id):
    return set(question(page, id).locator("input:checked").evaluate_all("all => all.map(box => box.value)"))


def test_another_try_at_sorting_goes_on_where_the_last_one_ended(lesson):
    given = ["01", "02", "04", "03"]
    answer(lesson, "pot-05", given)
    press(lesson, "pot-05", "Check answer")
    press(lesson, "pot-05", "Try again")
    status = question(lesson, "pot-05").get_by_role("status")
    assert arrangement(lesson, "pot-05") == given
    assert "2 of 4 steps are in their place." in status.inner_text()
    question(lesson, "pot-05").locator("[data-item='03'] [data-do=up]").press("Enter")
    assert "in their place" not in status.inner_text()
    press(lesson, "pot-05", "Check answer")
    assert verdict(lesson, "pot-05") == "Correct"


def test_another_try_at_all_that_apply_keeps_the_ticks_and_their_places(lesson):
    choose(lesson, "pot-02", "A lid")
    before = arrangement(lesson, "pot-02")
    chosen = ticked(lesson, "pot-02")
    press(lesson, "pot-02", "Check answer")
    press(lesson, "pot-02", "Try again")
    status = question(lesson, "pot-02").get_by_role("status")
    assert (arrangement(lesson, "pot-02"), ticked(lesson, "pot-02")) == (before, chosen)
    assert "There is more to choose." in status.inner_text()
    assert question(lesson, "pot-02").locator(".question__mark").count() == 0
    choose(lesson, "pot-02", "A warm pot")
    assert status.inner_text() == ""
    press(lesson, "pot-02", "Check answer")
    assert verdict(lesson, "pot-02") == "Correct"


@pytest.mark.parametrize("id", ["pot-02", "pot-05"])
def test_who_saw_the_answer_begins_anew(lesson, address, id):
    lesson.evaluate("localStorage.setItem('tea-player:v1', '{\"reader\": 7}')")
    open_lesson(lesson, address)
    answer(lesson, id, WRONG[id])
    before = arrangement(lesson, id)
    press(lesson, id, "Check answer")
    press(lesson, id, "Show me why")
    press(lesson, id, "Try again")
    assert ticked(lesson, id) == set()
    assert arrangement(lesson, id) != before
    assert question(lesson, id).get_by_role("status").inner_text() == ""


def test_hints_come_one_at_a_time(lesson):
    hints = question(lesson, "pot-01").locator(".question__shown-hints li")
    assert question(lesson, "pot-01").get_by_text("What takes heat").is_hidden()
    press(lesson, "pot-01", "Hint 1 of 2")
    assert hints.all_inner_texts() == ["What takes heat from the water?"]
    press(lesson, "pot-01", "Hint 2 of 2")
    assert hints.all_inner_texts() == ["What takes heat from the water?", "Think of the pot."]
    assert question(lesson, "pot-01").locator("[data-do=hint]").count() == 0


def orders(page, address, id):
    """The order of options that this reader sees at the first attempt and at the second."""
    seen = []
    keys = f"[...document.querySelectorAll('#q-{id} [data-item]')].map(item => item.dataset.item).join()"
    seen.append(page.evaluate(keys))
    press(page, id, "Show me why")
    press(page, id, "Try again")
    return [*seen, page.evaluate(keys)]


def test_options_are_shuffled_by_reader_and_attempt_and_stay_after_a_reload(browser, address):
    firsts, changed = set(), 0
    for _ in range(6):
        reader = browser.new_context()
        page = open_lesson(reader.new_page(), address)
        first, second = orders(page, address, "pot-02")
        firsts.add(first)
        changed += first != second
        open_lesson(page, address)
        shown = page.evaluate(
            "[...document.querySelectorAll('#q-pot-02 [data-item]')].map(i => i.dataset.item).join()"
        )
        assert shown == first
        reader.close()
    assert len(firsts) > 1
    assert changed > 0


@pytest.mark.parametrize("id", ["pot-03", "pot-06"])
def test_options_whose_order_matters_stay_in_order(browser, address, id):
    for _ in range(4):
        reader = browser.new_context()
        page = open_lesson(reader.new_page(), address)
        first, second = orders(page, address, id)
        texts = question(page, id).locator(".question__option .question__text").all_inner_texts()
        assert first == second
        assert texts[0] in ("True", "Just off the boil")
        reader.close()


def test_letters_follow_the_order_shown_in_options_and_reasons(lesson):
    letters = lesson.evaluate(
        "[...document.querySelectorAll('#q-pot-02 .question__text')]"
        ".map(t => getComputedStyle(t, '::before').content)"
    )
    assert letters == ["counter(option, upper-alpha)"] * 4
    texts = question(lesson, "pot-02").locator(".question__text").all_inner_texts()
    press(lesson, "pot-02", "Show me why")
    reasons = question(lesson, "pot-02").locator(".question__reasons .question__chosen")
    told = [re.sub(r" (Right|Not right):", "", text) for text in reasons.all_inner_texts()]
    assert told == [f"{'ABCD'[place]} {text}" for place, text in enumerate(texts)]


def test_the_arrow_keys_choose_and_never_submit(lesson):
    first = question(lesson, "pot-01").locator("input").first
    first.focus()
    for _ in range(2):
        lesson.keyboard.press("ArrowDown")
    assert question(lesson, "pot-01").locator("input:checked").count() == 1
    assert question(lesson, "pot-01").locator("input:disabled").count() == 0
    assert lesson.locator(".question__word").count() == 0


def test_enter_in_a_gap_checks_it_and_the_focus_goes_to_the_verdict_and_on(lesson):
    gap = question(lesson, "pot-04").locator(".question__gap")
    gap.fill("tin")
    gap.press("Enter")
    focused = "document.activeElement.textContent"
    assert lesson.evaluate(focused) == "Not yet"
    lesson.keyboard.press("Tab")
    assert lesson.evaluate(focused) == "Try again"
    lesson.keyboard.press("Enter")
    assert lesson.evaluate("document.activeElement.name") == "q-pot-04"


def test_steps_are_sorted_by_keyboard(lesson):
    second = question(lesson, "pot-05").locator(".question__step").nth(1)
    key = second.get_attribute("data-item")
    text = second.locator(".question__text").inner_text()
    second.locator("[data-do=up]").focus()
    lesson.keyboard.press("Enter")
    first = question(lesson, "pot-05").locator(".question__step").first
    assert first.get_attribute("data-item") == key
    assert lesson.evaluate("document.activeElement.dataset.do") == "up"
    assert question(lesson, "pot-05").get_by_role("status").inner_text() == f"{text} Now step 1."
    lesson.keyboard.press("Enter")
    assert first.get_attribute("data-item") == key


def test_steps_are_sorted_by_dragging(lesson):
    steps = question(lesson, "pot-05").locator(".question__step")
    steps.first.scroll_into_view_if_needed()
    key = steps.first.get_attribute("data-item")
    start = steps.first.locator(".question__handle").bounding_box()
    end = steps.nth(2).bounding_box()
    lesson.mouse.move(start["x"] + 10, start["y"] + 10)
    lesson.mouse.down()
    lesson.mouse.move(start["x"] + 10, end["y"] + end["height"] - 4, steps=12)
    lesson.mouse.up()
    assert steps.nth(2).get_attribute("data-item") == key


def test_the_link_to_report_a_problem_names_question_and_version(lesson):
    link = question(lesson, "pot-01").get_by_text("Report a problem with this question")
    version = question(lesson, "pot-01").get_attribute("data-version")
    expected = f"https://example.org/report?title=Question%20pot-01%2C%20version%20{version}"
    assert link.get_attribute("href") == expected


def test_without_an_address_there_is_no_link_to_report(tmp_path):
    root = copy_of("player", tmp_path)
    settings = root / "curriculum" / "course.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("https://example.org/report", "javascript:alert(1)"), "utf-8")
    html = (build(root) / "learn/tea/pot/index.html").read_text("utf-8")
    assert "Report a problem" not in html
    settings.write_text(text.replace("https://example.org/report", "mailto:a@example.org"), "utf-8")
    html = (build(root) / "learn/tea/pot/index.html").read_text("utf-8")
    assert 'href="mailto:a@example.org?subject=Question%20pot-01%2C%20version%20' in html


SCRIPT = '<img src=x onerror="window.ran = true"><b>bold</b>'


def test_what_is_typed_is_text_and_stays_text_after_a_reload(lesson, address):
    for text in (SCRIPT, "</script><script>window.ran = true</script>"):
        gap = question(lesson, "pot-04").locator(".question__gap")
        gap.fill(text)
        gap.press("Enter")
        open_lesson(lesson, address)
        assert question(lesson, "pot-04").locator(".question__gap").input_value() == text
        lesson.wait_for_timeout(100)
        assert lesson.evaluate("window.ran") is None
        assert question(lesson, "pot-04").locator("img, b").count() == 0
        press(lesson, "pot-04", "Try again")


def test_markup_in_a_question_is_shown_and_not_run(lesson):
    assert "<em>hot</em> &" in question(lesson, "pot-02").inner_text()


def test_without_script_question_options_and_a_closed_answer_are_readable(browser, address):
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(address + LESSON)
    for id in RIGHT:
        answer_box = question(page, id).locator(".question__answer")
        assert answer_box.get_attribute("open") is None
        answer_box.locator("summary").click()
        assert answer_box.get_by_role("listitem").first.is_visible()
        assert question(page, id).locator("button").count() == 0
    assert question(page, "pot-01").locator(".question__option").count() == 3
    reader.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", ["fresh", "right", "wrong", "shown"])
def test_axe_finds_nothing(page, address, state, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    open_lesson(page, address)
    in_scheme(page, scheme)
    to_state(page, state)
    results = Axe().run(page, context={"include": [[part] for part in PARTS.split(", ")[:2]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def in_scheme(page, scheme):
    """In light or dark colors, by the reader's choice."""
    page.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme }", scheme)


LUMINANCE = """
box => {
  const light = color => {
    const [r, g, b] = color.match(/[0-9.]+/g).slice(0, 3).map(Number).map(c => c / 255)
      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = light(getComputedStyle(box).backgroundColor);
  return [...box.querySelectorAll('p')].map(p => light(getComputedStyle(p).color))
    .map(ink => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
}
"""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("state", ["right", "wrong", "shown"])
def test_verdicts_have_a_contrast_of_4_5_or_more(lesson, state, scheme):
    in_scheme(lesson, scheme)
    to_state(lesson, state)
    measured = [value for box in lesson.locator(".question__box").all() for value in box.evaluate(LUMINANCE)]
    assert len(measured) >= 5
    assert min(measured) >= 4.5


@pytest.mark.parametrize("state", ["fresh", "right", "wrong", "shown"])
def test_every_target_is_44_pixels_high_and_nothing_scrolls_sideways(page, address, state):
    page.set_viewport_size({"width": 320, "height": 700})
    open_lesson(page, address)
    to_state(page, state)
    targets = page.locator(
        ".question label, .question button, .question__gap, .question a, .player-print :is(button, label)"
    )
    small = [t.inner_text() for t in targets.all() if t.is_visible() and t.bounding_box()["height"] < 44]
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_focus_is_seen(lesson):
    for selector in ("input[type=radio]", "[type=submit]", "[data-do=why]", "a"):
        target = question(lesson, "pot-01").locator(selector).first
        lesson.keyboard.press("Shift")
        target.focus()
        outline = target.evaluate(
            "e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
        )
        assert outline[0] == "solid"
        assert outline[1] >= 2


def test_nothing_moves_for_readers_who_want_no_movement(lesson):
    moving = lesson.evaluate(
        "[...document.querySelectorAll('.question, .question *')].filter(e => {"
        " const s = getComputedStyle(e);"
        " return !/^0s(, 0s)*$/.test(s.transitionDuration) || s.animationName !== 'none' })"
        ".filter(e => !e.matches('a, summary, summary *, details')).map(e => e.className)"
    )
    assert moving == []


def test_forced_colors_keep_right_and_wrong_apart(browser, address):
    reader = browser.new_context(forced_colors="active")
    page = open_lesson(reader.new_page(), address)
    answer(page, "pot-01", RIGHT["pot-01"])
    answer(page, "pot-03", WRONG["pot-03"])
    looks = {}
    for id in ("pot-01", "pot-03"):
        press(page, id, "Check answer")
        style = "e => getComputedStyle(e).borderLeftStyle"
        looks[id] = (
            question(page, id).locator(".question__box").evaluate(style),
            question(page, id).locator("[data-mark] label").evaluate(style),
            question(page, id).locator(".question__mark").inner_text(),
            question(page, id).locator(".question__word path").get_attribute("d"),
        )
    assert all(right != wrong for right, wrong in zip(looks["pot-01"], looks["pot-03"], strict=True))
    reader.close()


def test_the_navigation_shows_not_started_begun_and_done(lesson, address):
    mark = lesson.locator(".beside a[href*='cup/'] .lesson-mark").first
    assert mark.inner_text().strip() == "(not started)"
    lesson.goto(f"{address}/learn/tea/cup/")
    mine = lesson.locator(".beside a[aria-current=page] .lesson-mark").first
    lesson.locator(".lesson-mark[data-standing=begun]").first.wait_for()
    choose(lesson, "cup-01", "Beside the guest")
    press(lesson, "cup-01", "Check answer")
    assert mine.get_attribute("data-standing") == "done"
    lesson.goto(f"{address}/learn/")
    assert lesson.locator(".lesson-mark[data-standing=done]").count() == 1


def printed(page):
    page.emulate_media(media="print")
    return page.locator("article").inner_text()


def test_paper_has_letters_and_options_and_nothing_that_this_reader_did(lesson):
    to_state(lesson, "wrong")
    paper = printed(lesson)
    assert "Warm the pot with some water." in paper
    for hidden in (
        "Not yet",
        "Try again",
        "not right",
        "Think of the box",
        "Report a problem",
        "Answers",
    ):
        assert hidden not in paper
    gap = question(lesson, "pot-04").locator(".question__gap")
    style = gap.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).borderBottomStyle]")
    assert style == ["rgba(0, 0, 0, 0)", "solid"]
    boxes = question(lesson, "pot-01").locator("input")
    assert {box.evaluate("e => getComputedStyle(e).backgroundColor") for box in boxes.all()} == {
        "rgba(0, 0, 0, 0)"
    }
    looks = (
        question(lesson, "pot-01")
        .locator(".question__option label")
        .evaluate_all(
            "labels => labels.map(l => [l, l.querySelector('.question__text')].map(e => getComputedStyle(e))"
            ".map(s => [s.backgroundColor, s.borderTopWidth, s.boxShadow, s.fontWeight]).join())"
        )
    )
    assert len(looks) == 3
    assert len(set(looks)) == 1
    assert question(lesson, "pot-01").evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_printing_with_answers_puts_the_key_at_the_end(lesson):
    lesson.get_by_label("Print with answers").check()
    key = lesson.locator(".player-key li")
    assert key.first.is_hidden()
    paper = printed(lesson)
    assert paper.index("Answers") > paper.index("Put the making of tea in order.")
    place = lesson.evaluate(
        "[...document.querySelectorAll('#q-pot-01 .question__option')]"
        ".findIndex(o => o.textContent.includes('Warm the pot'))"
    )
    assert key.nth(0).inner_text() == f"{'ABC'[place]}: Warm the pot with some water."
    assert key.nth(3).inner_text() == "caddy / tea caddy / tea box"
    lesson.emulate_media(media="screen")
    lesson.get_by_label("Print with answers").uncheck()
    assert lesson.locator(".player-key").count() == 0


def test_a_strict_policy_for_scripts_and_styles_stops_nothing_of_the_player(page, address):
    policy = "script-src 'self' 'unsafe-inline'; style-src 'self'; img-src 'self'; object-src 'none'"

    def strict(route):
        answered = route.fetch()
        route.fulfill(response=answered, headers={**answered.headers, "content-security-policy": policy})

    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "player" in said.text else None)
    page.route(f"**{LESSON}", strict)
    open_lesson(page, address)
    to_state(page, "wrong")
    assert verdict(page, "pot-01") == "Not yet"
    assert refused == []


def test_a_lesson_works_from_a_folder(page, player_site):
    page.goto((player_site / "learn/tea/pot/index.html").as_uri())
    page.wait_for_selector("[data-question][data-live]")
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    page.reload()
    page.wait_for_selector("[data-question][data-live]")
    assert verdict(page, "pot-01") == "Correct"


LIMIT = 12 * 1024


def test_the_player_weighs_12_kb_at_most_and_other_pages_nothing(player_site):
    parts = ["assets/javascripts/player.js", "assets/stylesheets/player.css"]
    weight = sum(len(gzip.compress((player_site / part).read_bytes(), 9)) for part in parts)
    assert weight <= LIMIT
    for page in sorted(player_site.rglob("*.html")):
        html = page.read_text("utf-8")
        place = page.relative_to(player_site).as_posix()
        used = "data-question=" in html or place.startswith("learn/") or place == "progress/index.html"
        assert not used or "player.css" in html, place
        assert used or place.startswith("practice/") or "player.css" not in html, place
        assert html.count("/player.js") == (1 if used else 0)
        for alien in ("quiz.js", "confetti", "quiz-progress", 'data-correct="true"', "mkdocs_quiz"):
            assert alien not in html, place


def test_the_player_of_a_long_course_weighs_12_kb_at_most(player_site):
    lessons = [f"{hashlib.sha256(bytes([n])).hexdigest()[:20]}" for n in range(46)]
    outline = {
        "id": "long-course",
        "modules": [
            {
                "lessons": [
                    {
                        "url": f"learn/module-{module}/{name}/",
                        "questions": {
                            f"-{n:02}": hashlib.sha256(f"{name}{n}".encode()).hexdigest()[:3]
                            for n in range(1, 6)
                        },
                    }
                    for name in lessons[module * 6 : module * 6 + 6]
                ]
            }
            for module in range(8)
        ],
    }
    script = (player_site / "assets/javascripts/player.js").read_text("utf-8")
    long = f"const course = {json.dumps(outline, separators=(',', ':'))};"
    script, replaced = re.subn(r"^const course = .*$", long, script, flags=re.MULTILINE)
    style = (player_site / "assets/stylesheets/player.css").read_bytes()
    assert replaced == 1
    assert len(gzip.compress(script.encode(), 9)) + len(gzip.compress(style, 9)) <= LIMIT


def test_only_joined_scripts_are_published_and_no_module_beside_them(player_site):
    names = {path.name for path in (player_site / "assets/javascripts").glob("*.js")}
    sources = (PROJECT / "docs/assets/javascripts").glob("*.js")
    modules = {name for path in sources for name in scripts.IMPORT.findall(path.read_text("utf-8"))}
    assert modules & names == set()
    assert {"frame.js", "player.js", "progress-page.js", "practice-page.js", "exam-page.js"} <= names
