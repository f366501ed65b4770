"""Where things stand in the site: ids become relative links between pages."""

from __future__ import annotations

import posixpath

from ..model import Course

GLOSSARY = "reference/glossary.md"
EVIDENCE = "reference/evidence.md"
STUDIES = "reference/studies.md"
SYLLABUS = "learn/index.md"

LESSON_LINK = "{ .lesson-link }"
"""Marks a link at which the browser shows how far the reader is with the lesson."""


def target(course: Course, kind: str, id: str) -> str:
    """The page and anchor of a thing, from docs/: `reference/glossary.md#post-orders`."""
    if kind == "lesson":
        return course.get("lesson", id).path
    if kind == "module":
        return f"learn/{id}/index.md"
    if kind == "credential":
        return f"licenses/{id}.md"
    if kind == "question":
        question = course.get("question", id)
        return f"{course.lesson_of_objective[question.objective].path}#q-{id}"
    page = {"term": GLOSSARY, "claim": EVIDENCE, "topic": EVIDENCE, "study": STUDIES}[kind]
    return f"{page}#{anchor(id)}"


def anchor(id: str) -> str:
    """The anchor of a thing of the data on the page that has it."""
    return id.lower()


def relative(page: str, to: str) -> str:
    """A link from one page to another, both told from docs/."""
    path, mark, anchor = to.partition("#")
    if path == page:
        return f"#{anchor}"
    # From a root of their own: of a path without one, the folder of this process would be asked for.
    return posixpath.relpath(f"/{path}", f"/{posixpath.dirname(page)}") + mark + anchor


def link(course: Course, page: str, kind: str, id: str, text: str) -> str:
    """A Markdown link from a page to a thing of the course; plain text where no page has it yet."""
    if kind == "module" and not course.lessons_of(course.get("module", id)):
        return text
    return f"[{text}]({relative(page, target(course, kind, id))})"
