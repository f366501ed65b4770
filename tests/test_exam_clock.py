"""The clock of a mock exam: it says what is left, survives what happens to a phone, and takes nothing."""

from __future__ import annotations

import pytest
from examining import (
    PAPER,
    answer,
    begin,
    clock,
    given,
    hand_in,
    open_page,
    place,
    press,
    reopened,
    right_answer,
    run,
)
from test_player_memory import saved


@pytest.fixture
def timed(page, address):
    """A begun exam of 12 minutes under a clock that the test moves."""
    page.clock.install(time="2026-03-01T12:00:00Z")
    begin(page, address)
    page.clock.pause_at("2026-03-01T13:00:00Z")
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


SELDOM = "const every = setInterval; window.setInterval = (act, time) => every(act, time * 25)"
"""A browser lets the timers of a tab that is not shown run seldom."""


@pytest.mark.parametrize("seldom", [False, True], ids=["both shown", "one hidden"])
def test_the_time_runs_once_for_two_tabs_of_one_exam(timed, address, seldom):
    reopened(timed, address, 0)
    run(timed, 0.5)
    other = timed.context.new_page()
    if seldom:
        other.add_init_script(SELDOM)
    open_page(other, address, "#taking").wait_for_selector(".exam .question")
    before = counted(saved(timed)["exam"])
    for _ in range(120):
        run(timed, 0.25)
    used, times = (now - then for now, then in zip(counted(saved(timed)["exam"]), before, strict=True))
    # Each save may meet the other tab one step of the clock behind.
    assert 25_000 <= used <= 32_000
    assert times == pytest.approx(used)


def counted(exam):
    """The time of an exam as it is saved: in all, and added up over its questions."""
    return exam["used"], sum(item["time"] for item in exam["items"])


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
    assert "6 of 7 questions have no answer." in timed.inner_text(".session__ask")
    assert saved(timed).get("attempts") is None
    press(timed, "Go on without the clock")
    assert place(timed) == "Question 1 of 7"
    assert given(timed) == right_answer(PAPER.items[0].question)
    hand_in(timed)
    assert "without the clock" in timed.inner_text(".result__sum")


def test_no_time_is_counted_once_the_time_is_up(timed, address):
    reopened(timed, address, 11.9)
    before = sum(item["time"] for item in saved(timed)["exam"]["items"])
    run(timed, 8 + 7 * 60)
    press(timed, "See my result")
    timed.wait_for_selector(".result")
    attempt = saved(timed)["attempts"][-1]
    assert attempt["used"] == 12 * 60_000
    assert sum(item["time"] for item in attempt["items"]) == before + 6_000
    assert "You took 12:00 of 12:00." in timed.inner_text(".result__sum")


def test_a_device_that_slept_over_the_end_takes_no_more_than_the_time(timed, address):
    reopened(timed, address, 11.5)
    timed.clock.fast_forward(3600 * 1000)
    assert place(timed) == "Time is up"
    assert saved(timed)["exam"]["used"] == 12 * 60_000


def test_time_counts_again_for_who_goes_on_without_the_clock(timed, address):
    reopened(timed, address, 11.9)
    run(timed, 60)
    press(timed, "Go on without the clock")
    run(timed, 30)
    hand_in(timed)
    assert saved(timed)["attempts"][-1]["used"] == 12.5 * 60_000
