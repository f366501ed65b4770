"""The built site: the same bytes from the same input, questions in our terms, nothing leaks."""

from __future__ import annotations

import json
import re

from conftest import ROOT, run
from coursekit import checked, pages, words


def _bytes(site):
    return {p.relative_to(site): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def test_building_twice_gives_the_same_bytes(course):
    assert run("build.py", course).returncode == 0
    first = _bytes(course / "site")
    assert run("build.py", course, PYTHONHASHSEED="7", TZ="Asia/Tokyo").returncode == 0
    assert first == _bytes(course / "site")


def test_a_question_carries_its_own_id_and_not_its_position(smallest_site):
    page = (smallest_site / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert 'data-question="pot-01"' in page
    assert 'id="quiz-0"' not in page


def test_what_the_quiz_plugin_adds_to_pages_is_in_none(site, smallest_site):
    for root in (site, smallest_site):
        for path in root.rglob("*.html"):
            page = path.read_text("utf-8")
            for trace in (
                "mkdocsQuiz",
                "quiz-progress",
                "JSConfetti",
                "MKDOCS_QUIZ",
                "<quiz>",
                "[x]",
            ):
                assert trace not in page, f"{path}: {trace}"


def test_every_question_that_a_lesson_places_is_on_its_page(site):
    for lesson in checked.course(ROOT).course.lessons:
        page = (site / lesson.path.removesuffix(".md") / "index.html").read_text("utf-8")
        assert list(lesson.named("question")) == re.findall(r'data-question="([^"]+)"', page)


def test_no_option_and_no_feedback_is_in_the_search_index(site):
    """What a lesson or the evidence says too may be found; what only a question says may not."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = _letters(" ".join(entry["text"] for entry in index["docs"]))
    course = checked.course(ROOT).course
    prose = [lesson.body for lesson in course.lessons]
    prose += [text for _, text in pages.generated(course)]
    said = _letters(" ".join(prose))
    looked = 0
    for question in course.questions:
        parts = [part for o in question.options for part in (o.text, o.feedback)]
        for text in (question.stem, question.feedback, question.wrong, *question.hints, *parts):
            letters = _letters(words.expand(text, course))
            if len(letters) > 40 and letters not in said:
                looked += 1
                assert letters not in found, question.id
    assert looked > 100


def _letters(text):
    """The letters of a text alone, so that marks and quotes of all kinds do not matter."""
    return re.sub(r"[^a-z]", "", re.sub(r"<[^>]+>|&\w+;", " ", text).casefold())


def test_search_finds_lessons_and_glossary_terms(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    places = {entry["location"] for entry in index["docs"]}
    assert "learn/trust/safety-and-service/" in places
    assert "reference/glossary/#post-orders" in places


def test_the_word_that_the_course_file_tells_is_put_in_its_place(smallest_site):
    page = (smallest_site / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert "95 °C" in page
    assert "{{" not in page


def test_no_path_of_the_building_machine_is_in_the_site(smallest_site):
    for path in smallest_site.rglob("*"):
        if path.is_file():
            assert str(smallest_site.parent).encode() not in path.read_bytes(), path


def test_markup_in_data_is_shown_and_not_run(course):
    bank = course / "curriculum" / "questions" / "tea" / "pot.yml"
    bank.write_text(
        bank.read_text("utf-8").replace(
            "Put the leaves into the pot.",
            "Put <img src=x onerror=alert(1)> [[in]] --> </quiz> the pot.",
        )
    )
    assert run("build.py", course).returncode == 0
    page = (course / "site" / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; [[in]]" in page
