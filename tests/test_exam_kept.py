"""A mock exam that is broken off, damaged, or open twice: nothing is lost, and nothing runs."""

from __future__ import annotations

import json
import re

import pytest
from browser import address_of, build, copy_of, serve
from examining import (
    COURSE,
    IDS,
    PAPER,
    answer,
    begin,
    clock,
    give,
    given,
    go,
    hand_in,
    open_page,
    palette,
    place,
    press,
    right_answer,
    run,
    start,
)
from test_player_memory import BLOCKED, FILL, FULL, KEY, replaced, save, saved


def test_markup_that_was_typed_or_saved_never_runs(sitting):
    script = "<img src=x onerror=window.ran=true>"
    answer(sitting, IDS.index("pot-04") + 1, [script])
    memory = saved(sitting)
    memory["exam"]["title"] = script
    sitting.goto(re.sub("practice/exam/.*", "404.html", sitting.url))
    sitting.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(memory)])
    open_page(sitting, re.sub("/404.html", "", sitting.url), "#taking")
    sitting.wait_for_selector(".exam .question")
    hand_in(sitting)
    assert script in sitting.inner_text(".result")
    press(sitting, "All exams")
    assert script in sitting.inner_text(".history__table")
    assert sitting.evaluate("window.ran") is None


def test_a_tab_that_dies_in_the_middle_loses_no_answer(context, address):
    page = begin(context.new_page(), address)
    answer(page, 1)
    answer(page, 2)
    with pytest.raises(Exception, match=r"crash|ERR_|closed"):
        page.goto("chrome://crash")
    again = context.new_page()
    open_page(again, address)
    assert "2 of 7 answered" in again.inner_text(".player-notice")
    press(again, "Go on")
    again.wait_for_selector(".exam .question")
    assert place(again) == "Question 2 of 7"
    assert given(again) == right_answer(PAPER.items[1].question)


def test_a_reload_keeps_place_answers_and_flags(sitting):
    for number in range(1, 8):
        answer(sitting, number)
    press(sitting, "Flag for later")
    sitting.reload()
    sitting.wait_for_selector(".exam .question")
    assert place(sitting) == "Question 7 of 7"
    assert palette(sitting, 7) == "Question 7, answered, flagged"
    for number, item in enumerate(PAPER.items, 1):
        go(sitting, number)
        assert sorted(given(sitting)) == sorted(right_answer(item.question))


def test_a_storage_that_fills_up_is_said_and_the_exam_goes_on(sitting):
    answer(sitting, 1)
    sitting.evaluate(FILL)
    for number in range(2, 8):
        answer(sitting, number)
    assert any(words.startswith(FULL) for words in sitting.locator(".player-notice").all_inner_texts())
    hand_in(sitting)
    assert place(sitting) == "Passed: 7 of 7 right"


def test_a_blocked_storage_is_said_before_the_start_and_the_exam_goes_on(browser, address):
    reader = browser.new_context()
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = open_page(reader.new_page(), address)
    assert any(words.startswith(BLOCKED) for words in page.locator(".player-notice").all_inner_texts())
    start(page)
    for number in range(1, 8):
        answer(page, number)
    hand_in(page)
    assert place(page) == "Passed: 7 of 7 right"
    reader.close()


def test_a_progress_file_of_an_older_version_leaves_an_open_exam_alone(sitting, address):
    answer(sitting, 1)
    before = saved(sitting)["exam"]["items"]
    sitting.goto(f"{address}/progress/")
    version = COURSE.get("question", "pot-02").version
    text = json.dumps(
        {
            "file": "course-progress",
            "course": "tea-player",
            "questions": {"pot-02": {"v": version, "verdict": "right"}},
        }
    )
    file = {"name": "progress.json", "mimeType": "application/json", "buffer": text.encode()}
    sitting.locator("input[type=file]").set_input_files(file)
    sitting.get_by_text("were taken").wait_for()
    assert saved(sitting)["questions"]["pot-02"]["verdict"] == "right"
    open_page(sitting, address, "#taking")
    sitting.wait_for_selector(".exam .question")
    assert [item["answer"] for item in before] == [item["answer"] for item in saved(sitting)["exam"]["items"]]


def test_results_travel_in_the_progress_file(result, browser, address, tmp_path):
    result.goto(f"{address}/progress/")
    with result.expect_download() as begun:
        result.get_by_role("button", name="Download to a file").click()
    begun.value.save_as(tmp_path / "file.json")
    reader = browser.new_context()
    other = reader.new_page()
    other.goto(f"{address}/progress/")
    for _ in range(2):
        other.locator("input[type=file]").set_input_files(tmp_path / "file.json")
        other.get_by_text("were taken").wait_for()
    assert saved(other)["attempts"] == saved(result)["attempts"]
    reader.close()


def test_resetting_everything_takes_the_results_too_and_can_be_undone(result, address):
    result.goto(f"{address}/progress/")
    result.get_by_role("button", name="Reset all progress").click()
    press(result, "Yes, reset")
    assert saved(result).get("attempts") is None
    press(result, "Undo")
    assert len(saved(result)["attempts"]) == 1


def test_two_open_tabs_do_not_undo_each_other(context, address):
    first = begin(context.new_page(), address)
    second = open_page(context.new_page(), address, "#taking")
    second.wait_for_selector(".exam .question")
    answer(first, 1)
    answer(second, 5)
    go(first, 3)
    answer(second, 6)
    give(first, right_answer(PAPER.items[2].question))
    items = saved(first)["exam"]["items"]
    assert [at for at, item in enumerate(items, 1) if item["answer"]] == [1, 3, 5, 6]
    first.wait_for_function("() => document.querySelector('[data-at=\"5\"]').dataset.state === 'answered'")
    assert palette(first, 6) == "Question 6, answered"
    assert place(first) == "Question 3 of 7"


def test_an_exam_handed_in_in_one_tab_ends_in_the_other(context, address):
    first = begin(context.new_page(), address)
    second = open_page(context.new_page(), address, "#taking")
    second.wait_for_selector(".exam .question")
    hand_in(first)
    second.get_by_text("This exam was ended in another tab.").wait_for()
    assert len(saved(second)["attempts"]) == 1
    assert saved(second).get("exam") is None


@pytest.mark.parametrize("other", [True, False], ids=["begun", "none"])
def test_handing_in_never_hands_in_the_exam_of_another_tab(sitting, other):
    press(sitting, "Hand in")
    memory = saved(sitting)
    exam = memory.pop("exam") | {"id": "other"}
    text = json.dumps(memory | ({"exam": exam} if other else {}))
    sitting.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    press(sitting, "Hand in now")
    sitting.get_by_text("This exam was ended in another tab.").wait_for()
    assert saved(sitting).get("exam") == (exam if other else None)
    assert "attempts" not in saved(sitting)


def begun_elsewhere(page, address):
    """An exam with one answer, begun in another tab while `page` stands as it is; gives what is saved of it."""
    other = begin(page.context.new_page(), address)
    answer(other, 1)
    return saved(other)["exam"]["id"], saved(other)["exam"]["items"][0]["answer"]


def assert_kept(page, exam, words):
    id, given = exam
    assert page.locator(".player-notice").first.inner_text() == words
    assert page.evaluate("document.activeElement.textContent") == words
    assert "1 of 7 answered" in page.locator("[data-exam] .player-notice").nth(1).inner_text()
    kept = saved(page)["exam"]
    assert (id, given) == (kept["id"], kept["items"][0]["answer"])
    press(page, "Go on")
    page.wait_for_selector(".exam .question")


def test_starting_an_exam_leaves_one_that_another_tab_began(page, address):
    open_page(page, address)
    exam = begun_elsewhere(page, address)
    press(page, "Start the exam")
    assert_kept(page, exam, "You began an exam in another tab, so no new one was started here.")


def test_throwing_an_exam_away_leaves_another_that_was_begun_since(sitting, address):
    press(sitting, "Leave for now")
    press(sitting, "Throw it away")
    hand_in(resumed(sitting.context.new_page(), address))
    exam = begun_elsewhere(sitting, address)
    press(sitting, "Yes, throw it away")
    ended = "This exam was ended in another tab. If it was handed in, its result is in the list below."
    assert_kept(sitting, exam, ended)


def resumed(page, address):
    open_page(page, address, "#taking").wait_for_selector(".exam .question")
    return page


def test_throwing_an_exam_away_that_was_handed_in_elsewhere_says_so(sitting, address):
    press(sitting, "Leave for now")
    hand_in(resumed(sitting.context.new_page(), address))
    press(sitting, "Throw it away")
    sitting.get_by_text("This exam was ended in another tab.").wait_for()
    assert sitting.get_by_role("button", name="Start the exam").is_visible()
    assert len(saved(sitting)["attempts"]) == 1


def test_an_exam_is_thrown_away_where_it_is_the_one_that_was_asked_about(sitting):
    press(sitting, "Leave for now")
    press(sitting, "Throw it away")
    press(sitting, "Yes, throw it away")
    assert sitting.evaluate("document.activeElement.textContent") == "The exam was thrown away."
    assert "exam" not in saved(sitting)


@pytest.mark.parametrize("typed", ["", "  "], ids=["emptied", "spaces"])
def test_a_gap_that_was_emptied_again_counts_as_no_answer(sitting, typed):
    number = IDS.index("pot-04") + 1
    answer(sitting, number, ["Warm"])
    answer(sitting, 1)
    go(sitting, number)
    give(sitting, [typed])
    hand_in(sitting)
    memory = saved(sitting)
    assert list(memory["questions"]) == [IDS[0]]
    assert [one["q"] for one in memory["log"]] == [IDS[0]]


WHOLE = {
    "id": "e1",
    "exam": "all",
    "title": "Tea",
    "form": "",
    "began": "2026-01-01T00:00:00.000Z",
    "pass": 60,
    "minutes": 12,
    "extra": 0,
    "timed": True,
    "used": 0,
    "at": 0,
}


@pytest.mark.parametrize(
    "damage",
    [
        "7",
        "{}",
        '{"items": []}',
        '{"id": "<img src=x onerror=window.ran=true>", "items": [{}]}',
        json.dumps({**WHOLE, "items": [{"q": "pot-01", "v": "a", "answer": [7]}]}),
    ],
    ids=range(5),
)
def test_a_damaged_exam_is_set_aside_and_said(page, address, damage):
    save(page, address, f'{{"course": "tea-player", "exam": {damage}, "attempts": [1], "questions": {{}}}}')
    open_page(page, address, "#taking")
    text = " ".join(page.locator(".player-notice").all_inner_texts())
    assert "Your open exam could not be read. It is set aside in this browser." in text
    assert "Some earlier results could not be read." in text
    aside = [each["text"] for each in saved(page, f"{KEY}:set-aside")]
    assert sorted([json.dumps(json.loads(damage), separators=(",", ":")), "[1]"]) == sorted(aside)
    start(page)
    assert page.evaluate("window.ran") is None


def test_an_exam_goes_on_in_a_course_that_changed_under_it(sitting, tmp_path, page):
    for number in range(1, 8):
        answer(sitting, number)
    text = sitting.evaluate("key => localStorage.getItem(key)", KEY)
    root = copy_of("player", tmp_path)
    bank = root / "curriculum/questions/tea/pot.yml"
    replaced(bank, "Warm the pot with some water.", "Fill the pot to the brim.")
    entries = re.split(r"^(?=- id: )", bank.read_text("utf-8"), flags=re.MULTILINE)
    kept = [entry for entry in entries if not entry.startswith("- id: pot-03")]
    added = next(entry for entry in kept if entry.startswith("- id: pot-06"))
    added = added.replace("pot-06", "pot-07").replace("stem: ", "stem: Now then. ", 1)
    bank.write_text("".join([*kept, added]), "utf-8")
    replaced(root / "docs/learn/tea/pot.md", "{{ question pot-03 }}", "")
    server = serve(build(root))
    save(page, address_of(server), text)
    open_page(page, address_of(server), "#taking")
    page.wait_for_selector(".exam .question")
    words = page.locator(".question__changed").inner_text()
    assert words == (
        "1 question was taken out of the course since you began. It does not count."
        " 1 question was changed since you began. Please answer it again."
    )
    items = {item["q"]: item["answer"] for item in saved(page)["exam"]["items"]}
    assert set(IDS) - {"pot-03"} == set(items)
    assert [id for id, answer in items.items() if not answer] == ["pot-01"]
    hand_in(page)
    assert place(page) == "Passed: 5 of 6 right"
    server.shutdown()


def test_an_exam_is_taken_from_a_folder(page, player_site):
    page.goto((player_site / "practice/exam/index.html").as_uri())
    page.wait_for_selector("form.practice__form")
    start(page)
    answer(page, 1)
    page.reload()
    page.wait_for_selector(".exam .question")
    assert given(page) == right_answer(PAPER.items[0].question)
    hand_in(page)
    press(page, "All (7)")
    link = page.get_by_role("link", name="Lesson: Pour a cup")
    assert "learn/tea/cup/index.html#" in link.get_attribute("href")
    press(page, f"Practice the {7 - 1} that I missed")
    page.wait_for_selector(".session .question")


def test_questions_that_cannot_be_loaded_are_asked_for_again(page, address):
    page.route("**/assets/bank/tea.js*", lambda route: route.abort())
    open_page(page, address)
    press(page, "Start the exam")
    page.get_by_text("The questions could not be loaded.").wait_for()
    page.unroute("**/assets/bank/tea.js*")
    press(page, "Try again")
    page.wait_for_selector(".exam .question")


TURN = """() => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done();
  port2.postMessage(0);
})"""
"""What was waiting is done; a clock that stands still stops no message."""


@pytest.fixture
def slow(page):
    """Holds back the questions; calling it lets them come, or fail."""
    held = []
    page.route("**/assets/bank/tea.js*", lambda route: held.append(route))

    def let(come=True):
        while not held:  # the page says that it gets them a moment before it asks
            page.wait_for_timeout(10)
        for route in held:
            route.continue_() if come else route.abort()
        ended = (
            "window.courseBank.tea" if come else "!document.querySelector('script[src*=\"/bank/tea.js\"]')"
        )
        page.wait_for_function(f"() => Boolean({ended})")
        page.evaluate(TURN)

    return let


@pytest.mark.parametrize("come", [True, False], ids=["come", "fail"])
@pytest.mark.parametrize("left", ["an exam", "a result"])
def test_questions_that_come_late_draw_nothing_on_a_page_that_was_left(page, address, slow, left, come):
    item = {"q": "pot-04", "v": "a", "answer": [], "order": [], "flag": False, "seen": True, "time": 0}
    exam = {**WHOLE, "items": [item]}
    attempt = {**exam, "id": "e2", "ended": WHOLE["began"], "items": [{**item, "right": False}]}
    memory = {"course": "tea-player", "questions": {}, "exam": exam, "attempts": [attempt]}
    save(page, address, json.dumps(memory))
    open_page(page, address)
    press(page, "Go on") if left == "an exam" else page.get_by_role("button", name="see it").click()
    page.get_by_text("Getting the questions").wait_for()
    page.go_back()
    page.get_by_role("button", name="Go on").wait_for()
    slow(come)
    assert page.get_by_role("button", name="Go on").is_visible()
    assert page.locator(".exam, .result").count() == 0
    assert saved(page)["exam"] == exam


def test_an_exam_opened_twice_while_its_questions_come_has_one_clock(page, address, slow):
    page.clock.install(time="2026-03-01T12:00:00Z")
    open_page(page, address)
    press(page, "Start the exam")
    for way in (page.go_back, page.go_forward):
        way()
        page.get_by_text("Getting the questions" if way == page.go_forward else "Go on").first.wait_for()
    page.clock.pause_at("2026-03-01T13:00:00Z")
    slow()
    page.wait_for_selector(".exam .question")
    run(page, 10)
    assert clock(page) == "11:50 left"
    assert saved(page)["exam"]["items"][0]["time"] == 10_000


def test_an_exam_that_ended_in_another_tab_while_its_questions_came_says_so(page, address, slow):
    open_page(page, address)
    press(page, "Start the exam")
    page.get_by_text("Getting the questions").wait_for()
    memory = saved(page)
    del memory["exam"]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(memory)])
    slow()
    page.get_by_text("This exam was ended in another tab.").wait_for()
    assert page.get_by_role("button", name="Start the exam").is_visible()
