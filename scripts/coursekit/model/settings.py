"""The course file: what the course is called and what holds for all of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .entry import Day, Entry, Id, Language, Text
from .wording import Word


class CourseFile(Entry):
    """curriculum/course.yml: what the course is called and what holds for all of it."""

    REFERS: ClassVar[dict[str, str]] = {"modules": "module"}
    BARE = (
        "title",
        "subtitle",
        "description",
        "language",
        "version",
        "sections",
        "license",
        "report_address",
    )

    id: Id
    title: Text
    subtitle: Text
    description: Text
    language: Language = "en"
    """What the course is written in: 'en', or with a region 'en-US'. Pages, prints and exports say it."""
    version: Text
    date: Day
    modules: tuple[Id, ...]
    pass_mark: Annotated[int, Field(ge=1, le=100)] = 70
    notice: Text
    words: tuple[Word, ...] = ()
    sections: tuple[Text, ...] = ()
    """The headings of every lesson, in order."""
    license: str = ""
    """How the course may be used, in few words: 'CC BY 4.0'. It stands on every printed page."""
    report_address: str = ""
    """Where a reader reports a problem with a question: a mailto: or https: address."""
