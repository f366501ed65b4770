"""A module's page: what it is about and its lessons in order."""

from __future__ import annotations

from ..model import Course, Module
from . import scenarios
from .head import head
from .links import LESSON_LINK, link, relative


def markdown(course: Course, module: Module) -> str:
    """The Markdown of learn/<module>/index.md."""
    page = f"learn/{module.id}/index.md"
    number = course.modules.index(module) + 1
    lessons = course.lessons_of(module)
    minutes = sum(lesson.minutes for lesson in lessons)
    lines = [
        *head(description=module.summary),
        f"# {module.title}",
        "",
        f"Module {number} of {len(course.modules)} · {len(lessons)} lessons · {minutes} minutes",
        "{ .lesson-start }",
        "",
        module.summary,
        "",
    ]
    for position, lesson in enumerate(lessons, 1):
        name = link(course, page, "lesson", lesson.id, lesson.title)
        lines += [
            f"## {position}. {name}{LESSON_LINK}",
            "",
            f"{lesson.minutes} minutes. {lesson.description}",
            "",
        ]
    told = course.scenarios_of(module)
    if told:
        to = relative(page, scenarios.page(module))
        lines += ["## Scenarios", "", "Decide what you would do, see what follows, and look back.", ""]
        lines += [f"- [{scenario.title}]({to}#{scenario.id})" for scenario in told]
    return "\n".join(lines)
