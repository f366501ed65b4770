"""The syllabus: every module with its lessons, minutes and objectives."""

from __future__ import annotations

from ..model import Course
from .head import head
from .links import LESSON_LINK, SYLLABUS, link


def markdown(course: Course) -> str:
    """The Markdown of learn/index.md."""
    minutes = sum(lesson.minutes for lesson in course.lessons)
    lines = [
        *head(
            description=f"All modules and lessons of {course.settings.title}, with minutes and objectives."
        ),
        "# Syllabus",
        "",
        f"{len(course.lessons)} lessons, {len(course.questions)} questions, "
        f"about {round(minutes / 60, 1):g} hours of reading.",
        "",
    ]
    for number, module in enumerate(course.modules, 1):
        title = f"{number}. {module.title}"
        lessons = course.lessons_of(module)
        lines += [f"## {title}", "", module.summary, ""]
        if not lessons:
            lines += ["This module is being written.", ""]
            continue
        for lesson in lessons:
            name = link(course, SYLLABUS, "lesson", lesson.id, lesson.title)
            lines += [f"**{name}{LESSON_LINK}** · {lesson.minutes} minutes", ""]
            for id in lesson.entry.objectives:
                lines.append(f"- {course.get('objective', id).text}")
            lines.append("")
    return "\n".join(lines)
