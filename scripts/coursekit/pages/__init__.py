"""The course as pages: each module here turns the model into the Markdown of one kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Course
from . import (
    cards,
    comparison,
    coverage,
    evidence,
    flashcards,
    glossary,
    how_sure,
    licenses,
    module,
    plan,
    practice,
    rulebook,
    scenarios,
    studies,
    syllabus,
    texts,
)
from .links import target


def generated(course: Course) -> Iterator[tuple[str, str]]:
    """Path under docs/ and text of every page, and of the data beside it, that is drawn from data alone."""
    yield "learn/index.md", syllabus.markdown(course)
    for part in course.modules:
        if part.lessons:
            yield f"learn/{part.id}/index.md", module.markdown(course, part)
        if course.scenarios_of(part):
            yield scenarios.page(part), scenarios.markdown(course, part)
    yield "reference/glossary.md", glossary.markdown(course)
    yield "reference/evidence.md", evidence.markdown(course)
    yield "reference/studies.md", studies.markdown(course)
    yield how_sure.PAGE, how_sure.markdown(course)
    if course.procedures:
        yield cards.PAGE, cards.markdown(course)
    if course.credentials:
        yield comparison.PAGE, comparison.markdown(course)
        for credential in course.credentials:
            yield target(course, "credential", credential.id), licenses.markdown(course, credential)
    for part in course.modules:
        if part.id in course.module_of_question.values():
            yield practice.questions_page(part), practice.questions(course, part)
    yield practice.START, practice.start(course)
    yield practice.QUESTIONS, practice.all_questions(course)
    if course.blueprints:
        yield practice.EXAMS, practice.exams(course)
        for blueprint in course.blueprints:
            yield practice.blueprint_page(blueprint), practice.blueprint(course, blueprint)
    yield plan.PAGE, plan.markdown(course)
    yield flashcards.PAGE, flashcards.markdown(course)
    for page in texts.PAGES:
        yield page, texts.markdown(page)
    yield rulebook.PAGE, rulebook.markdown()
    yield coverage.PAGE, coverage.markdown(course)
    yield coverage.DATA, coverage.data(course)
