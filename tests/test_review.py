"""Review, readiness and what is due on the home page, in a real browser with a clock of our own."""

from __future__ import annotations

import gzip
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_player import choose, in_scheme, open_lesson, press
from test_player_memory import ASIDE, notices, save, saved
from test_progress import open_progress

NOON = "2026-05-05T12:00:00"
LIMIT = 25 * 1024


@pytest.fixture
def reader(page, address):
    """Someone who answered two questions in a lesson at noon, one right and one wrong."""
    page.clock.install(time=NOON)
    open_lesson(page, address)
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    choose(page, "pot-03", "False")
    press(page, "pot-03", "Check answer")
    return page


def at(page, time):
    """Sets the clock of the browser, forward or back."""
    page.clock.set_system_time(time)


def open_review(page, address):
    page.goto(f"{address}/practice/review/")
    page.locator("[data-review] h2").first.wait_for()
    return page.locator("[data-review]")


def due_today(page, address):
    return open_review(page, address).locator("h2").first.inner_text()


def test_what_was_answered_in_a_lesson_is_due_the_next_day_and_not_before(reader, address):
    assert due_today(reader, address) == "Due today: 0"
    assert "Nothing is due. Come back tomorrow." in reader.locator("[data-review]").inner_text()
    at(reader, "2026-05-05T23:59:00")
    assert due_today(reader, address) == "Due today: 0"
    at(reader, "2026-05-06T00:01:00")
    assert due_today(reader, address) == "Due today: 2"
    assert "1 missed, 1 due again." in reader.locator("[data-review]").inner_text()


def answer(page, id, right):
    texts = {("pot-01", True): "Warm the pot", ("pot-03", False): "False", ("pot-03", True): "True"}
    choose(page, id, texts[id, right])
    press(page, id, "Check answer")


def review_both(reader, address):
    """Answers the two questions that are due, rightly, up to how it went."""
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    answer(reader, "pot-03", True)
    reader.get_by_role("button", name="Next question").click()
    answer(reader, "pot-01", True)
    reader.get_by_role("button", name="See how it went").click()


def test_a_round_of_review_asks_what_is_due_and_moves_it_on(reader, address):
    at(reader, "2026-05-06T12:00:00")
    review_both(reader, address)
    assert "2 of 2 right" in reader.locator("[data-review]").inner_text()
    reader.get_by_role("button", name="Done").click()
    assert reader.locator("[data-review] h2").first.inner_text() == "Due today: 0"
    entries = saved(reader)["questions"]
    assert {id: (entries[id]["box"], entries[id]["due"]) for id in ("pot-01", "pot-03")} == {
        "pot-01": (2, "2026-05-09"),
        "pot-03": (2, "2026-05-09"),
    }
    assert [one["mode"] for one in saved(reader)["log"]] == ["review", "review"]


def test_a_round_that_was_left_goes_on_where_it_was_after_a_reload(reader, address):
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    answer(reader, "pot-03", True)
    reader.get_by_role("button", name="Next question").click()
    reader.locator("#q-pot-01").wait_for()
    reader.reload()
    reader.locator("#q-pot-01").wait_for()
    reader.get_by_role("button", name="Stop here").click()
    reader.get_by_role("button", name="Go on with question 2 of 2").click()
    assert reader.locator("#q-pot-01").is_visible()


def test_a_review_ends_no_open_round_of_practice_unasked(reader, address):
    reader.goto(f"{address}/practice/")
    reader.get_by_role("button", name="Start").click()
    reader.locator(".session .question").wait_for()
    begun = saved(reader)["session"]
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    asked = reader.locator(".session__ask p").inner_text()
    assert "You have a round of practice, at question 1 of 7." in asked
    reader.get_by_role("button", name="Not now").click()
    assert reader.evaluate("document.activeElement.textContent") == "Due today: 2"
    reader.get_by_role("button", name="Review all 2").click()
    reader.get_by_role("button", name="Go on with it").click()
    reader.wait_for_url("**/practice/#session")
    reader.get_by_role("heading", name="Question 1 of 7").wait_for()
    assert saved(reader)["session"] == begun
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    reader.get_by_role("button", name="Begin this one instead").click()
    reader.get_by_role("heading", name="Question 1 of 2").wait_for()
    assert saved(reader)["session"]["kind"] == "review"


def test_a_round_that_was_left_at_its_end_leads_to_how_it_went(reader, address):
    at(reader, "2026-05-06T12:00:00")
    review_both(reader, address)
    reader.get_by_text("2 of 2 right").wait_for()
    reader.goto(f"{address}/404.html")
    review = open_review(reader, address)
    assert review.get_by_role("button").all_inner_texts() == ["See how your round went"]
    reader.get_by_role("button", name="See how your round went").click()
    review.get_by_text("2 of 2 right").wait_for()


def test_a_round_of_practice_in_another_tab_ends_the_review_and_says_so(reader, address):
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    reader.locator("#q-pot-03").wait_for()
    other = reader.context.new_page()
    other.goto(f"{address}/practice/")
    other.get_by_role("button", name="Start").click()
    other.get_by_role("button", name="Begin this one instead").click()
    other.locator(".session .question").wait_for()
    begun = saved(other)["session"]
    answer(reader, "pot-03", True)
    words = "You began another round in another tab, so this one ends here; your answers are kept."
    assert reader.locator(".session__after [role=status]").inner_text() == words
    reader.get_by_role("button", name="Leave this round").click()
    assert reader.locator("[data-review] .player-notice").inner_text() == words
    assert reader.evaluate("document.activeElement.textContent") == words
    assert reader.locator("[data-review] h2").first.inner_text() == "Due today: 1"
    assert saved(reader)["session"] == begun
    other.get_by_role("button", name="Show me why").click()
    other.get_by_role("button", name="Next question").click()
    assert other.locator(".session__where").inner_text() == "Question 2 of 7"


@pytest.mark.parametrize(
    ("time", "number"),
    [
        ("2020-01-01T12:00:00", 2),
        ("2026-05-04T12:00:00", 0),
        ("2046-05-05T12:00:00", 2),
        ("2026-11-01T01:30:00", 2),
    ],
    ids=["set back by years", "a day back, as in flight", "years ahead", "in the doubled hour of autumn"],
)
def test_a_strange_clock_breaks_no_queue_and_loses_nothing(reader, address, time, number):
    before = saved(reader)["questions"]
    at(reader, time)
    assert due_today(reader, address) == f"Due today: {number}"
    assert saved(reader)["questions"] == before
    at(reader, "2026-05-06T12:00:00")
    assert due_today(reader, address) == "Due today: 2"


def test_a_reader_who_moves_to_another_time_zone_keeps_the_queue(browser, reader, address):
    at(reader, "2026-05-06T12:00:00")
    state = reader.context.storage_state()
    for zone in ("Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kathmandu"):
        context = browser.new_context(timezone_id=zone, storage_state=state)
        page = context.new_page()
        page.clock.install(time="2026-05-07T12:00:00Z")
        assert due_today(page, address) == "Due today: 2"
        context.close()


def test_damage_to_the_schedule_is_set_aside_and_the_answers_stay(reader, address):
    memory = saved(reader)
    memory["questions"]["pot-01"] |= {"box": 99, "due": "never"}
    memory["log"] = [1, 2]
    save(reader, address, json.dumps(memory))
    at(reader, "2026-05-06T12:00:00")
    assert due_today(reader, address) == "Due today: 2"
    aside = json.loads(saved(reader, ASIDE)[0]["text"])
    assert aside == {"log": [1, 2], "pot-01": {"box": 99, "due": "never"}}
    assert saved(reader)["questions"]["pot-01"]["verdict"] == "right"


def test_finishing_the_lessons_is_noted_and_brings_a_refresher_a_month_later(reader, address):
    memory = saved(reader)
    entry = memory["questions"]["pot-01"] | {"box": 6, "due": "9999-12-31", "day": "2026-05-05"}
    entry |= {"at": entry["time"], "sure": True}
    versions = {
        found.get_attribute("data-question"): found.get_attribute("data-version")
        for found in reader.locator("[data-question]").all()
    }
    reader.goto(f"{address}/learn/tea/cup/")
    for found in reader.locator("[data-question]").all():
        versions[found.get_attribute("data-question")] = found.get_attribute("data-version")
    memory["questions"] = {id: entry | {"v": version} for id, version in versions.items()}
    save(reader, address, json.dumps(memory))
    open_review(reader, address)
    assert saved(reader)["finished"] == "2026-05-05"
    at(reader, "2026-06-05T12:00:00")
    text = open_review(reader, address).inner_text()
    assert "Refresher: 1 month after you finished" in text
    reader.get_by_role("button", name="Do the refresher").click()
    reader.get_by_role("heading", name=f"Question 1 of {len(versions)}").wait_for()


def test_the_home_page_says_what_is_due_to_those_who_came_before_and_asks_for_nothing_else(
    reader, address, browser
):
    at(reader, "2026-05-06T12:00:00")
    reader.goto(f"{address}/")
    link = reader.get_by_role("link", name="2 questions due today")
    link.wait_for()
    link.click()
    reader.get_by_role("heading", name="Due today: 2").wait_for()
    new = browser.new_context().new_page()
    asked = []
    new.on("request", lambda request: asked.append(request.url))
    new.goto(f"{address}/")
    new.wait_for_load_state("networkidle")
    assert [url for url in asked if "/bank/" in url] == []
    assert new.locator("[data-due]").inner_text() == ""
    new.context.close()


def test_readiness_stands_on_my_progress_and_says_what_it_cannot_tell(reader, address):
    open_progress(reader, address)
    place = reader.locator("[data-readiness]")
    place.locator(".readiness__sum").wait_for()
    assert "0% readiness" in " ".join(place.inner_text().split())
    assert "predicts no real exam" in place.inner_text()
    place.get_by_text("Module by module").click()
    assert place.get_by_role("row").count() == 2
    assert place.locator("[data-title=Safe]").inner_text() == "none yet"
    place.get_by_role("link", name="How it is made").click()
    assert reader.url.endswith("/practice/readiness/")


def test_each_condition_of_readiness_is_a_sentence_that_stands_alone(reader, address):
    reader.goto(f"{address}/practice/readiness/")
    place = reader.locator("[data-readiness]")
    assert [
        text.strip() for text in place.locator(".readiness__rule li > span:last-child").all_inner_texts()
    ] == [
        "You answered 0 of 60 new questions in mixed practice or mock exams.",
        "You got 0 of your last 60 new questions right at the first try. It takes 53.",
        "You answered new questions on 0 days. It takes 2 days or more.",
        "You got 75% or more of your new questions right in 0 of 1 modules. Answer 5 or more in each.",
        "You got 0 of 0 safety-critical questions right at your last try. It takes all of them.",
        "Your share of new questions right, counted carefully, is 0%. It takes 60%, the pass mark.",
    ]
    assert "topic" not in place.inner_text().lower()


@pytest.mark.parametrize("begun", [True, False], ids=["answered before", "never answered"])
@pytest.mark.parametrize("place", ["progress", "practice/readiness"])
def test_readiness_leads_on_to_new_questions(request, address, place, begun):
    page = request.getfixturevalue("reader" if begun else "page")
    page.goto(f"{address}/{place}/")
    page.get_by_role("link", name="Practice new questions").click()
    page.wait_for_selector("form.practice__form")
    assert page.locator("[name=kind]:checked").get_attribute("value") == "new"


def test_readiness_stands_where_practice_begins(reader, address):
    reader.goto(f"{address}/practice/")
    reader.locator("[data-figures] .readiness__sum").wait_for()
    assert "0% readiness" in " ".join(reader.locator("[data-figures]").inner_text().split())


def test_practice_goes_into_the_file_and_comes_back_from_it(reader, address, browser, tmp_path):
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    answer(reader, "pot-03", True)
    open_progress(reader, address)
    with reader.expect_download() as begun:
        reader.get_by_role("button", name="Download to a file").click()
    begun.value.save_as(tmp_path / "file.json")
    context = browser.new_context()
    other = open_progress(context.new_page(), address)
    other.locator("input[type=file]").set_input_files(tmp_path / "file.json")
    other.locator("[data-progress] .player-notice p").wait_for()
    assert saved(other)["log"] == saved(reader)["log"]
    assert saved(other)["questions"] == saved(reader)["questions"]
    context.close()


def test_loading_ones_own_file_takes_no_answer_from_readiness(page, address, tmp_path):
    page.goto(f"{address}/practice/")
    page.get_by_role("button", name="Start").click()
    for _ in range(2):
        page.get_by_role("button", name="Show me why").click()
        page.get_by_role("button", name="Try again").click()
    log = saved(page)["log"]
    assert [one["unseen"] for one in log] == [True, False]
    open_progress(page, address)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download to a file").click()
    begun.value.save_as(tmp_path / "file.json")
    page.locator("input[type=file]").set_input_files(tmp_path / "file.json")
    page.get_by_text("The file was loaded").wait_for()
    assert saved(page)["log"] == log


def test_a_file_from_before_practice_is_read_and_takes_nothing_away(reader, address):
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    answer(reader, "pot-03", True)
    log = saved(reader)["log"]
    open_progress(reader, address)
    old = {
        "file": "course-progress",
        "course": "tea-player",
        "questions": {"pot-05": {"v": "a", "verdict": "right"}},
    }
    file = {"name": "old.json", "mimeType": "application/json", "buffer": json.dumps(old).encode()}
    reader.locator("input[type=file]").set_input_files(file)
    reader.locator("[data-progress] .player-notice p").wait_for()
    assert saved(reader)["log"] == log
    assert "pot-05" in saved(reader)["questions"]


def test_a_reset_of_all_takes_practice_too_and_undo_brings_it_back(reader, address):
    at(reader, "2026-05-06T12:00:00")
    open_review(reader, address)
    reader.get_by_role("button", name="Review all 2").click()
    answer(reader, "pot-03", True)
    open_progress(reader, address)
    before = saved(reader)
    reader.get_by_role("button", name="Reset all progress").click()
    reader.get_by_role("button", name="Yes, reset").click()
    assert set(saved(reader)) == {"schema", "course", "reader", "questions"}
    reader.get_by_role("button", name="Undo").click()
    assert saved(reader) == before


def test_where_nothing_can_be_saved_review_says_so(browser, address):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page = context.new_page()
    page.set_default_timeout(5000)
    assert due_today(page, address) == "Due today: 0"
    assert any("does not let the course save" in text for text in notices(page))
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", ["nothing", "due", "round", "readiness"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(reader, address, state, width, scheme):
    reader.set_viewport_size({"width": width, "height": 900})
    at(reader, NOON if state == "nothing" else "2026-05-06T12:00:00")
    if state == "readiness":
        reader.goto(f"{address}/practice/readiness/")
        reader.locator(".readiness__sum").wait_for()
    else:
        open_review(reader, address)
    if state == "round":
        reader.get_by_role("button", name="Review all 2").click()
        answer(reader, "pot-03", False)
    in_scheme(reader, scheme)
    results = Axe().run(reader, context={"include": [["article"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    assert reader.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["practice", "review", "readiness", "plan", "flashcards", "home"])
def test_a_page_of_practice_has_at_most_25_kilobytes_of_our_script(player_site, name):
    text = (player_site / "assets" / "javascripts" / f"{name}-page.js").read_bytes()
    assert len(gzip.compress(text, mtime=0)) <= LIMIT
