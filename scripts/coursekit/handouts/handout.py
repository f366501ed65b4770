"""What a handout is before it is drawn: its name, its readers, and its content as clean XHTML.

The content holds elements of `vocabulary.py` only. Writers turn it into a format; none of them
knows what a lesson or a question is, and nothing in here knows a format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..findings import Finding, Place
from ..model import Course
from .site import Site

NAMES = {
    "H001": (
        "not-printable",
        "error",
        "A lesson holds only what paper can show too; nothing is left out of a handout in silence.",
    ),
}
"""The fault that is found when handouts are made: its name, its weight and why it is one."""

PAPERS = {"letter": "US Letter", "a4": "A4"}
"""The papers, and what people call them."""


class CannotPrint(Exception):
    """Something that paper cannot show; it carries its finding."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.finding = Finding(place, "H001", message)


@dataclass(frozen=True, eq=False)
class Source:
    """What handouts are composed from: the course, where its site is, and its folder of prose."""

    course: Course
    site: Site
    docs: Path


@dataclass(frozen=True)
class Handout:
    """One thing to print.

    `about` is the id of the lesson, module or exam that it belongs to, or empty for the whole
    course; `head` and `foot` run at the top and the bottom of every page.
    """

    id: str
    kind: str
    about: str
    title: str
    content: str
    head: str
    foot: str
    language: str
    date: str


@dataclass(frozen=True, order=True)
class Format:
    """The paper and the size of the letters."""

    paper: str
    large: bool = False

    @property
    def name(self) -> str:
        """The name of its folder: `a4-large`."""
        return f"{self.paper}-large" if self.large else self.paper

    @property
    def title(self) -> str:
        """What people call it: `A4, large print`."""
        return f"{PAPERS[self.paper]}, large print" if self.large else PAPERS[self.paper]


NEVER_LARGE = ("cards-cut",)
"""Kinds that large print leaves out: a quarter of a page does not hold a card in large letters."""

FORMATS = tuple(Format(paper, large) for paper in PAPERS for large in (False, True))


KINDS = ("pdf", "docx", "epub")
"""The kinds of files that are made; the last part of their names."""


@dataclass(frozen=True)
class Printed:
    """A file that was made: of which handout, in which format, how many pages and bytes, and where.

    `format` is None for a book that flows to its screen. Only a PDF has pages of its own; others
    have 0. The ending of `file` tells its kind.
    """

    id: str
    kind: str
    about: str
    title: str
    format: Format | None
    pages: int
    size: int
    file: Path

    @classmethod
    def of(cls, handout: Handout, form: Format, file: Path, pages: int = 0) -> Printed:
        """A handout in a format that stands in a file."""
        return cls(
            id=handout.id,
            kind=handout.kind,
            about=handout.about,
            title=handout.title,
            format=form,
            pages=pages,
            size=file.stat().st_size,
            file=file,
        )

    @property
    def path(self) -> str:
        """Its place in the site."""
        folder = f"print/{self.format.name}" if self.format else "print"
        return f"{folder}/{self.id}.{self.suffix}"

    @property
    def suffix(self) -> str:
        """Its kind of file, one of KINDS."""
        return self.file.suffix.removeprefix(".")
