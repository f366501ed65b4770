"""When a question comes back: boxes, wrong clocks, time zones, and what damaged storage cannot break."""

from __future__ import annotations

import json

import pytest

Q = {"id": "q", "version": "a", "module": "tea", "objective": "warm", "safety": False}
NOON = "2026-05-05T12:00:00"

ANSWER = """
const [answers] = given;
const memory = {questions: {}};
const steps = [];
let moment = new Date('2026-05-05T12:00:00');
for (const [wait, answer] of answers) {
  moment.setDate(moment.getDate() + wait);
  schedule.record(memory, 'q', 'a', {right: true, mode: 'topic', now: +moment, ...answer});
  steps.push([memory.questions.q.box, days.daysBetween(days.dayOf(moment), memory.questions.q.due)]);
}
return steps;
"""


def boxes_and_waits(script, *answers):
    return script(ANSWER, list(answers))


def test_right_when_due_goes_up_through_five_boxes_and_retires(script):
    waits = [1, 3, 7, 21, 60]
    steps = boxes_and_waits(script, [0, {}], *([wait, {}] for wait in waits))
    assert steps[:5] == [[1, 1], [2, 3], [3, 7], [4, 21], [5, 60]]
    assert steps[5][0] == 6


@pytest.mark.parametrize("answer", [{"right": False}, {"right": True, "shown": True}])
def test_missed_or_shown_goes_back_to_the_first_box(script, answer):
    assert boxes_and_waits(script, [0, {}], [1, {}], [3, {}], [7, answer])[-1] == [1, 1]


def test_right_but_unsure_goes_down_one_box(script):
    assert boxes_and_waits(script, [0, {}], [1, {}], [3, {}], [7, {"sure": False}])[-1] == [2, 3]
    assert boxes_and_waits(script, [0, {"sure": False}])[-1] == [1, 1]


def test_a_right_answer_before_its_day_moves_nothing(script):
    assert boxes_and_waits(script, [0, {}], [1, {}], [1, {}], [0, {}])[1:] == [[2, 3], [2, 2], [2, 2]]


def test_a_retired_question_comes_back_when_it_is_missed_guessed_or_changed(script):
    up = [[wait, {}] for wait in (0, 1, 3, 7, 21, 60)]
    assert boxes_and_waits(script, *up, [400, {}])[-1][0] == 6
    assert boxes_and_waits(script, *up, [400, {"right": False}])[-1] == [1, 1]
    assert boxes_and_waits(script, *up, [400, {"sure": False}])[-1] == [5, 60]


DUE = """
const [memory, questions, now] = given;
return schedule.due(memory, questions, +new Date(now)).map(({id, why}) => `${id} ${why}`);
"""


def entry(time=NOON, **more):
    return {"v": "a", "verdict": "right", "first": "right", "attempts": 1, "time": time, **more}


def placed(box, due, day="2026-05-05", time=NOON, **more):
    return entry(time, box=box, due=due, day=day, at=time, sure=True) | more


def due(script, entries, now, *questions):
    asked = [{**Q, "id": id} for id in entries] if not questions else list(questions)
    return script(DUE, {"questions": entries}, asked, now)


def test_an_answer_in_a_lesson_is_due_the_next_day(script):
    entries = {
        "right": entry(),
        "wrong": entry(verdict="wrong"),
        "shown": entry(verdict="shown"),
        "seen": entry(verdict="seen"),
    }
    assert due(script, entries, NOON) == []
    assert due(script, entries, "2026-05-06T00:01:00") == ["shown missed", "wrong missed", "right spaced"]


def test_a_lesson_s_answer_after_practice_lowers_but_never_raises(script):
    later = "2026-05-06T12:00:00"
    entries = {
        "wrong": placed(4, "2026-05-26", verdict="wrong") | {"time": later},
        "right": placed(4, "2026-05-26") | {"time": later},
    }
    assert due(script, entries, "2026-05-07T12:00:00") == ["wrong missed"]
    assert due(script, entries, "2026-05-26T12:00:00") == ["wrong missed", "right spaced"]


def test_the_queue_begins_with_what_was_missed_then_guessed_then_changed(script):
    entries = {
        "spaced": placed(2, "2026-05-01"),
        "changed": placed(5, "2026-07-04", v="old"),
        "unsure": placed(1, "2026-05-06", sure=False),
        "missed": placed(1, "2026-05-06", verdict="wrong"),
        "later": placed(3, "2026-05-12"),
    }
    wanted = ["missed missed", "unsure unsure", "changed changed", "spaced spaced"]
    assert due(script, entries, "2026-05-06T12:00:00") == wanted


def test_safety_comes_first_then_the_longest_overdue(script):
    entries = {id: placed(2, day) for id, day in [("new", "2026-05-04"), ("old", "2026-04-01")]}
    entries["safe"] = placed(2, "2026-05-05")
    asked = [{**Q, "id": id, "safety": id == "safe"} for id in entries]
    wanted = ["safe spaced", "old spaced", "new spaced"]
    assert due(script, entries, NOON, *asked) == wanted


def test_a_question_that_the_course_no_longer_has_is_not_due(script):
    assert due(script, {"gone": entry("2026-01-01T12:00:00")}, NOON, Q) == []


def test_an_answer_from_a_day_that_has_not_come_is_due_now_and_can_be_given(script):
    body = """
    const memory = {questions: {}};
    schedule.record(memory, 'q', 'a', {right: true, mode: 'topic', now: +new Date('2036-01-01T12:00')});
    const now = +new Date('2026-05-05T12:00');
    const before = schedule.due(memory, [given[0]], now).length;
    schedule.record(memory, 'q', 'a', {right: true, mode: 'topic', now});
    const {box, due} = memory.questions.q;
    return [before, box, due, schedule.due(memory, [given[0]], now).length];
    """
    assert script(body, Q) == [1, 2, "2026-05-08", 0]


def test_a_clock_years_ahead_makes_questions_due_and_breaks_none(script):
    assert due(
        script, {"q": placed(5, "2026-07-04"), "r": placed(6, "9999-12-31")}, "2046-01-01T12:00:00"
    ) == ["q spaced"]


def test_a_day_lived_twice_on_the_way_west_is_no_wrong_clock(script):
    assert due(script, {"q": placed(2, "2026-05-09", day="2026-05-06")}, NOON) == []


def test_no_question_waits_longer_than_the_last_box_and_that_day(script):
    assert due(script, {"q": placed(5, "2026-07-05", day="2026-05-05")}, NOON) == []
    assert due(script, {"q": placed(5, "2026-07-06", day="2026-05-05")}, NOON) == ["q spaced"]


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe"])
def test_days_are_counted_on_the_calendar_in_every_time_zone(browser, modules, zone):
    """Also over the nights on which clocks change, and just before and after midnight."""
    reader = browser.new_context(timezone_id=zone)
    page = reader.new_page()
    page.goto(f"{modules}/course.js")
    wrong = page.evaluate(
        """async () => {
          const days = await import('/days.js'), schedule = await import('/schedule.js');
          const wrong = [];
          for (let number = 0; number < 400; number += 1) {
            for (const [hour, minute] of [[0, 1], [2, 30], [12, 0], [23, 59]]) {
              const moment = new Date(2026, 0, 1 + number, hour, minute);
              const next = new Date(2026, 0, 2 + number, 12);
              const memory = {questions: {}};
              schedule.record(memory, 'q', 'a', {right: true, mode: 'topic', now: +moment});
              const {due, day} = memory.questions.q;
              const asked = [{id: 'q', version: 'a'}];
              const soon = schedule.due(memory, asked, +new Date(2026, 0, 1 + number, 23, 59)).length;
              if (days.dayOf(next) !== due || days.daysBetween(day, due) !== 1 || soon !== 0) {
                wrong.push([String(moment), due]);
              }
            }
          }
          return wrong;
        }"""
    )
    assert wrong == []
    reader.close()


def test_a_month_later_is_the_same_day_or_the_month_s_last(script):
    body = "return given[0].map(([day, months]) => days.monthsLater(day, months))"
    cases = [["2026-01-31", 1], ["2028-01-31", 1], ["2026-08-31", 6], ["2026-12-15", 1]]
    assert script(body, cases) == ["2026-02-28", "2028-02-29", "2027-02-28", "2027-01-15"]


REFRESHER = """
const [memory, questions, now] = given;
const open = schedule.refresher(memory, questions, +new Date(now));
return open && [open.months, open.since, open.left, open.due.length, open.due[0]?.id];
"""


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        ("2026-06-04", None),
        ("2026-06-05", [1, "2026-06-05", 20, 20, "q29"]),
        ("2026-08-05", [3, "2026-08-05", 20, 20, "q29"]),
        ("2026-11-05", [6, "2026-11-05", 20, 20, "q29"]),
        ("2031-11-05", [6, "2026-11-05", 20, 20, "q29"]),
    ],
)
def test_refreshers_come_one_three_and_six_months_after_finishing(script, now, wanted):
    ids = [f"q{number:02}" for number in range(30)]
    memory = {
        "finished": "2026-05-05",
        "questions": {id: placed(6, "9999-12-31") for id in ids},
    }
    asked = [{**Q, "id": id, "safety": id == "q29"} for id in ids]
    assert script(REFRESHER, memory, asked, f"{now}T12:00:00") == wanted
    for id in ids[:15]:
        memory["questions"][id] = placed(6, "9999-12-31", time=f"{now}T08:00:00")
    after = script(REFRESHER, memory, asked, f"{now}T12:00:00")
    assert after == (wanted and [*wanted[:2], 5, 5, "q29"])


def test_the_course_is_finished_on_the_day_when_each_question_in_a_lesson_has_an_answer(script):
    body = """
    const memory = {questions: {a: given[0], b: {...given[0], verdict: 'seen'}}};
    const noted = () => schedule.noteFinished(memory, ['a', 'b'], +new Date('2026-05-05T12:00'));
    const first = noted();
    memory.questions.b.verdict = 'wrong';
    return [first, noted(), memory.finished, noted(), schedule.noteFinished({questions: {}}, [])];
    """
    assert script(body, entry()) == [False, True, "2026-05-05", False, False]


def test_a_question_that_was_reset_is_no_new_one_and_another_is(script):
    noted = script("""
    const memory = {questions: {}};
    const answer = {right: true, mode: 'topic', now: 0};
    schedule.record(memory, 'a', 'v', answer);
    delete memory.questions.a;  // as a reset of its lesson does
    schedule.record(memory, 'a', 'v', answer);
    schedule.record(memory, 'b', 'v', answer);
    return memory.log.map(({q, unseen}) => [q, unseen]);
    """)
    assert noted == [["a", True], ["a", False], ["b", True]]


def test_an_answer_is_noted_as_unseen_once_and_never_again(script):
    body = """
    const memory = {questions: {shown: given[0]}};
    for (const id of ['new', 'new', 'shown']) {
      schedule.record(memory, id, 'a', {right: true, mode: 'mixed', now: +new Date('2026-05-05T12:00')});
    }
    schedule.record(memory, 'new', 'b', {right: true, mode: 'mixed', now: +new Date('2026-05-05T12:00')});
    return memory.log.map(({q, unseen}) => [q, unseen]);
    """
    wanted = [["new", True], ["new", False], ["shown", False], ["new", False]]
    assert script(body, entry(verdict="shown")) == wanted


def test_the_list_of_answers_is_bounded_and_forgets_repeats_first(script):
    body = """
    const memory = {questions: {}};
    for (let n = 0; n < 1300; n += 1) {
      journal.note(memory, {q: `q${n}`, v: 'a', day: '2026-05-05', right: true, sure: true, mode: 'mixed',
        unseen: n % 2 === 0});
    }
    const {log} = memory;
    return [log.length, log.filter(({unseen}) => unseen).length, log.at(-1).q, log[1].q];
    """
    assert script(body) == [1200, 650, "q1299", "q2"]


GOOD = {"q": "q", "v": "a", "day": "2026-05-05", "right": True, "sure": True, "mode": "mixed", "unseen": True}


@pytest.mark.parametrize(
    "differs",
    [{"unseen": False}, {"sure": False}, {"right": False}, {"mode": "exam"}, {}],
    ids=["seen before", "not sure", "wrong", "in an exam", "the same again"],
)
def test_a_list_of_answers_joined_with_itself_stays_as_it_is(script, differs):
    log = [GOOD, {**GOOD, **differs}]
    assert script("return journal.joinedAnswers(given[0], given[0])", log) == log


def test_two_lists_of_answers_are_joined_once_by_day_and_joining_again_changes_nothing(script):
    body = """
    const [own, other] = given;
    const once = journal.joinedAnswers(own, other);
    return [once, journal.joinedAnswers(once, other)];
    """
    repeat, earlier = {**GOOD, "unseen": False}, {**GOOD, "q": "other", "day": "2026-05-04"}
    once, twice = script(body, [GOOD, repeat], [earlier, GOOD, {**GOOD, "v": "b"}])
    assert once == twice == [earlier, GOOD, repeat, {**GOOD, "v": "b"}]


@pytest.mark.parametrize(
    "bad",
    [None, [], "x", {}, {**GOOD, "day": "2026-02-30"}, {**GOOD, "right": 1}, {**GOOD, "mode": "all"}],
)
def test_a_damaged_answer_is_taken_out_and_the_others_stay(script, bad):
    body = "const [memory] = given; const out = journal.takeDamaged(memory); return [memory.log, out];"
    log, out = script(body, {"questions": {}, "log": [GOOD, bad, GOOD]})
    assert (log, json.loads(out)) == ([GOOD, GOOD], {"log": [bad]})


@pytest.mark.parametrize(
    "damage",
    [{"box": 7}, {"box": "2"}, {"due": "soon"}, {"day": 5}, {"at": "x"}, {"sure": "yes"}, {"due": None}],
)
def test_a_damaged_place_is_taken_out_and_the_answer_stays(script, damage):
    body = """
    const [memory, asked] = given;
    const out = journal.takeDamaged(memory);
    return [memory.questions.q, out !== '', schedule.due(memory, [asked], +new Date('2026-05-06T12:00')).length];
    """
    memory = {"questions": {"q": placed(3, "2026-05-20") | damage}}
    assert script(body, memory, Q) == [entry(), True, 1]


@pytest.mark.parametrize("log", [{}, "x", 5, None])
def test_a_list_of_answers_that_is_none_counts_as_empty(script, log):
    body = "const [memory] = given; journal.takeDamaged(memory); return memory.log ?? [];"
    assert script(body, {"questions": {}, "log": log}) == []


def test_what_practice_never_wrote_is_no_damage(script):
    body = "return journal.takeDamaged(given[0])"
    assert script(body, {"questions": {"q": entry()}, "flags": 1}) == ""
    assert (
        script(body, {"questions": {"q": placed(3, "2026-05-20")}, "log": [GOOD], "finished": "2026-05-05"})
        == ""
    )


def test_a_time_far_outside_every_calendar_breaks_nothing(script):
    entries = {"far": entry("+020000-01-01T00:00:00.000Z"), "old": entry("-000100-01-01T00:00:00.000Z")}
    assert sorted(due(script, entries, NOON)) == ["far spaced", "old spaced"]
