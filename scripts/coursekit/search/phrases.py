"""What people type for the words of the course: from the glossary, and from the course's own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..findings import Place
from ..model import Course
from ..pages.links import target
from ..words import expand
from .index import Phrase


def phrases(course: Course, addresses: Mapping[str, str]) -> Iterator[Phrase]:
    """The phrases of a course; `addresses` maps the path of a page under docs/ to its address.

    A page that the site does not have is left out; `astray` tells it.
    """

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
            pages = (addresses[path] for path in synonym.pages if path in addresses)
            yield Phrase(said, synonym.means, (*(led("lesson", id) for id in synonym.lessons), *pages))


def astray(course: Course, addresses: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """The pages to which the course's own list leads, and which the site does not have, with their place."""
    for synonym in course.synonyms:
        for path in synonym.pages:
            if path not in addresses:
                yield synonym.place("pages"), path
