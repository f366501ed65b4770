"""A plan of study: every lesson once and in time, bent when days are missed, and read by calendars."""

from __future__ import annotations

import random
from datetime import date, timedelta

import icalendar
import pytest

TODAY = "2026-05-05"
WEEKDAYS = [1, 2, 3, 4, 5]
MINUTES = {"shortExam": 20, "longExam": 75}

PLANNED = "const [wish, open, today, minutes] = given; return plan.planned(wish, open, today, minutes);"


def wish(exam="2026-06-05", days=WEEKDAYS, made=TODAY, license=""):
    return {"license": license, "exam": exam, "days": list(days), "made": made}


def lessons(number, minutes=10, named=()):
    return [{"id": f"l{n:02}", "minutes": minutes, "named": n in named} for n in range(number)]


def planned(script, given, open, today=TODAY):
    return script(PLANNED, given, open, today, MINUTES)


def tasks(made, kind):
    return [task for day in made["days"] for task in day["tasks"] if task["kind"] == kind]


def test_any_plan_has_each_lesson_once_in_order_on_chosen_days_before_the_exam(script):
    """Sixty plans of chance."""
    chance = random.Random(3)
    for _ in range(60):
        open = [
            {"id": f"l{n:02}", "minutes": chance.randint(4, 30), "named": False}
            for n in range(chance.randint(0, 45))
        ]
        days = chance.sample(range(7), chance.randint(1, 7))
        exam = date.fromisoformat(TODAY) + timedelta(chance.randint(1, 90))
        made = planned(script, wish(str(exam), days), open)
        dates = [date.fromisoformat(day["day"]) for day in made["days"]]
        assert dates == sorted(set(dates))
        assert all(date.fromisoformat(TODAY) <= day < exam for day in dates)
        assert all(day.isoweekday() % 7 in days for day in dates)
        wanted = [lesson["id"] for lesson in open] if dates else []
        assert [task["id"] for task in tasks(made, "lesson")] == wanted
        assert all(day["minutes"] == sum(task["minutes"] for task in day["tasks"]) for day in made["days"])


def test_lessons_are_spread_evenly_and_the_last_days_are_for_exams(script):
    made = planned(script, wish(), lessons(36))
    counts = [sum(task["kind"] == "lesson" for task in day["tasks"]) for day in made["days"]]
    assert len(counts) == 23
    assert (max(counts), min(counts[:18]), counts[18:]) == (2, 2, [0] * 5)
    assert len(tasks(made, "long-exam")) == 2
    assert len(tasks(made, "short-exam")) == 1
    assert made["days"][-1]["tasks"][-1]["kind"] == "rest"


def test_a_missed_day_is_spread_over_the_days_that_are_left(script):
    first = planned(script, wish(), lessons(36))
    later = planned(script, wish(), lessons(36), "2026-05-19")
    assert len(tasks(later, "lesson")) == 36
    most = [
        max(sum(task["kind"] == "lesson" for task in day["tasks"]) for day in made["days"])
        for made in (first, later)
    ]
    assert most == [2, 4]
    assert later["days"][0]["day"] == "2026-05-19"


def test_done_lessons_leave_the_plan(script):
    assert len(tasks(planned(script, wish(), lessons(36)[10:]), "lesson")) == 26


def test_with_every_lesson_done_there_is_practice_and_review_from_the_first_day(script):
    made = planned(script, wish(), [])
    assert made["days"][0]["tasks"][0]["kind"] == "review"
    assert not tasks(made, "lesson")


def test_with_little_time_what_the_license_names_comes_first(script):
    open = lessons(30, minutes=15, named=(20, 21))
    made = planned(script, wish("2026-05-11", license="x"), open)
    order = [task["id"] for task in tasks(made, "lesson")]
    assert made["tight"]
    assert order[:2] == ["l20", "l21"]
    assert sorted(order) == [lesson["id"] for lesson in open]
    relaxed = planned(script, wish("2026-08-05", license="x"), open)
    assert not relaxed["tight"]
    assert [task["id"] for task in tasks(relaxed, "lesson")] == sorted(order)


@pytest.mark.parametrize("named", [(), (0, 1), range(30)])
def test_little_time_is_told_only_where_it_changes_the_order(script, named):
    assert not planned(script, wish("2026-05-11", license="x"), lessons(30, minutes=15, named=named))["tight"]


@pytest.mark.parametrize(("exam", "days"), [("2026-05-06", [2]), ("2026-05-08", [2, 3]), ("2026-05-06", [1])])
def test_a_plan_of_a_day_or_two_or_none_is_a_plan(script, exam, days):
    made = planned(script, wish(exam, days), lessons(4))
    assert len(made["days"]) == (0 if days == [1] else len(days))
    assert len(tasks(made, "lesson")) == (0 if days == [1] else 4)


def test_missed_days_are_those_on_which_nothing_was_answered(script):
    body = "const [wish, studied, today] = given; return plan.missedDays(wish, new Set(studied), today);"
    assert script(body, wish(), ["2026-05-06"], "2026-05-11") == ["2026-05-05", "2026-05-07", "2026-05-08"]
    assert script(body, wish(), [], TODAY) == []
    assert script(body, wish(made="2030-01-01"), [], TODAY) == []
    assert len(script(body, wish(), [], "2060-01-01")) <= 366


def test_a_year_and_a_summer_time_change_count_by_the_calendar(script):
    made = planned(script, wish("2027-05-06", range(7)), lessons(41))
    assert len(made["days"]) == 366
    assert len({day["day"] for day in made["days"]}) == 366


@pytest.mark.parametrize(
    "damage",
    [
        {"exam": "2026-02-30"},
        {"days": []},
        {"days": [7]},
        {"days": [1, 1]},
        {"license": "<b>"},
        {"made": None},
        {"days": "12"},
    ],
)
def test_a_damaged_plan_is_no_plan(script, damage):
    body = "return [plan.readWish(given[0]), plan.readWish(given[1])]"
    assert script(body, wish(), wish() | damage) == [wish(), None]


EVENTS = [
    {
        "day": "2026-05-05",
        "summary": "Tea; part 1, with \\ and more",
        "lines": ["- Ünïcode 🍵 " * 12, "- two"],
    },
    {"day": "2026-12-31", "summary": "BEGIN:VEVENT\r\nEND:VEVENT", "lines": []},
]


@pytest.fixture
def calendar(script):
    body = "return calendar.calendarText(given[0], given[1], +new Date('2026-05-05T01:02:03.456Z'))"
    return script(body, {"id": "tea", "title": "Tea; pots, cups"}, EVENTS)


def test_a_calendar_program_reads_back_what_was_written(calendar):
    read = icalendar.Calendar.from_ical(calendar)
    events = read.walk("VEVENT")
    assert len(events) == 2
    for event, given in zip(events, EVENTS, strict=True):
        assert event.decoded("DTSTART") == date.fromisoformat(given["day"])
        assert event.decoded("DTEND") == date.fromisoformat(given["day"]) + timedelta(1)
        assert str(event["SUMMARY"]) == given["summary"].replace("\r\n", "\n")
        assert str(event["DESCRIPTION"]) == "\n".join(given["lines"])
        assert event.errors == []
    assert len({str(event["UID"]) for event in events}) == 2
    assert events[0]["DTSTAMP"].to_ical() == b"20260505T010203Z"


def test_every_line_of_the_calendar_is_at_most_75_bytes_and_ends_in_cr_lf(calendar):
    lines = calendar.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in calendar.replace("\r\n", "") and "\r" not in calendar.replace("\r\n", "")


def test_a_known_deck_ends_and_an_unknown_card_comes_again_a_little_later(script):
    body = """
    let pile = deck.deckOf([0, 1, 2, 3, 4, 5, 6, 7], []);
    const asked = [];
    while (pile.waiting.length) {
      const [top] = pile.waiting;
      pile = deck.answered(pile, top !== 0 || asked.includes(0));
      asked.push(top);
    }
    return [asked, pile.first, pile.known.length];
    """
    assert script(body) == [[0, 1, 2, 3, 4, 5, 0, 6, 7], 7, 8]
