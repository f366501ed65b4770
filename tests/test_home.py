"""The home page for those who were here before: where they stopped, and what is due today."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_player import choose, in_scheme, open_lesson, press
from test_player_memory import save, saved

NOON = "2026-05-05T12:00:00"
SEEN = {"v": "a", "verdict": "seen", "attempts": 0, "first": "seen", "time": "2026-05-04T12:00:00.000Z"}
ROUND = {
    "kind": "practice",
    "mode": "mixed",
    "ids": ["pot-03", "pot-01", "cup-01"],
    "at": 2,
    "answers": {},
}
PLAN = {"license": "", "exam": "2026-05-12", "days": [2], "made": "2026-05-01"}


@pytest.fixture
def reader(page):
    """Someone who opens the site on Tuesday, 5 May 2026, at noon."""
    page.clock.install(time=NOON)
    return page


def with_memory(page, address, **memory):
    save(page, address, json.dumps({"course": "tea-player", "questions": {}, **memory}))
    return ways(page, address)


def ways(page, address):
    """What the home page leads to, once it has said all."""
    page.goto(f"{address}/")
    page.wait_for_load_state("networkidle")
    return page.locator("[data-due] a").all_inner_texts()


def give_up_all(page):
    """Is done with the lesson on the screen: the answer of each question was shown."""
    for question in page.locator("[data-question][data-live]").all():
        question.get_by_role("button", name="Show me why").click()


def follow(page, words):
    page.get_by_role("link", name=words).click()


def test_an_open_exam_goes_on_at_its_question(sitting, address):
    press_next = sitting.get_by_role("button", name="Next", exact=True)
    press_next.click()
    exam = saved(sitting)["exam"]
    assert ways(sitting, address)[0] == f"Go on with the mock exam “{exam['title']}”, question 2 of 7"
    follow(sitting, "Go on with the mock exam")
    sitting.get_by_role("heading", name="Question 2 of 7").wait_for()


def test_an_open_round_goes_on_where_it_was_left(reader, address):
    found = with_memory(reader, address, session=ROUND)
    assert found[0] == "Go on with your round of practice, at question 3 of 3"
    follow(reader, "Go on with your round")
    reader.get_by_role("heading", name="Question 3 of 3").wait_for()


@pytest.mark.parametrize("change", [{"at": 3}, {"at": 4}, {"kind": "<b>"}, {"ids": "pot-01"}])
def test_a_round_that_is_done_or_cannot_be_read_is_not_offered(reader, address, change):
    assert with_memory(reader, address, session=ROUND | change) == []


def test_a_lesson_that_was_begun_goes_on_though_another_comes_first(reader, address):
    found = with_memory(reader, address, questions={"cup-01": SEEN})
    assert found == ["Go on with the lesson: Pour a cup"]
    follow(reader, "Go on with the lesson")
    reader.wait_for_url("**/learn/tea/cup/")


def test_a_lesson_that_only_practice_asked_about_was_not_begun(reader, address):
    reader.goto(f"{address}/learn/tea/cup/")
    version = reader.locator("#q-cup-01").get_attribute("data-version")
    place = {"box": 1, "due": "2026-05-05", "day": "2026-05-04", "at": SEEN["time"], "sure": True}
    entry = SEEN | {"v": version, "verdict": "wrong", "first": "wrong", "attempts": 1} | place
    found = with_memory(reader, address, questions={"cup-01": entry})
    assert found == ["1 question due today", "The next lesson: Warm the pot"]


def test_after_a_lesson_comes_the_next_one_and_after_the_last_the_review(reader, address):
    open_lesson(reader, address)
    give_up_all(reader)
    assert ways(reader, address) == ["The next lesson: Pour a cup"]
    reader.goto(f"{address}/learn/tea/cup/")
    give_up_all(reader)
    assert ways(reader, address) == ["Nothing is due today. Your review"]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PLAN, ["Today in your study plan: 2 lessons, practice, 18 minutes"]),
        (PLAN | {"days": [3]}, []),
        (PLAN | {"exam": "2026-05-05"}, ["Today is the day of your exam"]),
        (PLAN | {"exam": "2026-05-04"}, []),
        (PLAN | {"exam": "<b>soon</b>"}, []),
    ],
    ids=["a day of study", "a day without", "the exam", "after it", "not readable"],
)
def test_the_study_plan_is_named_on_its_days(reader, address, plan, words):
    found = with_memory(reader, address, plan=plan)
    assert [way for way in found if "plan" in way or "exam" in way] == words


def plan_today(page, address):
    """What the page of the plan asks for today, in the words of the home page."""
    page.goto(f"{address}/practice/plan/")
    today = page.locator(".plan__date[data-today]")
    tasks = today.locator(".plan__tasks li").all_inner_texts()
    titles = [re.sub(r"\s+\d+ min$", "", task)[8:] for task in tasks if task.startswith("Lesson: ")]
    said = [f"the lesson “{titles[0]}”" if len(titles) == 1 else f"{len(titles)} lessons"] if titles else []
    for start, word in (("Review", "review"), ("Mixed practice", "practice"), ("Mock exam", "a mock exam")):
        said += [word for task in tasks if task.startswith(start)]
    minutes = today.locator(".plan__day .plan__minutes").inner_text()
    return f"Today in your study plan: {', '.join([*said, minutes])}"


def keep(page, own, **memory):
    """Puts a memory into the browser for the project's own site."""
    page.goto(f"{own}/404.html")
    text = json.dumps({"course": "steady-post", "questions": {}, **memory})
    page.evaluate("text => localStorage.setItem('steady-post:v1', text)", text)


@pytest.mark.parametrize(
    ("exam", "days", "license"),
    [
        ("2026-06-05", [2], ""),
        ("2026-05-08", [0, 1, 2, 3, 4, 5, 6], "california"),
        ("2026-05-16", [2, 4], "texas"),
        ("2026-05-07", [2], ""),
        ("2026-12-24", [1, 2, 3], ""),
    ],
)
def test_the_home_page_and_the_plan_say_the_same_of_today(reader, own, exam, days, license):
    plan = PLAN | {"exam": exam, "days": days, "license": license}
    keep(reader, own, plan=plan)
    [line] = [way for way in ways(reader, own) if "plan" in way]
    assert line == plan_today(reader, own)


def test_the_home_page_and_the_plan_say_the_same_of_a_day_with_a_mock_exam(reader, own):
    reader.goto(f"{own}/practice/")
    reader.locator("form.practice__form").wait_for()
    known = reader.evaluate("Object.entries(courseBank.index.questions)")
    right = {"verdict": "right", "attempts": 1, "first": "right"}
    done = {id: SEEN | right | {"v": question["version"]} for id, question in known}
    keep(reader, own, plan=PLAN | {"days": [2, 3, 4]}, questions=done)
    [line] = [way for way in ways(reader, own) if "plan" in way]
    assert line.startswith("Today in your study plan: review, a mock exam, ")
    assert line == plan_today(reader, own)


def test_at_most_three_ways_are_offered_and_what_is_open_comes_first(reader, address):
    entry = SEEN | {"verdict": "wrong", "first": "wrong"}
    found = with_memory(reader, address, session=ROUND, plan=PLAN, questions={"pot-01": entry})
    assert found == [
        "Go on with your round of practice, at question 3 of 3",
        "Today in your study plan: 2 lessons, practice, 18 minutes",
        "1 question due today",
    ]


def test_without_a_connection_the_home_page_leads_to_what_is_open(reader, address):
    reader.route("**/assets/bank/**", lambda route: route.abort())
    found = with_memory(reader, address, session=ROUND, plan=PLAN, questions={"cup-01": SEEN})
    assert found == [
        "Go on with your round of practice, at question 3 of 3",
        "Today in your study plan, 7 days before your exam",
    ]


def test_without_a_connection_and_with_nothing_open_the_home_page_says_nothing(reader, address):
    reader.route("**/assets/bank/**", lambda route: route.abort())
    assert with_memory(reader, address, questions={"cup-01": SEEN}) == []
    assert reader.locator("[data-due]").inner_text() == ""


def test_what_is_open_does_not_wait_for_the_bank(reader, address):
    save(reader, address, json.dumps({"course": "tea-player", "questions": {}, "session": ROUND}))
    held = []
    reader.route("**/assets/bank/**", lambda route: held.append(route))
    reader.goto(f"{address}/", wait_until="commit")
    reader.get_by_role("link", name="Go on with your round of practice").wait_for()
    assert reader.locator("[data-due] a").count() == len(held) == 1
    held[0].continue_()
    reader.get_by_role("link", name="The next lesson: Warm the pot").wait_for()


def test_what_the_memory_says_is_text_and_nothing_else(sitting, address):
    memory = saved(sitting)
    memory["exam"]["title"] = "<img src=x onerror='window.ran = true'>"
    assert "<img src=x" in with_memory(sitting, address, **memory)[0]
    assert sitting.evaluate("window.ran") is None
    assert sitting.locator("[data-due] img").count() == 0


def test_an_answer_in_a_lesson_leads_back_to_it(reader, address):
    open_lesson(reader, address)
    choose(reader, "pot-01", "Warm the pot")
    press(reader, "pot-01", "Check answer")
    assert ways(reader, address) == ["Go on with the lesson: Warm the pot"]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(reader, address, width, scheme):
    reader.set_viewport_size({"width": width, "height": 900})
    assert len(with_memory(reader, address, session=ROUND, plan=PLAN, questions={"cup-01": SEEN})) == 3
    in_scheme(reader, scheme)
    results = Axe().run(reader, context={"include": [["article"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    links = reader.locator("[data-due] a").all()
    assert [link.inner_text() for link in links if link.bounding_box()["height"] < 44] == []
    assert reader.evaluate("document.documentElement.scrollWidth") == width
