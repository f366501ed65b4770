"""A licence: what each text that was read says of it, and which topics it names."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from .entry import Day, Entry, Id, Link, Text

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Reference(Entry):
    """Where a fact of law was read: the text, its address, its copy, and how close to the source."""

    BARE = ("title", "publisher", "dated")

    id: Id
    title: Text
    publisher: Text
    link: Link | None = None
    dated: Text
    """The date on the copy that was read; it begins with 'undated' where the copy has none."""
    kind: Literal["primary", "mirror", "secondary"]
    checked: Day

    @property
    def older(self) -> str:
        """The year of a copy that was older than the year in which it was checked; else nothing."""
        years = [] if self.dated.startswith("undated") else YEAR.findall(self.dated)
        return years[-1] if years and years[-1] < self.checked[:4] else ""


class Fact(Entry):
    """One statement about a licence, with the texts that it was read in."""

    about: Literal["authority", "who", "training", "exam", "renewal", "topics", "other"]
    text: Text
    references: tuple[Id, ...]


class MandatedTopic(Entry):
    """What a licence says of one topic of our field, and where that was read."""

    topic: Id
    status: Literal["mandated", "part", "reported", "elective", "recommended", "silent", "unread"]
    note: str = ""
    references: tuple[Id, ...] = ()


class Mistake(Entry):
    """A common wrong statement about a licence, and what the text read says."""

    claim: Text
    instead: Text
    verdict: Literal["contradicted", "unsupported", "not-confirmed"]
    references: tuple[Id, ...] = ()


class Credential(Entry):
    """A licence: its authority, training, exam and renewal, and the topics it names."""

    BARE = ("title", "region")

    id: Id
    title: Text
    region: Text
    summary: Text
    facts: tuple[Fact, ...]
    topics: tuple[MandatedTopic, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    unverified: tuple[Text, ...] = ()
    references: tuple[Reference, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the topics that it names in any way, were it only as advice."""
        return tuple(topic.topic for topic in self.topics if topic.status not in ("silent", "unread"))


class FieldTopic(Entry):
    """A topic that licences name, and the lessons of ours that teach it."""

    REFERS: ClassVar[dict[str, str]] = {"lessons": "lesson"}
    BARE = ("title",)

    id: Id
    title: Text
    lessons: tuple[Id, ...]
