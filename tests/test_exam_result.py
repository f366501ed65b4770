"""The result of a mock exam: what it says is right, whole and true."""

from __future__ import annotations

import json
import random
import re

import pytest
from coursekit import checked
from examining import (
    COURSE,
    IDS,
    PAPER,
    answer,
    begin,
    hand_in,
    open_page,
    place,
    press,
    right_answer,
    start,
)
from test_player_memory import save, saved


def _right(question, answer):
    """Marks an answer from the course's own data, in a way of its own."""
    if question.type == "fill":
        return "".join(answer).strip().casefold() in [text.casefold() for text in question.answers]
    if question.type == "order":
        return [question.steps[int(place) - 1] for place in answer] == list(question.steps)
    return {option.key: option.correct for option in question.options} == {
        option.key: option.key in answer for option in question.options
    }


def _any_answer(question, chance):
    if question.type == "fill":
        return [chance.choice([*question.answers, "nothing of it"])]
    if question.type == "order":
        return chance.choice([right_answer(question), list(reversed(right_answer(question)))])
    keys = [option.key for option in question.options]
    return (
        chance.sample(keys, chance.randint(1, len(keys)))
        if question.type == "several"
        else [chance.choice(keys)]
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_score_is_what_the_courses_own_data_gives(sitting, seed):
    chance = random.Random(seed)
    for number, question in enumerate((item.question for item in PAPER.items), 1):
        if chance.random() < 0.8:
            answer(sitting, number, _any_answer(question, chance))
    hand_in(sitting)
    attempt = saved(sitting)["attempts"][-1]
    marks = {item["q"]: item["right"] for item in attempt["items"]}
    expected = {
        item["q"]: bool(item["answer"]) and _right(COURSE.get("question", item["q"]), item["answer"])
        for item in attempt["items"]
    }
    assert expected == marks
    right = sum(expected.values())
    passed = "Passed" if right * 100 >= 60 * 7 else "Not passed"
    assert place(sitting) == f"{passed}: {right} of 7 right"
    answered = {item["q"] for item in attempt["items"] if item["answer"]}
    entries = saved(sitting)["questions"]
    assert answered == {id for id, entry in entries.items() if entry["verdict"] != "seen"}
    assert {id: entries[id]["verdict"] == "right" for id in answered} == {id: marks[id] for id in answered}


def test_a_result_says_score_pass_mark_and_how_sure_it_is(result):
    text = result.inner_text(".result__sum")
    assert "Passed: 5 of 7 right" in text
    assert "71 percent. The pass mark is 60 percent." in text
    assert "On another day, with other questions like these, you might get 36 to 92 of 100." in text
    assert "It predicts no real exam." in text


def test_a_result_is_parted_by_module_and_lesson(result):
    rows = [
        " | ".join(row.split("\t")[:2]) for row in result.locator(".result__table tbody tr").all_inner_texts()
    ]
    assert rows == ["A good pot | 5 of 7", "Warm the pot | 4 of 6", "Pour a cup | 1 of 1"]


def test_every_question_shows_your_answer_the_key_the_reasons_sources_and_lesson(result):
    press(result, "All (7)")
    question = COURSE.get("question", "pot-01")
    item = result.locator(".result__item").nth(IDS.index("pot-01"))
    text = item.inner_text()
    assert "Not right" in text
    assert re.search(r"· \d:\d\d · flagged", text)
    assert text.count("(your answer)") == 1
    assert text.count("(right)") == 1
    options = item.locator(".result__option")
    for option in question.options:
        told = options.filter(has_text=option.text.replace("**", "")).inner_text()
        assert option.feedback.split(",")[0].split("{")[0][:20] in told
        assert ("(right)" in told) == option.correct
    lesson = item.get_by_role("link", name="Lesson: Warm the pot")
    assert lesson.get_attribute("href").endswith("/learn/tea/pot/#what-to-do")
    assert "Sources: Evidence: “A warm pot makes better tea”" in text
    assert "No answer" in result.locator(".result__item").nth(IDS.index("pot-04")).inner_text()


def test_only_what_was_missed_or_flagged_is_shown_when_asked(result):
    visible = ".result__item:visible"
    assert result.locator(visible).count() == 2
    press(result, "Flagged (1)")
    assert result.locator(visible).count() == 1
    press(result, "All (7)")
    assert result.locator(visible).count() == 7


def test_a_result_is_there_again_after_a_reload_and_in_the_history(result):
    words = place(result)
    result.reload()
    result.wait_for_selector(".result")
    assert place(result) == words
    press(result, "All exams")
    assert (
        result.locator("svg.chart[role=img]")
        .get_attribute("aria-label")
        .endswith("71 percent, pass mark 60.")
    )
    row = result.locator(".history__table tbody tr").inner_text()
    assert "The whole tea test, paper A" in row
    assert "5 of 7, 71 percent" in row
    assert "36 to 92" in row
    result.get_by_role("button", name="Passed: see it").click()
    result.wait_for_selector(".result")
    assert place(result) == words


@pytest.mark.parametrize(("language", "day"), [("en", "Mar 1, 2026"), ("de", "1. März 2026")])
def test_the_day_of_a_result_is_in_the_language_of_the_page(browser, address, language, day):
    reader = browser.new_context(timezone_id="America/Los_Angeles")
    page = reader.new_page()
    page.clock.install(time="2026-03-02T05:00:00Z")
    begin(page, address)
    page.evaluate("language => { document.documentElement.lang = language }", language)
    hand_in(page)
    assert page.locator(".result__exam").inner_text().endswith(f" · {day}")
    press(page, "All exams")
    assert page.locator(".history__table tbody th").inner_text() == day
    reader.close()


def test_a_result_is_saved_as_a_file_that_stands_alone(result, tmp_path):
    with result.expect_download() as begun:
        press(result, "Save as a file")
    begun.value.save_as(tmp_path / begun.value.suggested_filename)
    assert re.fullmatch(r"result-all-\d{4}-\d\d-\d\d\.html", begun.value.suggested_filename)
    page = result.context.new_page()
    page.goto((tmp_path / begun.value.suggested_filename).as_uri())
    text = page.inner_text("body")
    assert "Passed: 5 of 7 right" in text
    assert text.count("Lesson: ") == 7
    assert page.locator("script, button").count() == 0


def test_a_result_prints_with_all_its_questions(result):
    result.emulate_media(media="print")
    result.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert result.locator(".result__item:visible").count() == 7
    assert result.locator("button:visible").count() == 0


def test_what_was_missed_is_told_apart_as_wrong_and_without_an_answer(result):
    assert "2 to look at: 1 wrong, 1 without an answer." in result.inner_text(".result__sum")


def test_what_was_missed_becomes_a_round_of_practice(result):
    press(result, "Practice the 2 that I missed")
    result.wait_for_selector(".session .question")
    assert place(result) == "Question 1 of 2"
    assert set(saved(result)["session"]["ids"]) == {"pot-01", "pot-04"}


def test_what_was_missed_ends_no_open_round_unasked(result, address):
    begun = {"kind": "review", "mode": "review", "ids": ["cup-01", "pot-01"], "at": 1, "answers": {}}
    save(result, address, json.dumps(saved(result) | {"session": begun}))
    result.go_back()
    press(result, "Practice the 2 that I missed")
    asked = result.locator(".session__ask p").inner_text()
    assert "You have a round of review, at question 2 of 2." in asked
    assert result.evaluate("document.activeElement.textContent") == "Begin another round?"
    press(result, "Not now")
    press(result, "Practice the 2 that I missed")
    press(result, "Go on with it")
    result.wait_for_url("**/practice/review/#session")
    assert place(result) == "Question 2 of 2"
    assert saved(result)["session"] == begun
    result.go_back()
    press(result, "Practice the 2 that I missed")
    press(result, "Begin this one instead")
    result.wait_for_url("**/practice/#session")
    assert place(result) == "Question 1 of 2"
    assert saved(result)["session"]["kind"] == "practice"


@pytest.mark.parametrize("order", [[7, 8, 9], [0, 0, 1], [2, 1, 0, 5]])
def test_a_result_from_a_file_with_strange_answers_shows_each_question_whole(result, address, order):
    memory = saved(result)
    attempt = memory.pop("attempts")[0]
    for item in attempt["items"]:
        options = COURSE.get("question", item["q"]).options
        item["order"] = order if options else item["order"]
        item["answer"] = [*item["answer"], "<b>", "constructor"]
    text = json.dumps({"file": "course-progress", **memory, "attempts": [attempt]})
    result.evaluate("localStorage.clear()")
    result.goto(f"{address}/progress/")
    file = {"name": "progress.json", "mimeType": "application/json", "buffer": text.encode()}
    result.locator("input[type=file]").set_input_files(file)
    result.get_by_text("were taken").wait_for()
    open_page(result, address, f"#{attempt['id']}")
    press(result, "All (7)")
    for id, item in zip(IDS, result.locator(".result__item").all(), strict=True):
        question = COURSE.get("question", id)
        shown = item.locator(".result__option > p:first-child").all_inner_texts()
        letters = [text.split(".")[0] for text in shown]
        assert letters == list("ABCDEFGH"[: len(question.options)])
        for option in question.options:
            assert sum(option.text.replace("**", "") in text for text in shown) == 1
        if question.steps:
            own = item.locator("ol").first.locator("li").all_inner_texts()
            assert own == [step.replace("**", "") for step in question.steps]


def test_a_result_is_parted_by_the_topics_that_licenses_name(site, page):
    page.goto((site / "practice/exam/index.html").as_uri())
    start(page)
    hand_in(page)
    own = checked.course(site.parent).course
    modules, topics = page.locator(".result__table").all()
    rows = [row.split("\t") for row in modules.locator("tr:not(.result__module)").all_inner_texts()[1:]]
    asked = {title: int(share.split(" of ")[1]) for title, share, *_ in rows}
    expected = {
        topic.title: sum(asked.get(own.get("lesson", id).title, 0) for id in topic.lessons)
        for topic in own.field_topics
    }
    told = dict(row.split("\t")[:2] for row in topics.locator("tbody tr").all_inner_texts())
    assert {title: f"0 of {all}" for title, all in expected.items() if all} == told
