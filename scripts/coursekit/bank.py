"""The bank for practice: what the browser must know of each question, and each question as it is shown.

The index holds no right answers. They stand in the questions' own blocks, one file for each module,
which a page loads only when practice begins. All files are scripts that hold JSON, because a page
opened from a folder may load scripts and nothing else.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from markdown.extensions.toc import slugify, unique

from . import exam
from .model import Blueprint, Claim, Course, Credential, Lesson, Question
from .pages.links import target

INDEX = "assets/bank/index.js"
FIRST = 9
"""The words by which a claim is told from the others, where it is a link."""
BLOCK = re.compile(r"<quiz-block [^>]*>(<div [^>]*data-question=\"([^\"]+)\".*?)</quiz-block>", re.DOTALL)


def blocks(html: str) -> dict[str, str]:
    """The questions in a page's content as HTML, by id."""
    return {found.group(2): found.group(1) for found in BLOCK.finditer(html)}


def files(
    course: Course, shown: Mapping[str, str], addresses: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Path in the site and text of each file of the bank.

    `shown` has each question's HTML by id, `addresses` the address in the site of every page by its
    path under docs/. A question that is shown nowhere is left out.
    """
    stamps = {}
    for module in course.modules:
        inside = {id: html for id, html in shown.items() if course.module_of_question.get(id) == module.id}
        if inside:
            text = _script({module.id: inside})
            stamps[module.id] = _stamp(text)
            yield f"assets/bank/{module.id}.js", text
    yield INDEX, _script({"index": _index(course, shown, addresses, stamps)})


def section(lesson: Lesson, question: Question) -> str:
    """The anchor of the section of a lesson that a question belongs to; empty for the lesson as a whole.

    It is the section in which the lesson asks the question, else the one with its procedure's card.
    """
    asked = [part for part in lesson.directives if (part.name, part.argument) == ("question", question.id)]
    card = [part for part in lesson.directives if (part.name, part.argument) == ("card", question.procedure)]
    return _anchor(lesson, (asked or card)[0].place.line) if asked or card else ""


def _anchor(lesson: Lesson, line: int) -> str:
    above = sum(heading.place.line < line for heading in lesson.headings)
    return _anchors(tuple(heading.text for heading in lesson.headings))[above - 1] if above else ""


@functools.lru_cache(maxsize=1024)
def _anchors(headings: tuple[str, ...]) -> tuple[str, ...]:
    taken: set[str] = set()
    return tuple(unique(slugify(text, "-"), taken) for text in headings)


def _index(
    course: Course, shown: Mapping[str, str], addresses: Mapping[str, str], stamps: Mapping[str, str]
) -> dict[str, object]:
    asked = [
        question
        for question in course.questions
        if question.id in shown and course.module_of_question.get(question.id) in stamps
    ]
    data: dict[str, object] = {
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "stamp": stamps[module.id],
                "lessons": [
                    {"id": part.id, "title": part.title, "url": addresses[part.path], "minutes": part.minutes}
                    for part in course.lessons_of(module)
                ],
            }
            for module in course.modules
            if module.id in stamps
        ],
        "questions": {question.id: _question(course, question) for question in asked},
        "sources": _sources(course, asked, addresses),
        "topics": [
            {"id": topic.id, "title": topic.title, "lessons": topic.lessons} for topic in course.field_topics
        ],
        "licenses": [_license(license) for license in course.credentials],
        "blueprints": [_blueprint(course, blueprint) for blueprint in exam.offered(course)],
    }
    return {"version": _stamp(json.dumps(data)), **data}


def _question(course: Course, question: Question) -> dict[str, object]:
    """What is known of a question but its words; what is empty is left out.

    `answers` is the number of options or steps, `fixed` says that they keep the author's order.
    """
    lesson = course.lesson_of_objective[question.objective]
    told = {
        "version": question.version,
        "lesson": lesson.id,
        "section": section(lesson, question),
        "objective": question.objective,
        "level": question.level,
        "type": question.type,
        "procedure": question.procedure or "",
        "safety": question.safety,
        "answers": len(question.steps or question.options),
        "fixed": question.keep_order or question.type == "true-false",
        "sources": [*question.sources, *question.claims],
    }
    return {key: value for key, value in told.items() if value}


def _sources(
    course: Course, asked: Iterable[Question], addresses: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Title and address of each study and claim that a question rests on; a source may have no page."""
    told = {}
    for question in asked:
        for id in question.sources:
            study = course.kinds["study"].get(id)
            title = f"{study.authors} ({study.year})" if study else course.get("source", id).title
            told[id] = {"title": title} | ({"url": _url(course, "study", id, addresses)} if study else {})
        for id in question.claims:
            claim = course.get("claim", id)
            told[id] = {"title": _evidence(claim), "url": _url(course, "claim", id, addresses)}
    return told


def _evidence(claim: Claim) -> str:
    """The name of a claim: its first words, in quotes, since the claim may be wrong."""
    words = claim.text.rstrip(".").split()
    begun = " ".join(words[:FIRST])
    if len(words) > FIRST:
        begun = begun.rstrip(",;:") + " …"
    return f"Evidence: “{begun}”"


def _url(course: Course, kind: str, id: str, addresses: Mapping[str, str]) -> str:
    path, _, anchor = target(course, kind, id).partition("#")
    return f"{addresses[path]}#{anchor}"


def _license(license: Credential) -> dict[str, object]:
    return {"id": license.id, "title": license.title, "topics": license.named}


def _blueprint(course: Course, blueprint: Blueprint) -> dict[str, object]:
    return {
        "id": blueprint.id,
        "title": blueprint.title,
        "note": blueprint.note,
        "minutes": blueprint.minutes,
        "pass": blueprint.pass_mark,
        "format": blueprint.format_of,
        "parts": [[part.module, part.questions] for part in blueprint.parts],
        "forms": {
            paper.form: [[item.question.id, item.order] for item in paper.items]
            for paper in exam.forms(course, blueprint)
        },
    }


def _script(data: object) -> str:
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return f"window.courseBank = Object.assign(window.courseBank || {{}}, {text});\n"


def _stamp(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
