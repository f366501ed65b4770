"""The navigation of the site: entries that stand for data are drawn from it."""

from __future__ import annotations

from ..model import Course
from . import comparison, practice, scenarios
from .links import target


def drawn(items: list[object], course: Course) -> list[object]:
    """The navigation as mkdocs.yml tells it, with the entries of DRAWN in the place of their names."""
    entries: list[object] = []
    for item in items:
        name, to = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(to, list):
            entries.append({name: drawn(to, course)})
        elif to in DRAWN:
            entries += [{name: inside} for inside in [DRAWN[to](course)] if inside]
        else:
            entries.append(item)
    return entries


def _learn(course: Course) -> list[object]:
    entries: list[object] = [{"Syllabus": "learn/index.md"}]
    for module in course.modules:
        lessons = course.lessons_of(module)
        if lessons:
            inside: list[object] = [f"learn/{module.id}/index.md"]
            inside += [{part.title: part.path} for part in lessons]
            if course.scenarios_of(module):
                inside.append({"Scenarios": scenarios.page(module)})
            entries.append({module.title: inside})
    return entries


def _questions(course: Course) -> list[object]:
    asked = set(course.module_of_question.values())
    pages_of = [{part.title: practice.questions_page(part)} for part in course.modules if part.id in asked]
    return [practice.QUESTIONS, *pages_of]


def _licenses(course: Course) -> list[object]:
    if not course.credentials:
        return []
    pages_of = [{part.title: target(course, "credential", part.id)} for part in course.credentials]
    return [comparison.PAGE, *pages_of]


DRAWN = {"learn/": _learn, "licenses/": _licenses, "practice/questions/": _questions}
"""The modules and lessons, the licenses, and the pages with all questions of a module."""
