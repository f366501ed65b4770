"""What is known and how well: sources and their claims, studies, verdicts and wrong beliefs."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .entry import Day, Entry, Id, Link, Text


class Claim(Entry):
    """Something a source says, in our words, with our verdict on it."""

    REFERS: ClassVar[dict[str, str]] = {
        "topic": "topic",
        "verdict": "verdict",
        "studies": "study",
        "waits": "module",
    }
    BARE = ("text",)

    id: Id
    kind: Literal["effect", "practice", "example", "misconception"]
    topic: Id
    text: Text
    verdict: Id
    studies: tuple[Id, ...] = ()
    say: str = ""
    """The wording to teach where the claim says more than is known."""
    waits: Id | None = None
    """The module that will teach the claim, as long as no lesson does."""
    left_out: str = ""
    """Why no lesson teaches the claim."""


class Source(Entry):
    """A text that the course is built from: who, when, where, what kind, when checked."""

    BARE = ("title",)

    id: Id
    title: Text
    publisher: Text
    published: Text
    kind: Literal["article", "law", "guidance", "standard"]
    link: Link | None = None
    checked: Day
    note: str = ""
    claims: tuple[Claim, ...] = ()


class VerdictWord(Entry):
    """A verdict: its badge, what it means, and how a lesson says it."""

    BARE = ("label",)

    id: Id
    label: Text
    means: Text
    say: Text
    needs_study: bool = True
    """An effect may carry this verdict only with a study to show for it."""
    doubtful: bool = False
    """A claim with this verdict is taught in other words, or not at all."""


class Topic(Entry):
    """A field of claims with what the evidence says about it as a whole."""

    REFERS: ClassVar[dict[str, str]] = {"verdict": "verdict", "studies": "study"}
    BARE = ("title",)

    id: Id
    title: Text
    verdict: Id
    finding: Text
    studies: tuple[Id, ...] = ()


class EvidenceFile(Entry):
    """curriculum/evidence.yml: the verdict words, and the evidence by topic."""

    verdicts: tuple[VerdictWord, ...]
    topics: tuple[Topic, ...]


class Study(Entry):
    """A study, law or guide behind a verdict: what it found and what of it was read."""

    BARE = ("authors", "year", "title")

    id: Id
    authors: Text
    year: Text
    title: Text
    where_published: str = Field(default="", alias="where")
    link: Link | None = None
    kind: Literal[
        "experiment",
        "review",
        "survey",
        "observational",
        "case-study",
        "consensus",
        "law",
        "guidance",
        "book",
        "trade",
    ]
    people: Literal["police", "guards", "health", "retail", "students", "public", "mixed"]
    found: Text
    limits: str = ""
    basis: Literal["abstract", "page", "reprint", "secondary", "memory"]
    checked: Day


class Misconception(Entry):
    """A wrong belief that decent people hold, and what is right instead."""

    REFERS: ClassVar[dict[str, str]] = {"topic": "topic"}

    id: Id
    topic: Id
    belief: Text
    instead: Text
