"""The course as a book for phones and readers: its chapters in order, with the key at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..findings import counted
from ..model import Course, Lesson, Module
from . import book, frame, lesson, reading
from .handout import Source
from .xhtml import element, heading, items, paragraph, text

INSIDE = "book:/"
"""Stands for the site's address while lessons are read, so that links to its pages are known."""
IMAGE = re.compile(r'<img src="([^"]+)"')


@dataclass(frozen=True)
class Chapter:
    """A page of the book: the name of its file, its title as XHTML, its depth in the contents, its body.

    `images` are the pictures that it shows, as paths under docs/.
    """

    file: str
    title: str
    depth: int
    body: str
    images: tuple[str, ...] = ()


def chapters(source: Source) -> Iterator[Chapter]:
    """The pages of the book after its contents: first pages, lessons by module, words, then the key."""
    course = source.course
    ways = _ways(source)
    for chapter in _composed(source):
        images = tuple(IMAGE.findall(chapter.body))
        body = reading.readable(frame.worded(course, chapter.body), ways)
        yield replace(chapter, title=frame.worded(course, chapter.title), body=body, images=images)


def _composed(source: Source) -> Iterator[Chapter]:
    course = source.course
    taught = [module for module in course.modules if course.lessons_of(module)]
    yield Chapter("title.xhtml", "About this book", 1, _title(source))
    inside = replace(source, site=replace(source.site, address=INSIDE))
    for module in taught:
        yield Chapter(f"module-{module.id}.xhtml", text(module.title), 1, _module(course, module))
        for part in course.lessons_of(module):
            yield Chapter(_file(part), text(part.title), 2, _lesson(inside, module, part))
    if course.terms:
        yield Chapter("words.xhtml", "Words of the trade", 1, book.words_of(course))
    yield Chapter("key.xhtml", "Answer key", 1, _key(course, taught))
    for module in taught:
        yield Chapter(_key_file(module), f"Key: {text(module.title)}", 2, _key_to(course, module))


def _title(source: Source) -> str:
    settings = source.course.settings
    told = [
        paragraph(text(frame.edition(source)), "over"),
        heading(1, text(settings.title)),
        paragraph(text(settings.subtitle), "summary"),
        paragraph(text(settings.description)),
        paragraph("Each question has a link to its answer, and each answer has a link back."),
        frame.imprint(source),
    ]
    return "".join(told)


def _module(course: Course, module: Module) -> str:
    lessons = course.lessons_of(module)
    minutes = sum(part.minutes for part in lessons)
    links = [element("a", text(part.title), href=_file(part)) for part in lessons]
    return "".join(
        [
            paragraph(text(book.over(course, module)), "over"),
            heading(1, text(module.title)),
            paragraph(f"{counted(len(lessons), 'lesson')} · {counted(minutes, 'minute')} to read", "facts"),
            paragraph(text(module.summary), "summary"),
            items(links, "ol"),
        ]
    )


def _lesson(source: Source, module: Module, part: Lesson) -> str:
    course = source.course
    return "".join(
        [
            paragraph(text(f"{book.over(course, module)} · {module.title}"), "over"),
            heading(1, text(part.title)),
            paragraph(f"{counted(part.minutes, 'minute')} to read", "facts"),
            lesson.goals(course, part),
            lesson.body(source, part),
            lesson.sources(course, part, 2),
        ]
    )


def _key(course: Course, taught: list[Module]) -> str:
    links = [element("a", text(module.title), href=_key_file(module)) for module in taught]
    return heading(1, "Answer key") + paragraph("The reason for every option, by module.") + items(links)


def _key_to(course: Course, module: Module) -> str:
    head = paragraph("Answer key", "over") + heading(1, text(module.title))
    return head + "".join(lesson.answers(course, part) for part in course.lessons_of(module))


def _ways(source: Source) -> reading.Ways:
    course = source.course
    site = replace(source.site, address=INSIDE)
    lessons = {site.page(part.path): _file(part) for part in course.lessons}
    placed = {id: part for part in course.lessons for id in part.named("question")}

    def address(to: str) -> str:
        if not to.startswith(INSIDE):
            return to
        outside = source.site.address + to.removeprefix(INSIDE) if source.site.address else ""
        return lessons.get(to, outside)

    return reading.Ways(
        answer=lambda id: f"{_key_file(course.get('module', placed[id].module))}#a-{id}",
        question=lambda id: f"{_file(placed[id])}#q-{id}",
        address=address,
    )


def _file(part: Lesson) -> str:
    return f"lesson-{part.id}.xhtml"


def _key_file(module: Module) -> str:
    return f"key-{module.id}.xhtml"
