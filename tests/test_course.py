"""The project's own course keeps its own rules, in the numbers that it promises."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ROOT
from coursekit import checked

WRITTEN = date(2026, 11, 22)


@pytest.fixture(scope="module")
def own():
    return checked.course(ROOT, WRITTEN)


def test_the_course_has_no_finding(own):
    assert own.findings == ()


def test_the_course_can_be_made_on_any_day_and_the_check_says_when_facts_are_old(own):
    assert checked.course(ROOT).findings == ()
    assert checked.course(ROOT, date(2000, 1, 1)).findings == (), "a clock that is behind"
    old = checked.course(ROOT, date(2062, 1, 1))
    assert old.course is None
    assert {finding.code for finding in old.findings} == {"E004"}


def test_every_claim_of_the_articles_is_taught_or_left_out_with_a_reason(own):
    course = own.course
    assert len(course.claims) == 148
    waiting = [claim.id for claim in course.claims if claim.waits]
    assert waiting == []


def test_every_lesson_places_four_questions_or_more_and_has_six_or_more_besides(own):
    for lesson in own.course.lessons:
        placed = lesson.named("question")
        assert len(placed) >= 4, lesson.id
        assert len(own.course.questions_of(lesson)) - len(placed) >= 6, lesson.id


def test_six_questions_in_ten_apply_or_judge(own):
    levels = [question.level for question in own.course.questions]
    assert levels.count("recall") <= 0.4 * len(levels)


def test_a_picture_that_comes_or_goes_is_seen_at_the_next_look(course):
    lesson = course / "docs" / "learn" / "tea" / "pot.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n![A pot of tea](pot.svg)\n", "utf-8")
    assert [finding.code for finding in checked.course(course).findings] == ["L022"]
    (lesson.parent / "pot.svg").write_text("<svg/>")
    assert checked.course(course).findings == ()


def test_every_scenario_is_shown_by_one_module(own):
    shown = [one.id for module in own.course.modules for one in own.course.scenarios_of(module)]
    assert sorted(shown) == sorted(one.id for one in own.course.scenarios)


def test_a_file_of_scenarios_is_of_the_module_whose_name_says_most_of_its_own(course):
    more = course / "curriculum" / "modules" / "tea-late.yml"
    more.write_text("{id: tea-late, title: Late tea, summary: A cup at night.}\n", "utf-8")
    settings = course / "curriculum" / "course.yml"
    settings.write_text(settings.read_text("utf-8").replace("[tea]", "[tea, tea-late]"), "utf-8")
    read = checked.course(course).course
    told = {file: read.module_of_scenarios(file) for file in ("tea", "tea-b", "tea-late-b", "teas")}
    assert told == {"tea": "tea", "tea-b": "tea", "tea-late-b": "tea-late", "teas": None}


def test_what_is_said_of_an_exam_is_understood_away_from_its_page(own):
    """The study plan shows these facts alone."""
    pointing = {"that", "this", "these", "those", "it", "they", "the same", "here"}
    for credential in own.course.credentials:
        for fact in credential.facts:
            if fact.about == "exam":
                first = fact.text.casefold().split()
                assert pointing.isdisjoint({first[0], " ".join(first[:2])}), fact.text
