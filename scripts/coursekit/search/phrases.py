"""What people type for the words of the course: from the glossary, and from the course's own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Course
from ..pages.links import target
from ..words import expand
from .index import Phrase


def phrases(course: Course, addresses: Mapping[str, str]) -> Iterator[Phrase]:
    """The phrases of a course; `addresses` maps the path of a page under docs/ to its address."""

    def led(kind: str, id: str) -> str:
        path, mark, anchor = target(course, kind, id).partition("#")
        return f"{addresses[path]}{mark}{anchor}"

    for term in course.terms:
        here = (led("term", term.id),)
        # Together these words mean what each alone does not; a single word is found by its heading.
        if " " in term.term:
            yield Phrase(expand(term.term, course), "", here)
        for said in term.also:
            yield Phrase(expand(said, course), expand(term.term, course), here)
    for synonym in course.synonyms:
        for said in synonym.say:
            yield Phrase(said, synonym.means, tuple(led("lesson", id) for id in synonym.lessons))
