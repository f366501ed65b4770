"""The course on paper: every handout is composed from the same objects that make the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from .. import exam
from . import book, lesson, mock, packs
from .handout import Handout, Source


@dataclass(frozen=True)
class Plan:
    """A handout that can be composed: by what words `--only` finds it, and how it is made."""

    names: tuple[str, ...]
    compose: Callable[[], Handout]


def plans(source: Source) -> Iterator[Plan]:
    """Every handout of a course, in the order in which the page of prints lists them."""
    course = source.course
    if not course.lessons:
        return
    yield Plan(("workbook",), partial(book.workbook, source))
    yield Plan(("workbook",), partial(book.workbook_key, source))
    yield Plan(("instructor",), partial(book.instructor, source))
    if course.procedures:
        yield Plan(("cards",), partial(packs.cards, source))
        yield Plan(("cards",), partial(packs.cards_to_cut, source))
    for module in course.modules:
        parts = course.lessons_of(module)
        named = (f"module:{module.id}",)
        if not parts:
            continue
        for compose in (book.booklet, book.booklet_key, book.instructor):
            yield Plan(named, partial(compose, source, module))
        if course.scenarios_of(module):
            yield Plan((*named, "roleplays"), partial(packs.roleplays, source, module))
        for part in parts:
            for compose in (lesson.sheet, lesson.worksheet, lesson.key):
                yield Plan((*named, f"lesson:{part.id}"), partial(compose, source, part))
    for blueprint in course.blueprints:
        for drawn in exam.forms(course, blueprint):
            for compose in (mock.paper, mock.key):
                yield Plan((f"exam:{blueprint.id}",), partial(compose, source, drawn))
