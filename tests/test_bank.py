"""The bank that practice loads: every question once, its section in the lesson, and no key in the index."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from coursekit import bank, checked, exam

ROOT = Path(__file__).resolve().parent.parent
COURSE = checked.course(ROOT).course


def _data(path: Path) -> dict:
    """The JSON that a script of the bank holds."""
    text = path.read_text("utf-8")
    start = "window.courseBank = Object.assign(window.courseBank || {}, "
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(");\n"))


@pytest.fixture(scope="module")
def index(site):
    return _data(site / "assets/bank/index.js")["index"]


def test_every_question_stands_in_the_file_of_its_module_as_lessons_show_it(site, index):
    found = {}
    for module in index["modules"]:
        for id, html in _data(site / f"assets/bank/{module['id']}.js")[module["id"]].items():
            assert COURSE.module_of_question[id] == module["id"]
            found[id] = html
    assert set(found) == {question.id for question in COURSE.questions} == set(index["questions"])
    for lesson in COURSE.lessons:
        page = (site / lesson.path.removesuffix(".md") / "index.html").read_text("utf-8")
        assert [id for id in lesson.named("question") if found[id] not in page] == []


def test_the_index_tells_no_answer(site, index):
    text = (site / "assets/bank/index.js").read_text("utf-8")
    for question in COURSE.questions:
        told = index["questions"][question.id]
        assert told["version"] == question.version
        assert told.get("answers", 0) == len(question.options or question.steps)
        assert set(told) <= {
            "version", "lesson", "section", "objective", "level", "type", "procedure", "safety", "answers", "fixed",
            "sources",
        }  # fmt: skip
    assert not any(option.key in text for question in COURSE.questions for option in question.options)


def test_the_section_of_a_question_is_a_heading_of_its_lesson(site, index):
    lessons = {part["id"]: part["url"] for module in index["modules"] for part in module["lessons"]}
    sections = 0
    for told in index["questions"].values():
        if "section" in told:
            page = (site / lessons[told["lesson"]] / "index.html").read_text("utf-8")
            assert re.search(rf'<h[23] id="{told["section"]}"', page), told
            sections += 1
    assert sections > len(COURSE.questions) / 2


def test_a_claim_is_named_by_its_own_first_words(index):
    claims = {claim.id: claim for claim in COURSE.claims}
    titles = {id: told["title"] for id, told in index["sources"].items() if id in claims}
    assert len(set(titles.values())) == len(titles) > 100
    for id, title in titles.items():
        assert title.startswith("Evidence: “")
        begun = title.removeprefix("Evidence: “").removesuffix("”").removesuffix(" …")
        assert claims[id].text.startswith(begun)
        assert len(begun.split()) == bank.FIRST or claims[id].text == f"{begun}."


def test_a_form_in_the_bank_is_the_paper_that_the_letter_draws(index):
    assert len(COURSE.blueprints) == len(index["blueprints"])
    for told in index["blueprints"]:
        blueprint = COURSE.get("blueprint", told["id"])
        drawn = {
            paper.form: [[item.question.id, list(item.order)] for item in paper.items]
            for paper in exam.forms(COURSE, blueprint)
        }
        assert drawn == told["forms"]


def test_our_own_exams_are_offered_first_and_of_these_the_shorter_one(index):
    ids = [told["id"] for told in index["blueprints"]]
    assert ids[:2] == ["quick", "full"]
    assert sorted(blueprint.id for blueprint in COURSE.blueprints) == sorted(ids)


def test_questions_and_keys_stay_out_of_search(site):
    text = "".join(path.read_text("utf-8") for path in sorted((site / "search").glob("*.js")))
    assert text
    assert all(question.stem not in text for question in COURSE.questions)
    assert all(option.feedback not in text for question in COURSE.questions for option in question.options)


def test_the_page_of_a_module_has_each_of_its_questions_once(site):
    for module in COURSE.modules:
        page = (site / f"practice/questions/{module.id}/index.html").read_text("utf-8")
        shown = re.findall(r' data-question="([^"]+)"', page)
        inside = [id for id, of in COURSE.module_of_question.items() if of == module.id]
        assert sorted(inside) == sorted(shown)


@pytest.mark.parametrize("blueprint", COURSE.blueprints, ids=lambda blueprint: blueprint.id)
def test_the_page_of_an_exam_says_what_it_is_not_and_where_its_format_was_read(site, blueprint):
    page = unescape((site / f"practice/exams/{blueprint.id}/index.html").read_text("utf-8"))
    page = page.replace("\u2019", "'")
    assert f"{blueprint.length} questions, {blueprint.minutes} minutes" in page
    if blueprint.format_of:
        assert "Our questions in that format, on our topics only. It is not that exam." in page
    for reference in blueprint.references:
        assert reference.publisher in page
        assert (reference.link or reference.title) in page
