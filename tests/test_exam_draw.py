"""A mock exam is drawn as its blueprint says, and the same letter always gives the same paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from coursekit import checked, exam
from coursekit.model import Part
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
COURSE = checked.course(ROOT).course
MODULES = [module.id for module in COURSE.modules]
QUICK = next(blueprint for blueprint in COURSE.blueprints if blueprint.id == "quick")


def _blueprint(counts, seed):
    """The quick exam with other parts and another seed."""
    parts = tuple(
        QUICK.parts[0].model_copy(update={"module": module, "questions": count})
        for module, count in counts.items()
    )
    assert all(isinstance(part, Part) for part in parts)
    return QUICK.model_copy(update={"parts": parts, "seed": seed})


blueprints = st.builds(
    _blueprint,
    st.dictionaries(st.sampled_from(MODULES), st.integers(1, 90), min_size=1),
    st.integers(0, 10_000),
)


@settings(max_examples=60, deadline=None)
@given(blueprints)
def test_each_module_gives_its_share_and_no_question_stands_twice(blueprint):
    have = Counter(COURSE.module_of_question.values())
    for paper in exam.forms(COURSE, blueprint):
        ids = [item.question.id for item in paper.items]
        assert len(ids) == len(set(ids))
        drawn = Counter(COURSE.module_of_question[id] for id in ids)
        assert {p.module: min(p.questions, have[p.module]) for p in blueprint.parts} == drawn
        assert list(range(1, len(ids) + 1)) == [item.number for item in paper.items]


@settings(max_examples=30, deadline=None)
@given(blueprints)
def test_an_answer_stands_once_and_steps_never_in_their_right_order(blueprint):
    for item in (item for paper in exam.forms(COURSE, blueprint) for item in paper.items):
        places = list(range(len(item.question.options or item.question.steps)))
        assert places == sorted(item.order)
        if item.question.steps:
            assert places != list(item.order)
        if item.question.keep_order or item.question.type == "true-false":
            assert places == list(item.order)


@pytest.mark.parametrize("blueprint", COURSE.blueprints, ids=lambda blueprint: blueprint.id)
def test_the_first_three_letters_share_no_question(blueprint):
    papers = exam.forms(COURSE, blueprint)[:3]
    ids = [item.question.id for paper in papers for item in paper.items]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("blueprint", COURSE.blueprints, ids=lambda blueprint: blueprint.id)
def test_a_paper_asks_for_as_many_objectives_as_it_can(blueprint):
    first = exam.forms(COURSE, blueprint)[0]
    for part in blueprint.parts:
        asked = [
            item.question.objective
            for item in first.items
            if COURSE.module_of_question[item.question.id] == part.module
        ]
        inside = {o.id for o in COURSE.get("module", part.module).objectives}
        assert min(len(inside), part.questions) == len(set(asked))


def test_the_same_letter_gives_the_same_paper_and_another_letter_another():
    again = checked.course(ROOT).course
    assert [_shown(paper) for paper in exam.forms(COURSE, QUICK)] == [
        _shown(paper) for paper in exam.forms(again, QUICK)
    ]
    assert len(exam.FORMS) == len({str(_shown(paper)) for paper in exam.forms(COURSE, QUICK)})


def test_another_seed_gives_another_paper():
    other = QUICK.model_copy(update={"seed": QUICK.seed + 1})
    assert _shown(exam.forms(COURSE, QUICK)[0]) != _shown(exam.forms(COURSE, other)[0])


def test_answers_are_mixed_and_not_in_the_order_of_the_bank():
    items = [i for paper in exam.forms(COURSE, QUICK) for i in paper.items if len(i.order) > 2]
    assert sum(list(i.order) == sorted(i.order) for i in items) < len(items) / 2


def test_the_right_answers_stand_at_every_place_about_equally_often():
    items = [i for b in COURSE.blueprints for paper in exam.forms(COURSE, b) for i in paper.items]
    threes = [
        i for i in items if i.question.type == "single" and len(i.order) == 3 and not i.question.keep_order
    ]
    at = Counter(
        next(place for place, option in enumerate(i.order) if i.question.options[option].correct)
        for i in threes
    )
    assert all(0.25 < at[place] / len(threes) < 0.42 for place in range(3)), at


def _shown(paper):
    return [(item.question.id, item.order) for item in paper.items]
