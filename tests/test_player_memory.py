"""What the browser remembers: it survives the author's edits, damage, and a browser that saves nothing."""

from __future__ import annotations

import json

import pytest
from browser import address_of, build, copy_of, serve
from test_player import choose, open_lesson, press, question, verdict

KEY = "tea-player:v1"
ASIDE = "tea-player:v1:set-aside"
DAMAGED = "Some of your saved progress could not be read."
BLOCKED = "This browser does not let the course save anything."
FULL = "This browser has no room left to save your progress."
FILL = """() => {
  let text = 'x'.repeat(1 << 20);
  for (let n = 0; text; n += 1) {
    try { localStorage.setItem('full' + n, text) } catch { text = text.slice(1 + text.length / 2) }
  }
}"""
"""Leaves no room in the browser's storage."""


def saved(page, key=KEY):
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)


def save(page, address, text, key=KEY):
    """Puts a text into the browser's storage before the lesson is opened."""
    page.goto(f"{address}/404.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def standing_here(page):
    """How far the navigation says the reader is with the lesson shown."""
    return page.locator(".beside a[aria-current=page] .lesson-mark").first.get_attribute("data-standing")


def notices(page):
    return page.locator(".player-notice").all_inner_texts()


def test_an_entry_holds_version_verdict_attempts_and_time_in_utc(page, address):
    open_lesson(page, address)
    choose(page, "pot-01", "Put the leaves")
    press(page, "pot-01", "Check answer")
    press(page, "pot-01", "Try again")
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    memory = saved(page)
    entry = memory["questions"]["pot-01"]
    assert (memory["course"], memory["schema"]) == ("tea-player", 1)
    assert entry["v"] == question(page, "pot-01").get_attribute("data-version")
    assert (entry["verdict"], entry["attempts"], entry["first"]) == ("right", 2, "wrong")
    assert entry["time"].endswith("Z")


def test_an_answer_is_there_again_after_a_reload(page, address):
    open_lesson(page, address)
    choose(page, "pot-01", "Put the leaves")
    press(page, "pot-01", "Check answer")
    press(page, "pot-05", "Show me why")
    open_lesson(page, address)
    assert verdict(page, "pot-01") == "Not yet"
    assert question(page, "pot-01").locator("[data-mark=wrong]").inner_text().startswith("Put the leaves")
    assert verdict(page, "pot-05") == "Here is the answer"
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_saved_verdict_that_its_choice_does_not_bear_out_is_not_believed(page, address):
    open_lesson(page, address)
    choose(page, "pot-01", "Put the leaves")
    press(page, "pot-01", "Check answer")
    memory = saved(page)
    memory["questions"]["pot-01"]["verdict"] = "right"
    save(page, address, json.dumps(memory))
    open_lesson(page, address)
    assert verdict(page, "pot-01") == "Not yet"


@pytest.fixture
def reader(page, address):
    """A reader who answered the first two questions right, and what the browser saved of it."""
    open_lesson(page, address)
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    choose(page, "pot-02", "A warm pot", "A lid")
    press(page, "pot-02", "Check answer")
    return page.evaluate("key => localStorage.getItem(key)", KEY)


@pytest.fixture
def after(page, reader, tmp_path):
    """Opens the lesson for that reader after the author edited the course."""
    servers = []

    def opened(edit, place="learn/tea/pot/"):
        root = copy_of("player", tmp_path)
        edit(root)
        server = serve(build(root))
        servers.append(server)
        save(page, address_of(server), reader)
        page.goto(f"{address_of(server)}/{place}")
        page.wait_for_selector("[data-live]")
        return page

    yield opened
    for server in servers:
        server.shutdown()


def replaced(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


BANK = "curriculum/questions/tea/pot.yml"
PROSE = "docs/learn/tea/pot.md"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Warm the pot with some water.", "Fill the pot to the brim."),
        ("The water has just boiled and", "The water has boiled for an hour and"),
    ],
    ids=["option", "stem"],
)
def test_a_changed_question_says_so_and_asks_again(after, old, new):
    page = after(lambda root: replaced(root / BANK, old, new))
    status = question(page, "pot-01").get_by_role("status").inner_text()
    assert status == "This question was changed after you answered it. Please answer it again."
    assert question(page, "pot-01").locator(".question__word, input:checked").count() == 0
    assert verdict(page, "pot-02") == "Correct"
    assert standing_here(page) == "begun"


def test_better_feedback_is_no_other_question(after):
    page = after(lambda root: replaced(root / BANK, "The pot is warm, so", "Now the pot is warm, so"))
    assert verdict(page, "pot-01") == "Correct"


def test_a_question_inserted_on_top_is_fresh_and_the_others_keep_their_state(after):
    def insert(root):
        replaced(root / PROSE, "{{ question pot-06 }}", "")
        replaced(root / PROSE, "{{ question pot-01 }}", "{{ question pot-06 }}\n\n{{ question pot-01 }}")

    page = after(insert)
    assert page.locator("[data-question]").first.get_attribute("data-question") == "pot-06"
    assert question(page, "pot-06").locator(".question__word").count() == 0
    assert [verdict(page, "pot-01"), verdict(page, "pot-02")] == ["Correct", "Correct"]


def test_questions_and_options_in_another_order_keep_their_state(after):
    def reorder(root):
        replaced(root / PROSE, "{{ question pot-01 }}", "{{ question later }}")
        replaced(root / PROSE, "{{ question pot-02 }}", "{{ question pot-01 }}")
        replaced(root / PROSE, "{{ question later }}", "{{ question pot-02 }}")
        lid = next(line for line in (root / BANK).read_text("utf-8").splitlines(True) if "A lid" in line)
        replaced(root / BANK, lid, "")
        spoon = "    - {text: A cold spoon"
        replaced(root / BANK, spoon, lid + spoon)

    page = after(reorder)
    assert [verdict(page, "pot-01"), verdict(page, "pot-02")] == ["Correct", "Correct"]
    chosen = question(page, "pot-02").locator("[data-mark=right] .question__text").all_inner_texts()
    assert sorted(chosen) == ["A lid", "A warm pot"]


def test_a_page_with_another_name_keeps_the_state(after):
    def rename(root):
        (root / PROSE).rename(root / "docs/learn/tea/kettle.md")
        replaced(root / "curriculum/modules/tea.yml", "id: pot\n", "id: kettle\n")
        replaced(root / "curriculum/procedures/tea.yml", "lesson: pot", "lesson: kettle")

    page = after(rename, "learn/tea/kettle/")
    assert [verdict(page, "pot-01"), verdict(page, "pot-02")] == ["Correct", "Correct"]


def test_a_question_taken_away_leaves_no_trace_in_any_count(after):
    page = after(lambda root: replaced(root / PROSE, "{{ question pot-02 }}", ""), "progress/")
    text = page.locator("[data-progress=done]").inner_text()
    assert "In the lessons you answered 1 of 6 questions, 1 of them right at the first try." in text


def test_a_file_taken_to_another_folder_keeps_the_state(page, player_site, tmp_path):
    import shutil

    for name in ("here", "there"):
        folder = shutil.copytree(player_site, tmp_path / name)
        page.goto((folder / "learn/tea/pot/index.html").as_uri())
        page.wait_for_selector("[data-live]")
        if name == "here":
            choose(page, "pot-01", "Warm the pot")
            press(page, "pot-01", "Check answer")
        assert verdict(page, "pot-01") == "Correct"


GOOD = {
    "v": "",
    "verdict": "shown",
    "attempts": 1,
    "first": "shown",
    "time": "2026-01-01T00:00:00.000Z",
}


@pytest.mark.parametrize(
    "damage",
    [
        "{{{",
        "[]",
        "null",
        '{"course": "another"}',
        '{"questions": []}',
        '{"questions": {"pot-01": null}}',
        '{"questions": {"pot-01": {"answered": true, "correct": false}}}',
        '{"questions": {"<img src=x onerror=window.ran=true>": {"v": "a", "verdict": "right"}}}',
        '{"questions": {"pot-01": {"v": "<img src=x onerror=window.ran=true>", "verdict": "<b>"}}}',
        json.dumps({"questions": {"pot-01": {**GOOD, "more": "x" * 60_000}}}),
    ],
    ids=range(10),
)
@pytest.mark.parametrize("width", [320, 1280])
def test_damage_is_set_aside_and_said_once_and_stops_nothing(page, address, damage, width):
    page.set_viewport_size({"width": width, "height": 800})
    save(page, address, damage)
    open_lesson(page, address)
    assert [text.startswith(DAMAGED) for text in notices(page)] == [True]
    assert page.locator(".player-notice").is_visible()
    assert len(saved(page, ASIDE)) == 1
    assert page.locator("[data-question]:not([data-live])").count() == 0
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    assert verdict(page, "pot-01") == "Correct"
    open_lesson(page, address)
    assert notices(page) == []
    assert verdict(page, "pot-01") == "Correct"
    assert page.evaluate("window.ran") is None


def test_what_can_be_read_beside_damage_is_kept(page, address):
    open_lesson(page, address)
    press(page, "pot-01", "Show me why")
    memory = saved(page)
    memory["questions"]["pot-02"] = 7
    memory["boxes"] = {"pot-01": 3}
    save(page, address, json.dumps(memory))
    open_lesson(page, address)
    assert verdict(page, "pot-01") == "Here is the answer"
    assert json.loads(saved(page, ASIDE)[0]["text"]) == {"pot-02": 7}
    assert saved(page)["boxes"] == {"pot-01": 3}


def test_entries_of_an_older_version_are_read(page, address):
    open_lesson(page, address)
    version = question(page, "pot-01").get_attribute("data-version")
    save(page, address, json.dumps({"questions": {"pot-01": {"v": version, "verdict": "shown"}}}))
    open_lesson(page, address)
    assert notices(page) == []
    assert verdict(page, "pot-01") == "Here is the answer"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_full_storage_is_said_and_stops_nothing(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/404.html")
    page.evaluate(FILL)
    open_lesson(page, address)
    for id, option, words in (
        ("pot-01", "Warm the pot", "Correct"),
        ("pot-03", "False", "Not yet"),
    ):
        choose(page, id, option)
        press(page, id, "Check answer")
        assert verdict(page, id) == words
        assert "This answer could not be saved." in question(page, id).get_by_role("status").inner_text()
    assert [text.startswith(FULL) for text in notices(page)] == [True]
    assert page.locator(".player-notice").is_visible()
    press(page, "pot-01", "Try again")
    press(page, "pot-01", "Show me why")
    assert verdict(page, "pot-01") == "Here is the answer"
    assert standing_here(page) == "begun"


def test_damage_in_a_full_storage_is_set_aside_in_its_own_place(page, address):
    save(page, address, "{" + "x" * 3_000_000)
    page.evaluate(FILL)
    page.evaluate("localStorage.removeItem('full0')")
    open_lesson(page, address)
    assert len(saved(page, ASIDE)[0]["text"]) == 3_000_001
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    open_lesson(page, address)
    assert verdict(page, "pot-01") == "Correct"


@pytest.mark.parametrize("room", [0, 500])
@pytest.mark.parametrize(
    ("part", "where"),
    [("exam", "exam"), ("attempts", "exam"), ("plan", "plan"), ("log", "review")],
    ids=["an exam", "results", "a plan", "the list of answers"],
)
def test_a_damaged_part_in_a_full_storage_takes_no_answer_with_it(page, address, part, where, room):
    damage = ["x" * 9000]
    answers = {f"gone-{number}": GOOD for number in range(20)}
    save(page, address, "x" * room, key="room")
    save(page, address, json.dumps({"course": "tea-player", "questions": answers, part: damage}))
    page.evaluate(FILL)
    page.evaluate("localStorage.removeItem('room')")
    page.goto(f"{address}/practice/{where}/")
    page.locator("[data-exam] form, [data-plan] form, [data-review] h2").first.wait_for()
    assert set(answers) <= set(saved(page)["questions"])
    assert damage[0] not in json.dumps(saved(page))
    if room:
        assert damage[0] in saved(page, ASIDE)[0]["text"]


def test_a_blocked_storage_is_said_and_stops_nothing(browser, address):
    reader = browser.new_context()
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = reader.new_page()
    open_lesson(page, address)
    assert [text.startswith(BLOCKED) for text in notices(page)] == [True]
    choose(page, "pot-01", "Put the leaves")
    press(page, "pot-01", "Check answer")
    assert verdict(page, "pot-01") == "Not yet"
    press(page, "pot-01", "Try again")
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    assert verdict(page, "pot-01") == "Correct"
    assert standing_here(page) == "begun"
    reader.close()


def test_two_open_pages_do_not_undo_each_other(context, address):
    first = open_lesson(context.new_page(), address)
    second = open_lesson(context.new_page(), address)
    press(first, "pot-01", "Show me why")
    press(second, "pot-02", "Show me why")
    press(first, "pot-03", "Show me why")
    assert {"pot-01", "pot-02", "pot-03"} <= {
        id for id, entry in saved(first)["questions"].items() if entry["verdict"] == "shown"
    }
