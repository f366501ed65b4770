"""A mock exam as a learner takes it: answered, flagged, left, resumed, handed in, and nothing is lost."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import COURSES, address_of, build, copy_of, serve
from coursekit import checked, exam
from test_player import in_scheme
from test_player_memory import BLOCKED, FILL, FULL, KEY, replaced, save, saved

PAGE = "/practice/exam/"
COURSE = checked.course(COURSES / "player").course
PAPER = exam.forms(COURSE, COURSE.blueprints[0])[0]
IDS = [item.question.id for item in PAPER.items]


def open_page(page, address, hash=""):
    page.goto(address + PAGE + hash)
    page.wait_for_selector("[data-exam] > *")
    return page


def start(page, clock="0", form="A"):
    page.locator(f"input[name=clock][value='{clock}']").check()
    page.locator("select[name=form]").select_option(form)
    press(page, "Start the exam")
    page.wait_for_selector(".exam .question")
    return page


def begin(page, address, **how):
    return start(open_page(page, address), **how)


@pytest.fixture
def sitting(page, address):
    """Paper A of the test exam, just begun, with the clock."""
    return begin(page, address)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def shown(page):
    return page.locator(".exam .question").get_attribute("data-question")


def place(page):
    return page.locator(".session__where").inner_text()


def go(page, number):
    page.locator("details.exam__all").evaluate("box => { box.open = true }")
    page.locator(f"[data-do=go][data-at='{number - 1}']").click()


def give(page, given):
    """Gives an answer to the question on the screen: keys of options, order of steps, or a text."""
    kind = page.locator(".exam .question").get_attribute("data-type")
    if kind == "fill":
        page.locator(".question__gap").fill(given[0])
    elif kind == "order":
        for at, key in enumerate(given):
            step = page.locator(f".exam [data-item='{key}']")
            while step.evaluate("step => [...step.parentElement.children].indexOf(step)") > at:
                step.locator("[data-do=up]").click()
    else:
        for key in given:
            page.locator(f".exam input[value='{key}']").check()


def given(page):
    """The answer that is on the screen."""
    kind = page.locator(".exam .question").get_attribute("data-type")
    if kind == "fill":
        return [page.locator(".question__gap").input_value()]
    if kind == "order":
        return page.locator(".exam [data-item]").evaluate_all("all => all.map(one => one.dataset.item)")
    return page.locator(".exam input:checked").evaluate_all("all => all.map(one => one.value)")


def right_answer(question):
    if question.type == "fill":
        return [question.answers[0]]
    if question.type == "order":
        return [f"{number:02}" for number in range(1, len(question.steps) + 1)]
    return [option.key for option in question.right]


def answer(page, number, given=None):
    go(page, number)
    give(page, given or right_answer(PAPER.items[number - 1].question))


def hand_in(page):
    press(page, "Hand in")
    press(page, "Hand in now")
    page.wait_for_selector(".result")


def palette(page, number):
    page.locator("details.exam__all").evaluate("box => { box.open = true }")
    return page.locator(f"[data-do=go][data-at='{number - 1}']").get_attribute("aria-label")


# The paper


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


# Answering


def test_the_palette_tells_each_state_in_words_and_by_a_sign(sitting):
    answer(sitting, 2)
    go(sitting, 3)
    press(sitting, "Flag for later")
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
    text = sitting.locator(".exam__ask").inner_text()
    assert "2 questions have no answer: 5, 7." in text
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
    assert "Every question has an answer." in page.locator(".exam__ask").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    assert page.evaluate("document.activeElement.className") == "session__where"


# The clock


@pytest.fixture
def timed(page, address):
    """A begun exam of 12 minutes under a clock that the test moves."""
    page.clock.install(time="2026-03-01T12:00:00Z")
    begin(page, address)
    page.clock.pause_at("2026-03-01T13:00:00Z")
    return page


def clock(page):
    return page.locator(".exam__clock").inner_text()


def run(page, seconds):
    page.clock.run_for(seconds * 1000)


def set_used(page, minutes):
    """Opens the exam again with some of its time used."""
    memory = saved(page)
    memory["exam"]["used"] = minutes * 60_000
    page.goto(re.sub("practice/exam/.*", "404.html", page.url))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(memory)])


def reopened(page, address, minutes):
    set_used(page, minutes)
    open_page(page, address, "#taking")
    page.wait_for_selector(".exam .question")
    return page


def test_the_time_is_said_aloud_at_10_5_and_1_minutes_and_at_no_other(timed, address):
    reopened(timed, address, 0)
    said = []
    for _ in range(12 * 60 - 1):
        run(timed, 1)
        words = timed.locator("p[role=status].player-heard").first.inner_text()
        if words and (not said or said[-1] != words):
            said.append(words)
    assert said == ["10 minutes left.", "5 minutes left.", "1 minute left."]
    assert timed.locator("[role=timer]").get_attribute("aria-live") == "off"


def test_the_clock_survives_a_reload(timed, address):
    reopened(timed, address, 2)
    assert clock(timed) == "10:00 left"
    run(timed, 61)
    assert clock(timed) == "8:59 left"
    timed.reload()
    timed.wait_for_selector(".exam .question")
    assert clock(timed) == "8:59 left"


def test_the_clock_stands_still_while_the_exam_is_left(timed, address):
    reopened(timed, address, 2)
    run(timed, 30)
    press(timed, "Leave for now")
    assert "Your exam is kept as it is, and its clock stands still." in timed.inner_text("[data-exam]")
    run(timed, 3600)
    press(timed, "Go on")
    timed.wait_for_selector(".exam .question")
    assert clock(timed) == "9:30 left"


@pytest.mark.parametrize("time", ["1999-01-01T00:00:00Z", "2031-10-26T00:59:59Z"])
def test_a_clock_set_back_or_years_ahead_moves_no_time(timed, address, time):
    reopened(timed, address, 2)
    timed.clock.set_system_time(time)
    run(timed, 20)
    assert clock(timed) == "9:40 left"
    answer(timed, 1)
    hand_in(timed)
    assert saved(timed)["attempts"][-1]["used"] == 140_000


def test_a_device_that_slept_loses_two_minutes_at_most(timed, address):
    reopened(timed, address, 2)
    timed.clock.fast_forward(5 * 3600 * 1000)
    assert clock(timed) == "8:00 left"


@pytest.mark.parametrize(("extra", "left"), [("0", "12:00"), ("25", "15:00"), ("50", "18:00")])
def test_extra_time_is_added(page, address, extra, left):
    page.clock.install(time="2026-03-01T12:00:00Z")
    page.clock.pause_at("2026-03-01T12:30:00Z")
    begin(page, address, clock=extra)
    assert clock(page) == f"{left} left"


def test_the_clock_can_be_left_out_or_turned_off_and_on_again(page, address):
    begin(page, address, clock="off")
    assert not page.locator(".exam__clock").is_visible()
    press(page, "Turn the clock on")
    assert page.locator(".exam__clock").is_visible()
    press(page, "Turn the clock off")
    page.reload()
    page.wait_for_selector(".exam .question")
    assert not page.locator(".exam__clock").is_visible()
    hand_in(page)
    assert "without the clock" in page.inner_text(".result__sum")


def test_when_the_time_is_up_nothing_is_handed_in_unasked(timed, address):
    reopened(timed, address, 0)
    answer(timed, 1)
    reopened(timed, address, 11.9)
    run(timed, 8)
    assert place(timed) == "Time is up"
    assert "6 of 7 questions have no answer." in timed.inner_text(".exam__ask")
    assert saved(timed).get("attempts") is None
    press(timed, "Go on without the clock")
    assert place(timed) == "Question 1 of 7"
    assert given(timed) == right_answer(PAPER.items[0].question)
    hand_in(timed)
    assert "without the clock" in timed.inner_text(".result__sum")


# The result


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


@pytest.fixture
def result(sitting):
    """The result of an exam with one wrong answer, one empty, and one flag."""
    for number, item in enumerate(PAPER.items, 1):
        if item.question.id == "pot-01":
            wrong = next(option.key for option in item.question.options if not option.correct)
            answer(sitting, number, [wrong])
            press(sitting, "Flag for later")
        elif item.question.id != "pot-04":
            answer(sitting, number)
    hand_in(sitting)
    return sitting


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
    assert "Sources:" in text
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


def test_what_was_missed_becomes_a_round_of_practice(result):
    press(result, "Practice the 2 that I missed")
    result.wait_for_selector(".session .question")
    assert place(result) == "Question 1 of 2"
    assert set(saved(result)["session"]["ids"]) == {"pot-01", "pot-04"}


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


# Nothing is lost


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


# Everyone


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
