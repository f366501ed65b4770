"""Drawing in the browser: weights are met, nothing comes twice, the same seed draws the same."""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from pathlib import Path

import pytest
from coursekit import bank, checked, exam

ROOT = Path(__file__).resolve().parent.parent
COURSE = checked.course(ROOT).course
SHOWN = {question.id: "" for question in COURSE.questions}


class _Anywhere(dict):
    """Every page has an address."""

    def __missing__(self, path):
        return path


def _index():
    text = dict(bank.files(COURSE, SHOWN, _Anywhere()))[bank.INDEX]
    return json.loads(text[text.index(", {") + 2 : -3])["index"]


INDEX = _index()
MODULE = {part["id"]: module["id"] for module in INDEX["modules"] for part in module["lessons"]}
BLUEPRINTS = {told["id"]: told for told in INDEX["blueprints"]}


@pytest.fixture
def run(page, modules):
    """Runs lines of JavaScript that end in `return`, with draw, sitting and score at hand."""
    page.goto(f"{modules}/course.js")
    page.evaluate("index => { window.index = index }", INDEX)

    def ran(body: str, *given: object):
        names = "".join(
            f"const {name} = await import('/{name}.js');" for name in ("draw", "sitting", "score")
        )
        return page.evaluate(f"async (given) => {{ {names} {body} }}", list(given))

    return ran


PAPERS = """
const [id, entries, seeds] = given;
const blueprint = index.blueprints.find((each) => each.id === id);
return seeds.map((seed) => draw.freshPaper(index, blueprint, entries, seed));
"""


def _module_of(id):
    return MODULE[INDEX["questions"][id]["lesson"]]


@pytest.mark.parametrize("id", BLUEPRINTS)
def test_each_module_gives_its_share_and_no_question_comes_twice(run, id):
    for paper in run(PAPERS, id, {}, list(range(40))):
        ids = [item["q"] for item in paper]
        assert len(set(ids)) == len(ids)
        assert dict(BLUEPRINTS[id]["parts"]) == Counter(map(_module_of, ids))


def test_the_same_seed_gives_the_same_paper_and_another_seed_another(run):
    papers = run(PAPERS, "quick", {}, [5, 5, 6])
    assert papers[0] == papers[1]
    assert papers[0] != papers[2]


def test_every_question_of_a_module_is_reached(run):
    drawn = {item["q"] for paper in run(PAPERS, "full", {}, list(range(200))) for item in paper}
    assert set(SHOWN) == drawn


def test_questions_never_answered_come_first(run):
    met = {"verdict": "right", "v": "x"}
    seen = {"verdict": "seen", "v": "x"}
    for module in ("trust", "conduct"):
        inside = [id for id in SHOWN if _module_of(id) == module]
        fresh = inside[:3]
        entries = {id: met for id in inside if id not in fresh} | {fresh[0]: seen}
        for paper in run(PAPERS, "full", entries, [1, 2, 3]):
            assert set(fresh) <= {item["q"] for item in paper}


def test_each_objective_has_its_turn_before_any_comes_again(run):
    for paper in run(PAPERS, "full", {}, list(range(10))):
        for module, count in BLUEPRINTS["full"]["parts"]:
            asked = [INDEX["questions"][i["q"]]["objective"] for i in paper if _module_of(i["q"]) == module]
            inside = {
                told["objective"] for id, told in INDEX["questions"].items() if _module_of(id) == module
            }
            assert min(len(inside), count) == len(set(asked))


def test_answers_stand_once_and_steps_never_in_their_right_order(run):
    for item in (item for paper in run(PAPERS, "full", {}, list(range(20))) for item in paper):
        told = INDEX["questions"][item["q"]]
        places = list(range(told.get("answers", 0)))
        assert places == sorted(item["order"])
        assert told["version"] == item["v"]
        if told.get("fixed"):
            assert places == item["order"]
        if told["type"] == "order":
            assert places != item["order"]


@pytest.mark.parametrize("id", BLUEPRINTS)
def test_a_letter_gives_the_paper_that_is_printed(run, id):
    blueprint = COURSE.get("blueprint", id)
    for paper in exam.forms(COURSE, blueprint):
        body = "return draw.paperOf(index, index.blueprints.find((each) => each.id === given[0]), given[1])"
        drawn = [(item["q"], tuple(item["order"])) for item in run(body, id, paper.form)]
        assert [(item.question.id, item.order) for item in paper.items] == drawn


ROUND = "const [entries, wanted, seed] = given; return draw.practice(index, entries, wanted, seed);"
LESSONS = list(MODULE)


def _group(id):
    told = INDEX["questions"][id]
    return told.get("procedure") or told["lesson"]


def _right(id):
    return {"verdict": "right", "v": INDEX["questions"][id]["version"], "time": "2026-01-01"}


def test_look_alike_procedures_take_turns_once_each_was_met(run):
    entries = {id: _right(id) for id in SHOWN}
    for seed in range(20):
        ids = run(ROUND, entries, {"lessons": LESSONS, "kind": "mixed", "count": 40}, seed)
        groups = list(map(_group, ids))
        assert not any(one == other for one, other in itertools.pairwise(groups)), groups


def test_a_procedure_not_met_before_is_met_alone(run):
    for seed in range(20):
        ids = run(ROUND, {}, {"lessons": LESSONS, "kind": "new", "count": 40}, seed)
        procedures = [INDEX["questions"][id].get("procedure") for id in ids]
        named = [name for name in procedures if name]
        assert procedures[: len(named)] == named
        changes = sum(one != other for one, other in itertools.pairwise(named))
        assert len(set(named)) - 1 == changes


def test_practice_gives_what_was_asked_for(run):
    missed, unsure, changed, known = list(SHOWN)[:4]
    entries = {
        missed: {**_right(missed), "verdict": "wrong"},
        unsure: {**_right(unsure), "sure": False},
        changed: {**_right(changed), "v": "older"},
        known: _right(known),
    }
    lessons = sorted({INDEX["questions"][id]["lesson"] for id in (missed, unsure, changed, known)})
    inside = {id for id, told in INDEX["questions"].items() if told["lesson"] in lessons}
    for kind, pool in {
        "missed": {missed, unsure, changed},
        "new": inside - {missed, unsure, changed, known},
        "mixed": inside,
    }.items():
        ids = run(ROUND, entries, {"lessons": lessons, "kind": kind, "count": 500}, 3)
        assert pool == set(ids)
        assert len(ids) == len(set(ids))


def test_the_range_of_a_score_is_wilsons_worked_out_in_another_way(run):
    """Its ends are the shares from which the score lies 1.96 standard errors away: found by halving."""

    def end(right, all, low, high, sign):
        for _ in range(60):
            middle = (low + high) / 2
            away = (right / all - middle) * math.sqrt(all / (middle * (1 - middle)))
            low, high = (middle, high) if away > sign * 1.96 else (low, middle)
        return 100 * low

    cases = [(right, all) for all in (7, 20, 60) for right in range(1, all)]
    told = run("return given[0].map(([right, all]) => score.rangeOf(right, all))", cases)
    for (right, all), given in zip(cases, told, strict=True):
        low = end(right, all, 1e-9, right / all, 1)
        high = end(right, all, right / all, 1 - 1e-9, -1)
        assert abs(low - given["low"]) <= 0.51
        assert abs(high - given["high"]) <= 0.51


def test_the_range_is_told_in_words_beside_the_pass_mark(run):
    told = run(
        "return [2, 15, 20].map((right) => score.rangeWords({pass: 70, items:"
        " Array.from({length: 20}, (_, at) => ({right: at < right}))}))"
    )
    assert told == [
        "On another day, with other questions like these, you might get 3 to 30 of 100."
        " Even the high end stays under the pass mark.",
        "On another day, with other questions like these, you might get 53 to 89 of 100."
        " The pass mark lies inside that range, so it could go either way.",
        "On another day, with other questions like these, you might get 84 to 100 of 100."
        " Even the low end reaches the pass mark.",
    ]


def test_the_time_is_said_at_10_5_and_1_minutes_only(run):
    said = run(
        "const said = []; for (let left = 1200; left > -60; left -= 1) {"
        " const minutes = sitting.minutesToSay((left + 1) * 1000, left * 1000);"
        " if (minutes) { said.push([left, minutes]); } } return said;"
    )
    assert said == [[600, 10], [300, 5], [60, 1]]


def test_a_score_just_under_the_pass_mark_does_not_read_like_it(run):
    items = [{"right": number < 37} for number in range(60)]
    told = run("return score.scoreOf({pass: 62, items: given[0]})", items)
    assert (told["percent"], told["passed"]) == (61, False)
    items[37]["right"] = True
    told = run("return score.scoreOf({pass: 62, items: given[0]})", items)
    assert (told["percent"], told["passed"]) == (63, True)
