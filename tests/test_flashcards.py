"""Flashcards: by buttons, by keys, by touch, on paper, and as a list without script."""

from __future__ import annotations

import json

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from test_player import in_scheme
from test_player_memory import ASIDE, notices, save, saved


@pytest.fixture
def cards(page, address):
    return open_cards(page, address)


def open_cards(page, address):
    page.goto(f"{address}/practice/flashcards/")
    page.locator(".flashcards__where").wait_for()
    return page


def where(page):
    return page.locator(".flashcards__where").inner_text()


def choose_set(page, name):
    page.get_by_role("radio", name=name).check()


def press(page, name):
    page.get_by_role("button", name=name).click()


def test_a_card_hides_its_back_until_it_is_turned(cards):
    choose_set(cards, "True or not?")
    card = cards.locator(".flashcards__card")
    assert "Some people think this." in card.inner_text()
    assert cards.locator(".flashcards__card .flashcard__back").count() == 0
    press(cards, "Turn the card")
    assert card.locator(".flashcard__back").inner_text()
    assert cards.evaluate("document.activeElement.className") == "flashcard__back"


def test_each_card_is_asked_until_it_was_known(cards):
    choose_set(cards, "True or not?")
    assert where(cards) == "0 known, 2 to go"
    press(cards, "Turn the card")
    press(cards, "Not yet")
    assert where(cards) == "0 known, 2 to go"
    for _ in range(2):
        press(cards, "Turn the card")
        press(cards, "I knew it")
    assert where(cards) == "Done. You knew 1 of 2 cards at the first try."
    press(cards, "Begin again")
    assert where(cards) == "0 known, 2 to go"


def knew_one(page):
    choose_set(page, "True or not?")
    press(page, "Turn the card")
    press(page, "I knew it")


def test_a_card_that_was_known_is_known_at_the_next_visit_too(cards, address):
    knew_one(cards)
    open_cards(cards, address)
    choose_set(cards, "True or not?")
    assert where(cards) == "1 known, 1 to go"
    press(cards, "Turn the card")
    press(cards, "I knew it")
    assert where(cards) == "Done. You knew 1 of 1 card at the first try. You knew 1 card before."
    cards.reload()
    choose_set(cards, "True or not?")
    assert where(cards) == "Done. You knew 2 cards before."
    choose_set(cards, "Words")
    assert where(cards) == "0 known, 1 to go"


def test_cards_are_begun_again_only_when_asked_and_only_those_chosen(cards):
    choose_set(cards, "Words")
    assert cards.get_by_role("button", name="Begin again").count() == 0
    press(cards, "Turn the card")
    press(cards, "I knew it")
    knew_one(cards)
    word, belief = saved(cards)["cards"]
    cards.get_by_role("button", name="Begin again").press("Enter")
    asked = "Ask all 2 cards again, also the 1 that you knew?"
    assert cards.evaluate("document.activeElement.textContent") == asked
    press(cards, "No, go on")
    assert saved(cards)["cards"] == [word, belief]
    assert cards.evaluate("document.activeElement.className") == "flashcard__front"
    press(cards, "Begin again")
    cards.keyboard.press("2")
    press(cards, "Yes, begin again")
    assert where(cards) == "0 known, 2 to go"
    assert saved(cards)["cards"] == [word]


@pytest.mark.parametrize(
    ("cards", "known"),
    [
        (["words-caddy", 7, "<b>x</b>", "words-caddy"], ["words-caddy"]),
        ("words-caddy", []),
        ({"0": "words-caddy"}, []),
        (None, []),
    ],
)
def test_known_cards_that_cannot_be_read_are_set_aside(page, address, cards, known):
    save(page, address, json.dumps({"course": "tea-player", "questions": {}, "cards": cards}))
    open_cards(page, address)
    choose_set(page, "Words")
    page.locator(".flashcards__where", has_text="Done" if known else "0 known").wait_for()
    assert saved(page)["cards"] == known
    assert json.loads(saved(page, ASIDE)[0]["text"]) == {"cards": cards}


def test_where_nothing_can_be_saved_the_cards_go_on_and_say_so(browser, address):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page = open_cards(context.new_page(), address)
    knew_one(page)
    assert where(page) == "1 known, 1 to go"
    assert any("does not let the course save" in text for text in notices(page))
    context.close()


def test_the_next_card_is_read_out_and_one_status_tells_how_far_one_is(cards):
    choose_set(cards, "True or not?")
    cards.evaluate("window.told = document.querySelector('.flashcards__where')")
    front = cards.locator(".flashcards__card .flashcard__front")
    first = front.inner_text()
    press(cards, "Turn the card")
    press(cards, "I knew it")
    assert front.inner_text() != first
    assert cards.evaluate("document.activeElement.innerText") == front.inner_text()
    assert cards.evaluate("[window.told.isConnected, window.told.innerText]") == [True, "1 known, 1 to go"]
    assert cards.get_by_role("status").count() == 1


@pytest.mark.parametrize(("knew", "not_yet"), [("2", "1"), ("ArrowRight", "ArrowLeft")])
def test_a_round_by_keyboard_alone(cards, knew, not_yet):
    choose_set(cards, "True or not?")
    cards.get_by_role("button", name="Turn the card").focus()
    cards.keyboard.press(knew)
    assert where(cards) == "0 known, 2 to go"
    cards.keyboard.press("Enter")
    cards.keyboard.press(not_yet)
    for _ in range(2):
        assert cards.evaluate("document.activeElement.className") == "flashcard__front"
        cards.keyboard.press("Enter")
        assert cards.evaluate("document.activeElement.className") == "flashcard__back"
        cards.keyboard.press(knew)
    assert where(cards).startswith("Done.")
    assert cards.evaluate("document.activeElement.textContent") == "Begin again"


def test_keys_outside_the_card_do_nothing(cards):
    press(cards, "Turn the card")
    before = where(cards)
    cards.get_by_role("radio").first.focus()
    cards.keyboard.press("2")
    assert where(cards) == before


def test_a_tap_turns_and_a_swipe_answers(browser, address):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 780})
    page = open_cards(context.new_page(), address)
    choose_set(page, "True or not?")
    card = page.locator(".flashcards__card")
    card.tap(position={"x": 20, "y": 20})
    assert page.get_by_role("button", name="I knew it").is_visible()
    swipe(page, card, 150)
    assert where(page) == "1 known, 1 to go"
    card.tap(position={"x": 20, "y": 20})
    swipe(page, card, 20)
    assert where(page) == "1 known, 1 to go"
    swipe(page, card, -150)
    assert where(page) == "1 known, 1 to go"
    assert page.get_by_role("button", name="Turn the card").is_visible()
    context.close()


def swipe(page, card, way):
    """A finger that goes sideways by so many pixels."""
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    touch = page.context.new_cdp_session(page)
    points = [
        ("touchStart", [(x, y)]),
        ("touchMove", [(x + way / 2, y)]),
        ("touchMove", [(x + way, y)]),
        ("touchEnd", []),
    ]
    for kind, at in points:
        touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in at]}
        )


def test_the_deck_has_every_term_procedure_and_belief(cards):
    counts = {
        name: label for name, label in enumerate(cards.locator(".flashcards__choice").all_inner_texts())
    }
    assert list(counts.values()) == ["Words (1)", "Procedures (1)", "True or not? (2)"]


def test_the_list_has_the_answers_and_is_folded_on_the_screen(cards):
    assert cards.locator(".flashcard:visible").count() == 0
    cards.locator("summary", has_text="The cards as a list").press("Enter")
    assert cards.locator(".flashcard:visible .flashcard__back").count() == 1
    assert cards.get_by_role("link", name="caddy in the glossary").is_visible()
    choose_set(cards, "Procedures")
    assert cards.get_by_role("link", name="The lesson: Warm the pot").is_visible()


def test_on_paper_only_the_chosen_cards_stand_each_whole_with_lines_to_cut(cards):
    choose_set(cards, "Procedures")
    cards.emulate_media(media="print")
    cards.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    shown = cards.locator(".flashcard:visible")
    assert shown.count() == 1
    assert "Warm" in shown.locator(".flashcard__front").inner_text()
    style = shown.first.evaluate(
        "card => [getComputedStyle(card).borderTopStyle, getComputedStyle(card).breakInside]"
    )
    assert style == ["dashed", "avoid"]
    assert cards.locator("[data-flashcards]").is_hidden()
    assert cards.locator("summary", has_text="The cards as a list").is_hidden()


@pytest.mark.parametrize("opened", [False, True])
def test_a_printout_has_the_cards_and_leaves_the_fold_as_it_was(cards, opened):
    choose_set(cards, "True or not?")
    fold = cards.locator(".flashcard-lists")
    if opened:
        fold.locator("summary").click()
    paper = pypdfium2.PdfDocument(cards.pdf())
    text = " ".join(page.get_textpage().get_text_bounded() for page in paper)
    assert text.count("Some people think this.") == 2
    assert "What does this mean?" not in text
    assert (fold.get_attribute("open") is not None) == opened


def test_without_script_each_card_stands_in_a_list_with_both_sides(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/practice/flashcards/")
    assert page.locator(".flashcard__front:visible").count() == 4
    assert page.locator(".flashcard__back:visible").count() == 4
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", ["front", "back", "asked", "end", "list"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(cards, state, width, scheme):
    cards.set_viewport_size({"width": width, "height": 900})
    in_scheme(cards, scheme)
    if state == "back":
        press(cards, "Turn the card")
    if state == "asked":
        knew_one(cards)
        press(cards, "Begin again")
    if state == "end":
        press(cards, "Turn the card")
        press(cards, "I knew it")
    if state == "list":
        cards.locator(".flashcard-lists summary").click()
    results = Axe().run(cards, context={"include": [["article"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    targets = cards.locator("[data-flashcards] :is(button, .flashcards__choice), .flashcard-lists > summary")
    assert [t.inner_text() for t in targets.all() if t.bounding_box()["height"] < 44] == []
    assert cards.evaluate("document.documentElement.scrollWidth") == width
