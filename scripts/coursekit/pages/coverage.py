"""What is taught, practised and examined: objectives by lessons, questions and claims, with the gaps.

A page for authors and the same as data; no learner is led there.
"""

from __future__ import annotations

import json
from typing import Any

from ..model import Course, Lesson, Objective
from .links import link
from .question import plain

PAGE = "author/coverage.md"
DATA = "author/coverage.json"
LEVELS = ("recall", "apply", "judge")
FEW = 3
"""An objective with fewer questions cannot be asked again in other words."""


def table(course: Course) -> list[dict[str, Any]]:
    """Each module with its lessons, their claims and objectives, the questions on them, and the gaps."""
    return [
        {
            "id": module.id,
            "title": module.title,
            "lessons": [_lesson(course, lesson) for lesson in course.lessons_of(module)],
        }
        for module in course.modules
    ]


def _lesson(course: Course, lesson: Lesson) -> dict[str, Any]:
    asked = {id: len(course.questions_of_claim.get(id, ())) for id in lesson.entry.claims}
    unasked = [id for id, number in asked.items() if not number]
    gaps = [] if asked else ["teaches no claim"]
    gaps += [f"no question rests on {', '.join(unasked)}"] if unasked else []
    objectives = [course.get("objective", id) for id in lesson.entry.objectives]
    return {
        "id": lesson.id,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "claims": asked,
        "objectives": [_objective(course, lesson, objective) for objective in objectives],
        "gaps": gaps,
    }


def _objective(course: Course, lesson: Lesson, objective: Objective) -> dict[str, Any]:
    questions = course.questions_of_objective.get(objective.id, ())
    levels = {level: sum(question.level == level for question in questions) for level in LEVELS}
    placed = sum(question.id in lesson.named("question") for question in questions)
    wanted = LEVELS.index(objective.level)
    gaps = []
    if not questions:
        gaps.append("no question")
    elif len(questions) < FEW:
        gaps.append(f"fewer than {FEW} questions")
    if questions and not any(levels[level] for level in LEVELS[wanted:]):
        gaps.append(f"asked below its level, {objective.level}")
    if questions and not placed:
        gaps.append("not practised in the lesson")
    return {
        "id": objective.id,
        "text": objective.text,
        "level": objective.level,
        "questions": levels,
        "placed": placed,
        "gaps": gaps,
    }


def data(course: Course) -> str:
    """The table as JSON: `version` 1 and a list `modules`."""
    return json.dumps({"version": 1, "modules": table(course)}, ensure_ascii=False, indent=1) + "\n"


def markdown(course: Course) -> str:
    """The Markdown of author/coverage.md."""
    modules = table(course)
    lessons = [lesson for module in modules for lesson in module["lessons"]]
    gaps = sum(len(lesson["gaps"]) for lesson in lessons)
    gaps += sum(len(row["gaps"]) for lesson in lessons for row in lesson["objectives"])
    lines = [
        "---",
        "description: Which objectives are taught, practised and examined, and where gaps are.",
        "search: {exclude: true}",
        "hide: [navigation, toc]",
        "---",
        "# Coverage",
        "",
        f"{len(course.objectives)} objectives, {len(course.lessons)} lessons, "
        f"{len(course.questions)} questions, {len(course.claims)} claims; {gaps} gaps. "
        "The same as data: [coverage.json](coverage.json).",
        "",
        '<div class="coverage" role="region" aria-label="Coverage" tabindex="0" markdown>',
        "",
        "| Module | Lessons | Minutes | Objectives | Questions | Apply or judge | Claims taught | Asked |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
        *(_summary(module) for module in modules),
        "",
    ]
    for module in modules:
        if module["lessons"]:
            lines += [f"## {plain(module['title'])}", "", *_rows(course, module), ""]
    waiting = [claim for claim in course.claims if claim.waits]
    if waiting:
        lines += ["## Claims that wait for their module", ""]
        lines += [f"- {claim.id}: {claim.waits}" for claim in waiting]
    return "\n".join([*lines, "", "</div>", ""])


def _summary(module: dict[str, Any]) -> str:
    lessons = module["lessons"]
    rows = [row for lesson in lessons for row in lesson["objectives"]]
    levels = {level: sum(row["questions"][level] for row in rows) for level in LEVELS}
    number = sum(levels.values())
    share = f"{(number - levels['recall']) / number:.0%}" if number else ""
    claims = {id: asked for lesson in lessons for id, asked in lesson["claims"].items()}
    cells = [
        plain(module["title"]),
        len(lessons),
        sum(lesson["minutes"] for lesson in lessons),
        len(rows),
        number,
        share,
        len(claims),
        sum(bool(asked) for asked in claims.values()),
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _rows(course: Course, module: dict[str, Any]) -> list[str]:
    lines = [
        "| Lesson | Objective | Level | Recall | Apply | Judge | Placed | Claims asked | Gaps |",
        "|---|---|---|--:|--:|--:|--:|---|---|",
    ]
    for lesson in module["lessons"]:
        name = link(course, PAGE, "lesson", lesson["id"], plain(lesson["title"]))
        claims = f"{sum(map(bool, lesson['claims'].values()))} of {len(lesson['claims'])}"
        for row in lesson["objectives"]:
            counts = [row["questions"][level] for level in LEVELS]
            cells = [name, plain(row["text"]), row["level"], *counts, row["placed"], claims]
            lines.append(f"| {' | '.join(map(str, [*cells, '; '.join(row['gaps'])]))} |")
        if lesson["gaps"]:
            lines.append(f"| {name} |  |  |  |  |  |  | {claims} | {'; '.join(lesson['gaps'])} |")
    return lines
