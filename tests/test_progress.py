"""The page "My progress": counts, starting over, and progress as a file."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_player import SCRIPT, choose, in_scheme, open_lesson, press
from test_player_memory import ASIDE, KEY, saved

TIME = "2026-05-05T05:05:05.000Z"


def open_progress(page, address):
    page.goto(f"{address}/progress/")
    page.wait_for_selector("[data-progress=done][data-live] h3")
    return page


@pytest.fixture
def progress(page, address):
    """The page of a reader who answered one question right, one wrong, and asked for one."""
    open_lesson(page, address)
    choose(page, "pot-01", "Warm the pot")
    press(page, "pot-01", "Check answer")
    choose(page, "pot-03", "False")
    press(page, "pot-03", "Check answer")
    press(page, "pot-05", "Show me why")
    return open_progress(page, address)


def row(page, lesson):
    cells = page.locator("tr", has_text=lesson).locator("td").all_inner_texts()
    return [cell.strip() for cell in cells[:4]]


def said(page):
    return page.locator("[data-progress] .player-notice p").inner_text()


def click(page, name):
    page.get_by_role("button", name=name, exact=False).first.click()


def test_each_lesson_and_module_is_counted(progress):
    seen = row(progress, "Warm the pot")[0]
    assert row(progress, "Warm the pot") == [seen, "3 of 6", "1 of 6", "2 to look at"]
    assert row(progress, "Pour a cup") == ["0 of 1", "0 of 1", "0 of 1", "0"]
    assert row(progress, "Whole module")[1:] == ["3 of 7", "1 of 7", "2"]


def test_keeping_comes_before_the_lessons_and_is_in_the_list_of_contents(progress):
    titles = progress.locator("article :is(h1, h2, h3)").all_inner_texts()
    at = titles.index("Keep your progress")
    assert titles[at : at + 3] == ["Keep your progress", "What you answered", "A good pot"]
    assert progress.get_by_role("heading", name="A good pot", level=3).count() == 1
    listed = progress.get_by_role("navigation", name="On this page")
    listed.get_by_role("link", name="Keep your progress").click()
    assert progress.get_by_role("button", name="Download to a file").is_visible()


def test_a_module_is_open_only_where_something_was_answered(site, page):
    page.goto((site / "learn/trust/keep-your-word/index.html").as_uri())
    page.get_by_role("button", name="Show me why").first.click()
    page.goto((site / "progress/index.html").as_uri())
    page.wait_for_selector("[data-progress=done][data-live] h3")
    first, *others = page.locator("[data-progress=done] details").all()
    assert first.get_attribute("open") is not None
    assert others
    assert {module.get_attribute("open") for module in others} == {None}
    others[0].locator("summary").click()
    assert others[0].get_by_role("rowheader", name="Whole module").is_visible()
    click(page, "Reset “Keep your word”")
    click(page, "Yes, reset")
    assert others[0].get_by_role("rowheader", name="Whole module").is_visible(), "a reset folded it"


def test_what_is_said_stands_where_the_button_was_pressed(progress):
    click(progress, "Reset all progress")
    assert "exam results" in progress.locator("[data-progress=keep] .player-notice").inner_text()
    click(progress, "Reset “Warm the pot”")
    assert progress.locator("[data-progress=keep] .player-notice").inner_text() == ""
    assert "“Warm the pot”?" in progress.locator("[data-progress=done] .player-notice").inner_text()


def test_what_is_to_review_is_one_click_away(progress):
    progress.get_by_role("link", name="2 to look at").click()
    progress.wait_for_selector("#q-pot-03[data-live]")
    assert progress.url.endswith("/learn/tea/pot/#q-pot-03")


def test_a_lesson_is_one_click_away_in_a_folder_too(page, player_site):
    page.goto((player_site / "learn/tea/pot/index.html").as_uri())
    press(page, "pot-03", "Show me why")
    page.goto((player_site / "progress/index.html").as_uri())
    page.get_by_role("link", name="1 to look at").click()
    page.wait_for_selector("#q-pot-03[data-live]")
    assert page.url.endswith("/learn/tea/pot/index.html#q-pot-03")


def test_a_lesson_is_reset_only_when_asked_and_can_be_brought_back(progress):
    before = saved(progress)["questions"]
    click(progress, "Reset “Warm the pot”")
    assert (
        said(progress) == "Reset your progress in “Warm the pot”? You can undo it until you leave this page."
    )
    click(progress, "No, keep")
    assert before == saved(progress)["questions"]
    click(progress, "Reset “Warm the pot”")
    click(progress, "Yes, reset")
    assert row(progress, "Warm the pot")[:2] == ["0 of 6", "0 of 6"]
    assert saved(progress)["questions"] == {}
    click(progress, "Undo")
    assert before == saved(progress)["questions"]
    assert row(progress, "Warm the pot")[1] == "3 of 6"


def test_what_else_a_reset_takes_is_said_and_one_more_press_keeps_all(progress):
    before = saved(progress)
    click(progress, "Reset all progress")
    told = "exam results, an open exam, your study plan and the flashcards that you knew"
    assert told in said(progress)
    assert "until you leave this page" in said(progress)
    progress.keyboard.press("Enter")
    assert said(progress) == "Nothing was changed."
    click(progress, "Reset “Warm the pot”")
    assert "study plan" not in said(progress)
    progress.keyboard.press("Enter")
    assert saved(progress) == before


def test_all_is_reset_with_what_the_course_no_longer_has_and_the_rest_of_the_browser_stays(
    progress,
):
    progress.evaluate("localStorage.setItem('another', 'kept')")
    progress.evaluate(
        "([key, time]) => { const m = JSON.parse(localStorage.getItem(key));"
        " m.questions.gone = {v: 'a', verdict: 'right', time}; localStorage.setItem(key, JSON.stringify(m)) }",
        [KEY, TIME],
    )
    click(progress, "Reset all progress")
    click(progress, "Yes, reset")
    assert saved(progress)["questions"] == {}
    assert progress.evaluate("localStorage.getItem('another')") == "kept"
    click(progress, "Undo")
    assert "gone" in saved(progress)["questions"]


def test_a_reset_of_all_takes_what_was_set_aside_too_and_undo_brings_it_back(progress):
    aside = '[{"time":"2026-05-05T05:05:05.000Z","text":"{pot"}]'
    progress.evaluate("([key, text]) => localStorage.setItem(key, text)", [ASIDE, aside])
    click(progress, "Reset “Warm the pot”")
    click(progress, "Yes, reset")
    assert progress.evaluate("key => localStorage.getItem(key)", ASIDE) == aside
    click(progress, "Reset all progress")
    click(progress, "Yes, reset")
    assert progress.evaluate("key => localStorage.getItem(key)", ASIDE) is None
    click(progress, "Undo")
    assert progress.evaluate("key => localStorage.getItem(key)", ASIDE) == aside


def test_readiness_is_drawn_anew_after_a_reset_an_undo_and_a_load(progress):
    begun = progress.locator("[data-readiness]").get_by_text("Module by module")
    empty = progress.get_by_text("Answer some questions, and see here how ready you look.")
    begun.wait_for()
    file = file_of(saved(progress)["questions"])
    click(progress, "Reset all progress")
    click(progress, "Yes, reset")
    empty.wait_for()
    click(progress, "Undo")
    begun.wait_for()
    click(progress, "Reset all progress")
    click(progress, "Yes, reset")
    empty.wait_for()
    load(progress, file)
    begun.wait_for()


def download(page):
    with page.expect_download() as begun:
        click(page, "Download to a file")
    return begun.value


def load(page, text):
    file = {"name": "progress.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("[data-progress] .player-notice p").wait_for()


def test_progress_goes_to_a_file_and_comes_back_in_another_browser(progress, browser, address, tmp_path):
    file = download(progress)
    assert file.suggested_filename.startswith("tea-player-progress-20")
    file.save_as(tmp_path / "file.json")
    reader = browser.new_context()
    other = open_progress(reader.new_page(), address)
    other.locator("input[type=file]").set_input_files(tmp_path / "file.json")
    other.locator("[data-progress] .player-notice p").wait_for()
    assert saved(other)["questions"] == saved(progress)["questions"]
    assert "were taken" in said(other)
    assert row(other, "Warm the pot")[1] == "3 of 6"
    reader.close()


def file_of(questions, **more):
    return json.dumps({"file": "course-progress", "course": "tea-player", "questions": questions, **more})


def test_of_two_answers_to_a_question_the_newer_one_stays(progress):
    own = saved(progress)["questions"]
    older = {**own["pot-01"], "verdict": "wrong", "time": TIME.replace("2026", "2001")}
    newer = {**own["pot-03"], "verdict": "right", "time": TIME.replace("2026", "2090")}
    load(progress, file_of({"pot-01": older, "pot-03": newer}))
    now = saved(progress)["questions"]
    assert own["pot-01"] == now["pot-01"]
    assert newer == now["pot-03"]
    assert "1 of its 2 answers" in said(progress)


RESULT = {
    **{"id": "e1", "exam": "all", "title": "Tea", "form": "", "began": TIME, "ended": TIME},
    **{"pass": 60, "minutes": 12, "extra": 0, "timed": True, "used": 0},
    "items": [{"q": "pot-01", "v": "a", "answer": [], "order": [], "flag": False, "time": 0, "right": False}],
}
ANSWERED = {"q": "pot-01", "v": "a", "day": "2026-05-05", "right": True, "sure": True, "mode": "mixed"}
PLAN = {"license": "", "exam": "2026-06-05", "days": [1, 3], "made": "2026-05-05"}
FOUND = {"v": "a", "verdict": "right", "time": TIME.replace("2026", "2090")}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"attempts": [RESULT]}, "New to you: 1 result of a mock exam."),
        ({"attempts": [RESULT, {**RESULT, "id": "e2"}]}, "New to you: 2 results of mock exams."),
        ({"plan": PLAN}, "New to you: a study plan."),
        ({"cards": ["words-caddy", 7, "<b>"]}, "New to you: flashcards that you knew."),
        ({"log": [{**ANSWERED, "unseen": True}]}, "New to you: answers in practice."),
        ({"finished": "2026-05-05"}, "New to you: the day you finished the lessons."),
        (
            {"questions": {"pot-06": FOUND}, "attempts": [RESULT], "plan": PLAN},
            "1 of its 1 answers were newer than yours and were taken. "
            "New to you: 1 result of a mock exam, a study plan.",
        ),
        ({}, "Nothing in it was new to you."),
    ],
    ids=["result", "results", "plan", "cards", "practice", "finished", "all", "nothing"],
)
def test_what_a_file_brings_is_named_and_what_is_here_already_is_not(progress, more, words):
    text = file_of(**{"questions": {}, **more})
    load(progress, text)
    assert said(progress) == f"The file was loaded. {words}"
    load(progress, text)
    again = "0 of its 1 answers were newer than yours and were taken."
    assert said(progress).endswith(again if more.get("questions") else "Nothing in it was new to you.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "cannot be read"),
        (f'"{SCRIPT}"'.replace('"window', "'window"), "The file"),
        ("[1]", "does not hold saved progress"),
        (
            file_of({"pot-01": {"v": "a", "verdict": "right"}}, course="x"),
            "belongs to another course",
        ),
        (
            file_of({"pot-01": {"v": "a", "verdict": "right"}, "pot-02": 1}),
            "1 of its entries cannot be read",
        ),
        (file_of({SCRIPT: {"v": SCRIPT, "verdict": "right"}}), "1 of its entries cannot be read"),
    ],
    ids=range(6),
)
def test_a_bad_file_changes_nothing_and_says_why(progress, text, reason):
    before = progress.evaluate("key => localStorage.getItem(key)", KEY)
    load(progress, text)
    assert reason in said(progress)
    assert said(progress).endswith("Nothing was changed.")
    assert before == progress.evaluate("key => localStorage.getItem(key)", KEY)


def test_markup_in_a_loaded_file_never_runs(progress, address):
    open_lesson(progress, address)
    version = progress.locator("#q-pot-04").get_attribute("data-version")
    open_progress(progress, address)
    entry = {
        "v": version,
        "verdict": "wrong",
        "choice": [SCRIPT],
        "time": TIME.replace("2026", "2090"),
    }
    load(progress, file_of({"pot-04": {**entry, SCRIPT: SCRIPT}, "pot-01": {**entry, "v": SCRIPT}}))
    assert "were taken" in said(progress)
    open_lesson(progress, address)
    assert progress.locator("#q-pot-04 .question__gap").input_value() == SCRIPT
    progress.wait_for_timeout(100)
    assert progress.evaluate("window.ran") is None
    assert progress.locator(".question img").count() == 0
    open_progress(progress, address)
    assert progress.evaluate("window.ran") is None


def test_the_page_says_what_it_needs_without_script(browser, address):
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(f"{address}/progress/")
    assert "needs JavaScript" in page.locator("article").inner_text()
    reader.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", ["table", "asked", "undo"])
def test_axe_finds_nothing_and_targets_are_44_pixels_high(progress, state, width, scheme):
    progress.set_viewport_size({"width": width, "height": 900})
    in_scheme(progress, scheme)
    if state != "table":
        click(progress, "Reset “Warm the pot”")
    if state == "undo":
        click(progress, "Yes, reset")
    results = Axe().run(progress, context={"include": [["[data-progress]"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    targets = progress.locator("[data-progress] :is(button, label, summary, td a, th a):visible")
    small = [t.inner_text() for t in targets.all() if t.bounding_box()["height"] < 44]
    assert small == []
    assert progress.evaluate("document.documentElement.scrollWidth") == width
