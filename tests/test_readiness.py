"""Readiness: what lifts it, what lowers it, what it leaves out, and the example that the site tells."""

from __future__ import annotations

import math
import random
import re
from statistics import NormalDist

import pytest
from browser import PROJECT

TEXTS = PROJECT / "scripts" / "coursekit" / "pages" / "texts"
TODAY = "2026-05-05"
MODULES = ("pot", "cup", "leaf")
ASKED = [
    {
        "id": f"{module}-{number:02}",
        "version": "a",
        "module": module,
        "objective": f"{module}-{number % 3}",
        "safety": number % 10 == 0,
    }
    for module in MODULES
    for number in range(60)
]

BODY = """
const [memory, questions, day, passMark = 75] = given;
const {overall, modules, rule, ready} = readiness.readiness(memory, questions, {passMark, now: +new Date(`${day}T12:00`)});
return {overall, modules: Object.fromEntries(modules), ready,
  rule: Object.fromEntries(rule.map(({id, met, where}) => [id, where?.length ? where : met]))};
"""


def reader(answers):
    """The memory of a reader who gave such answers: question, right or not, and what differs."""
    memory = {"questions": {}, "log": []}
    for id, right, *more in answers:
        one = {"q": id, "v": "a", "day": TODAY, "right": right, "sure": True, "mode": "mixed", "unseen": True}
        one |= more[0] if more else {}
        memory["log"].append(one)
        verdict = "right" if right else "wrong"
        memory["questions"][id] = {
            "v": one["v"],
            "verdict": verdict,
            "first": verdict,
            "attempts": 1,
            "time": f"{one['day']}T12:00:00.000Z",
        }
    return memory


def look(script, answers, day=TODAY, asked=ASKED, **memory):
    return script(BODY, reader(answers) | memory, asked, day)


def ready_answers():
    """Sixty new questions of all modules on two days, 54 right; safety-critical ones among the right."""
    order = [f"{module}-{number:02}" for number in range(20) for module in MODULES]
    wrong = {f"{module}-{number:02}" for module in MODULES for number in (3, 13)}
    days = ["2026-05-04", TODAY]
    new = [(id, id not in wrong, {"day": days[index % 2]}) for index, id in enumerate(order)]
    rest = [q["id"] for q in ASKED if q["safety"] and q["id"] not in order]
    return [(id, True, {"mode": "review", "unseen": False}) for id in rest] + new


def independent_bound(right, asked):
    """The smallest share that a one-sided test at 95 % does not refute, found by halving."""
    z = NormalDist().inv_cdf(0.95)
    low, high = 0.0, right / asked
    for _ in range(100):
        middle = (low + high) / 2
        refuted = right / asked - middle > z * math.sqrt(middle * (1 - middle) / asked)
        low, high = (middle, high) if refuted else (low, middle)
    return low


@pytest.mark.parametrize(("right", "asked"), [(0, 5), (5, 5), (53, 60), (60, 60), (34, 40), (1, 2)])
def test_the_lower_bound_is_the_one_that_another_way_finds(script, right, asked):
    body = "return readiness.lowerBound(...given)"
    assert script(body, right, asked) == pytest.approx(independent_bound(right, asked), abs=2e-4)


def test_a_reader_who_did_nothing_is_at_zero_and_not_ready(script):
    seen = look(script, [])
    assert (seen["overall"]["figure"], seen["ready"]) == (0, False)


def test_who_meets_every_condition_is_ready(script):
    seen = look(script, ready_answers())
    assert seen["rule"] == dict.fromkeys(("enough", "right", "days", "modules", "safety", "bound"), True)
    assert seen["ready"]


def changed(answers, edit):
    return [edit(id, right, dict(*more)) for id, right, *more in answers]


@pytest.mark.parametrize(
    ("condition", "edit"),
    [
        (
            "enough",
            lambda id, right, more: (
                id,
                right,
                more | {"unseen": id != "pot-05" and more.get("unseen", True)},
            ),
        ),
        ("right", lambda id, right, more: (id, right and id not in ("pot-05", "cup-05"), more)),
        ("days", lambda id, right, more: (id, right, more | {"day": TODAY})),
        ("safety", lambda id, right, more: (id, right and id != "leaf-50", more)),
    ],
)
def test_each_condition_alone_holds_readiness_back(script, condition, edit):
    seen = look(script, changed(ready_answers(), edit))
    assert not seen["rule"][condition]
    assert not seen["ready"]


def test_one_weak_module_holds_readiness_back_and_is_named(script):
    wrong = {f"cup-{number:02}" for number in (1, 2, 4, 5, 6, 7)}
    seen = look(
        script,
        [(id, id not in wrong, more) for id, _, more in ready_answers()],
    )
    assert seen["rule"]["right"] is True
    assert seen["rule"]["modules"] == ["cup"]
    assert not seen["ready"]


def test_a_module_with_fewer_than_five_new_questions_is_not_there_yet(script):
    answers = ready_answers()
    more = [q for q in ASKED if q["module"] == "cup"][:4]
    asked = [q for q in ASKED if q["module"] != "cup" or q in more]
    seen = look(script, answers, asked=asked)
    assert seen["rule"]["modules"] == ["cup"]


def test_a_safety_critical_question_never_tried_holds_readiness_back(script):
    extra = {**ASKED[0], "id": "new-safety", "safety": True}
    seen = look(script, ready_answers(), asked=[*ASKED, extra])
    assert (seen["rule"]["safety"], seen["ready"]) == (False, False)


def test_time_alone_takes_readiness_away(script):
    figures = [look(script, ready_answers(), day) for day in (TODAY, "2026-08-05", "2027-05-05")]
    assert [seen["ready"] for seen in figures] == [True, True, False]
    numbers = [seen["overall"]["figure"] for seen in figures]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 3


def test_a_bad_recent_day_lowers_it_overall_and_in_its_module_only(script):
    before = look(script, ready_answers())
    bad = [(f"cup-{number:02}", False) for number in range(40, 44)]
    after = look(script, ready_answers() + bad)
    assert after["overall"]["figure"] < before["overall"]["figure"]
    assert after["modules"]["cup"]["figure"] < before["modules"]["cup"]["figure"]
    assert after["modules"]["pot"] == before["modules"]["pot"]


def test_a_bad_day_in_review_lowers_it_too(script):
    before = look(script, ready_answers())
    after = look(script, [*ready_answers(), ("cup-01", False, {"mode": "review", "unseen": False})])
    assert after["overall"]["figure"] < before["overall"]["figure"]
    assert after["overall"]["bound"] == before["overall"]["bound"]


def test_only_new_questions_from_mixed_practice_and_exams_are_counted_as_new(script):
    answers = [
        ("pot-01", True, {"mode": "mixed"}),
        ("pot-02", True, {"mode": "exam"}),
        ("pot-03", True, {"mode": "topic"}),
        ("pot-04", True, {"mode": "review"}),
        ("pot-05", True, {"unseen": False}),
        ("gone-01", True),
    ]
    assert look(script, answers)["overall"]["asked"] == 2


def test_an_answer_to_another_version_of_a_question_is_not_kept(script):
    current = look(script, [("pot-01", True)])["overall"]["kept"]
    other = look(script, [("pot-01", True, {"v": "old"})])["overall"]["kept"]
    assert current > other == 0


def test_answers_from_days_that_have_not_come_count_as_today_s(script):
    answers = changed(ready_answers(), lambda id, right, more: (id, right, more | {"day": TODAY}))
    now = look(script, answers)
    ahead = look(script, answers, "2020-01-01")
    assert now["overall"]["bound"] == ahead["overall"]["bound"]


def test_for_any_reader_a_wrong_answer_never_lifts_and_a_right_one_never_lowers(script):
    """On forty readers of chance, each with one answer more."""
    chance = random.Random(7)
    for _ in range(40):
        ids = chance.sample([q["id"] for q in ASKED], chance.randint(1, 90))
        *answers, (last, _) = [(id, chance.random() < 0.8) for id in ids]
        figures = [
            look(script, [*answers, *more])["overall"]["figure"]
            for more in ([(last, False)], [], [(last, True)])
        ]
        assert figures == sorted(figures)
        assert all(0 <= figure <= 100 for figure in figures)


def test_the_example_on_the_site_comes_out_as_told(script):
    """Each figure of the worked example is computed anew."""
    page = (TEXTS / "readiness.md").read_text("utf-8")
    example = page.split("## A worked example", 1)[1].split("\n## ", 1)[0]
    right, asked = map(int, re.search(r"(\d+) of (\d+) new questions", example).groups())
    kept = int(re.search(r"kept is (\d+)%", example).group(1))
    safe_right, safe_all = map(int, re.search(r"(\d+) of the (\d+) safety-critical", example).groups())
    bound = int(re.search(r"new is (\d+)%", example).group(1))
    figure = int(re.search(r"readiness is (\d+)%", example).group(1))
    assert bound == math.floor(independent_bound(right, asked) * 100)
    assert bound == math.floor(script("return readiness.lowerBound(...given)", right, asked) * 100)
    product = kept / 100 * safe_right / safe_all * independent_bound(right, asked)
    assert figure == math.floor(product * 100)


def test_the_numbers_of_the_rule_on_the_site_are_those_of_the_code(script):
    page = (TEXTS / "readiness.md").read_text("utf-8")
    body = "return [readiness.RULE, readiness.WINDOW, readiness.HALF_LIFE]"
    rule, window, half = script(body)
    assert f"last {window['course']} new questions" in page
    assert f"last {window['module']} of that module" in page
    assert f"{round(rule['right'] * 100)}%" in page
    assert f"{round(rule['module'] * 100)}%" in page
    assert f"every {half} days" in page
    assert "predicts no real exam" in page


def test_the_rules_of_the_schedule_on_the_site_are_those_of_the_code(script):
    page = (TEXTS / "review.md").read_text("utf-8")
    waits, months, size = script("return [schedule.WAITS, schedule.REFRESHERS, schedule.REFRESHER_SIZE]")
    for box, wait in enumerate(waits, 1):
        assert re.search(rf"\| {box} \| {wait} days? ", page)
    assert "1, 3 and 6 months" in page
    assert months == [1, 3, 6]
    assert f"{size} questions" in page


def test_a_module_tells_how_many_of_its_safety_critical_questions_were_answered(script):
    modules = look(script, [("pot-00", False), ("pot-01", True), ("cup-01", True)])["modules"]
    assert [(modules[id]["met"], modules[id]["safe"]) for id in ("pot", "cup")] == [(1, 0), (0, 1)]
