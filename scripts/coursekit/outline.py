"""The course as the browser needs it: modules, lessons, and the questions placed in each lesson."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .model import Course, Lesson

SHORT = 3
"""Letters of a version that suffice to see beside a lesson that one of its questions changed."""


def script(course: Course, addresses: Mapping[str, str], *, whole: bool) -> str:
    """The module course.js; `addresses` maps a lesson's path under docs/ to its address in the site.

    The whole one has ids, titles and full versions, for the page that shows them; the other
    one travels with every page that has questions.
    """
    modules: list[dict[str, object]] = []
    for module in course.modules:
        lessons = [_lesson(course, part, addresses[part.path], whole) for part in course.lessons_of(module)]
        if lessons:
            modules.append({"title": module.title} | {"lessons": lessons} if whole else {"lessons": lessons})
    data = {"id": course.settings.id, "modules": modules}
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("`", "\\u0060")
    return f"export const course = {text};\n"


def _lesson(course: Course, lesson: Lesson, address: str, whole: bool) -> dict[str, object]:
    named: dict[str, object] = {"id": lesson.id, "title": lesson.title} if whole else {}
    versions = {id: course.get("question", id).version for id in lesson.named("question")}
    if not whole:
        own = f"{lesson.id}-"
        versions = {
            f"-{id.removeprefix(own)}" if id.startswith(own) else id: version[:SHORT]
            for id, version in versions.items()
        }
    return {**named, "url": address, "questions": versions}
