"""The page of all quick cards, module by module."""

from __future__ import annotations

from ..model import Course
from . import card
from .links import anchor, link

PAGE = "reference/cards.md"


def markdown(course: Course) -> str:
    """The Markdown of reference/cards.md: every procedure, by module."""
    lines = [
        "---",
        "description: Every procedure of the course on one card, for the pocket and the wall.",
        "---",
        "# Quick cards",
        "",
        f"{len(course.procedures)} procedures, module by module: the steps, the forks, and when to stop.",
        "The words to say are in the lessons. Printed, each card has a page of its own.",
        "",
    ]
    for module in course.modules:
        lessons = {lesson.id: lesson for lesson in course.lessons_of(module)}
        procedures = [p for p in course.procedures if p.lesson in lessons]
        if not procedures:
            continue
        lines += [f"## {module.title} {{ .card-module }}", ""]
        for procedure in procedures:
            lesson = lessons[procedure.lesson]
            name = link(course, PAGE, "lesson", lesson.id, lesson.title)
            lines += [
                f"### {procedure.title} {{ #{anchor(procedure.id)} .card-name }}",
                "",
                f"Taught in {name}.",
                "{ .card-lesson }",
                "",
                card.short(procedure),
                "",
            ]
    return "\n".join(lines)
