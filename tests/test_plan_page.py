"""The page "Study plan": chosen, kept, bent by missed days, printed, and saved for a calendar."""

from __future__ import annotations

import json
import re

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import address_of, serve
from test_player import in_scheme, open_lesson
from test_player_memory import ASIDE, save, saved

NOON = "2026-05-05T12:00:00"
EXAM = "2026-06-05"


@pytest.fixture
def plan(page, address):
    """The page on a Tuesday at noon, never visited before."""
    page.clock.install(time=NOON)
    return open_plan(page, address)


def open_plan(page, address):
    page.goto(f"{address}/practice/plan/")
    page.locator("[data-plan] > *").first.wait_for()
    return page


def make(page, exam=EXAM):
    page.get_by_label("Day of the exam").fill(exam)
    page.get_by_role("button", name="Make my plan").click()


def days(page):
    return [text.split("\n")[0] for text in page.locator(".plan__day").all_inner_texts()]


def test_a_plan_is_made_kept_and_there_again_after_a_reload(plan, address):
    make(plan)
    assert plan.evaluate("document.activeElement.textContent") == "Your plan to Friday, June 5"
    assert days(plan)[0].startswith("Today, Tuesday, May 5")
    assert days(plan)[-1] == "Friday, June 5"
    assert plan.get_by_role("link", name="Lesson: Warm the pot").count() == 1
    open_plan(plan, address)
    assert days(plan)[0].startswith("Today, Tuesday, May 5")
    assert saved(plan)["plan"] == {"license": "", "exam": EXAM, "days": [1, 2, 3, 4, 5], "made": "2026-05-05"}


@pytest.mark.parametrize(
    ("exam", "fault"),
    [
        ("", "Choose the day of the exam."),
        ("2026-05-05", "Choose a day after today."),
        ("2020-05-05", "Choose a day after today."),
        ("2028-05-05", "Choose a day within a year."),
    ],
)
def test_what_is_missing_is_told_and_the_field_has_the_focus(plan, exam, fault):
    make(plan, exam)
    assert plan.get_by_role("alert").inner_text() == fault
    assert plan.evaluate("document.activeElement.name") == "exam"


def test_at_least_one_day_of_the_week_is_asked_for(plan):
    for box in plan.get_by_role("checkbox").all():
        box.uncheck()
    make(plan)
    assert plan.get_by_role("alert").inner_text() == "Choose one day of the week at least."


def test_a_week_missed_is_said_kindly_and_what_is_left_moves(plan, address):
    make(plan)
    plan.clock.set_system_time("2026-05-12T12:00:00")
    open_plan(plan, address)
    assert "You missed 5 days of study." in plan.locator("[data-plan]").inner_text()
    assert days(plan)[0].startswith("Today, Tuesday, May 12")
    assert plan.get_by_role("link", name="Lesson: Warm the pot").count() == 1


def test_a_lesson_that_is_done_leaves_the_plan(plan, address):
    make(plan)
    open_lesson(plan, address)
    for _ in range(plan.get_by_role("button", name="Show me why").count()):
        plan.get_by_role("button", name="Show me why").first.click()
    open_plan(plan, address)
    assert plan.get_by_role("link", name="Lesson: Warm the pot").count() == 0
    assert plan.get_by_role("link", name="Lesson: Pour a cup").count() == 1


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2026-06-05T00:01:00", "Today is the day of your exam."),
        ("2036-06-05T12:00:00", "The day of your exam has passed."),
    ],
)
def test_on_the_day_of_the_exam_and_after_it_a_new_plan_is_offered(plan, address, time, words):
    make(plan)
    plan.clock.set_system_time(time)
    open_plan(plan, address)
    assert words in plan.locator("[data-plan]").inner_text()
    assert plan.get_by_role("button", name="Make my plan").is_visible()


def test_a_clock_set_back_by_years_shows_a_plan_of_a_year_at_most(plan, address):
    make(plan)
    plan.clock.set_system_time("2016-06-05T12:00:00")
    open_plan(plan, address)
    assert 200 < len(days(plan)) < 280
    assert saved(plan)["plan"]["exam"] == EXAM


def test_a_damaged_plan_is_set_aside(plan, address):
    save(plan, address, json.dumps({"course": "tea-player", "plan": {"exam": "soon"}, "questions": {}}))
    open_plan(plan, address)
    assert plan.get_by_role("button", name="Make my plan").is_visible()
    assert json.loads(saved(plan, ASIDE)[0]["text"]) == {"plan": {"exam": "soon"}}
    assert "plan" not in saved(plan)


def test_the_plan_is_changed_and_removed_by_keyboard(plan):
    make(plan)
    plan.get_by_role("button", name="Change the plan").press("Enter")
    assert plan.get_by_label("Day of the exam").input_value() == EXAM
    plan.get_by_role("button", name="Keep the plan I have").press("Enter")
    plan.get_by_role("button", name="Remove it").press("Enter")
    assert plan.get_by_role("button", name="Make my plan").is_visible()
    assert "plan" not in saved(plan)


def test_the_calendar_file_has_the_days_of_the_page(plan, tmp_path):
    make(plan)
    with plan.expect_download() as begun:
        plan.get_by_role("button", name="Save for my calendar").click()
    assert begun.value.suggested_filename == "tea-player-plan.ics"
    begun.value.save_as(tmp_path / "plan.ics")
    events = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    shown = [re.search(r"\w+ \d+$", re.sub(r" \d+ minutes$", "", day)).group() for day in days(plan)]
    assert shown == [f"{event.decoded('DTSTART'):%B} {event.decoded('DTSTART').day}" for event in events]
    assert "Lesson: Warm the pot" in str(events[0]["DESCRIPTION"])


def test_on_paper_there_are_boxes_to_tick_and_no_buttons(plan):
    make(plan)
    plan.emulate_media(media="print")
    assert plan.locator("[data-plan] button:visible").count() == 0
    box = "getComputedStyle(document.querySelector('.plan__tasks li'), '::before').borderTopStyle"
    assert plan.evaluate(box) == "solid"


def test_without_script_the_lessons_and_their_minutes_are_a_list(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/practice/plan/")
    assert "needs JavaScript" in page.locator("article").inner_text()
    assert page.get_by_role("link", name="Warm the pot").first.is_visible()
    context.close()


def test_what_the_page_of_a_license_says_stands_under_the_plan_and_no_approval_is_claimed(site, browser):
    server = serve(site)
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time=NOON)
    open_plan(page, address_of(server))
    page.get_by_label("License").select_option("ontario")
    make(page)
    told = page.locator(".plan__license").inner_text()
    assert "Ontario security guard license" in told
    assert "What it says of the exam:" in told
    assert "This course is not that license's course" in told
    with page.expect_navigation():
        page.locator(".plan__license a").first.click()
    assert page.url.endswith("/licenses/ontario/")
    context.close()
    server.shutdown()


@pytest.fixture
def licensed(site, page):
    """Opens the plan page of the project's own course, for a license or none, from a folder."""
    page.clock.install(time=NOON)

    def opened(asked=""):
        page.goto((site / "practice/plan/index.html").as_uri() + asked)
        page.locator("[data-plan] > *").first.wait_for()
        return page

    return opened


def test_an_address_chooses_the_license_until_a_plan_is_made(licensed):
    page = licensed("?license=texas")
    assert page.get_by_label("License").input_value() == "texas"
    make(page)
    assert "Texas Level II" in page.locator(".plan__license").inner_text()
    assert "?" not in page.url


@pytest.mark.parametrize("asked", ["?license=atlantis", "?license=", "?license=%22%3E%3Cimg%3E"])
def test_a_license_that_is_not_there_is_ignored(licensed, asked):
    page = licensed(asked)
    assert page.get_by_label("License").input_value() == ""


def test_a_plan_is_kept_when_an_address_asks_for_another_license(licensed):
    page = licensed()
    page.get_by_label("License").select_option("ontario")
    make(page)
    licensed("?license=texas")
    assert "You have a plan already." in page.locator("[data-plan]").inner_text()
    assert page.get_by_label("License").input_value() == "texas"
    page.get_by_role("button", name="Keep the plan I have").click()
    assert "Ontario" in page.locator(".plan__license").inner_text()
    page.reload()
    page.locator(".plan__license").wait_for()
    assert "Ontario" in page.locator(".plan__license").inner_text()


def test_what_licenses_name_is_listed_only_without_script(licensed, site, browser):
    heading = "What each license names"
    assert not licensed().get_by_text(heading).is_visible()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "practice/plan/index.html").as_uri())
    assert page.get_by_role("heading", name=heading).is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", ["form", "fault", "plan"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(plan, state, width, scheme):
    plan.set_viewport_size({"width": width, "height": 900})
    in_scheme(plan, scheme)
    if state != "form":
        make(plan, EXAM if state == "plan" else "")
    results = Axe().run(plan, context={"include": [["article"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
    targets = plan.locator("[data-plan] :is(button, select, input[type=date], .plan__weekday)")
    assert [t.inner_text() for t in targets.all() if t.bounding_box()["height"] < 44] == []
    assert plan.evaluate("document.documentElement.scrollWidth") == width
