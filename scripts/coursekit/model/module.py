"""A part of the course: its objectives, and its lessons in the order of teaching."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .entry import Entry, Id, Level, Text


class Objective(Entry):
    """What a learner will be able to do; the text completes 'You will be able to …'."""

    BARE = ("text",)

    id: Id
    level: Level
    text: Text


class LessonEntry(Entry):
    """A lesson's line in its module: its minutes, its objectives and the claims it teaches."""

    REFERS: ClassVar[dict[str, str]] = {"objectives": "objective", "claims": "claim"}

    id: Id
    minutes: Annotated[int, Field(ge=1, le=90)]
    objectives: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()


class Module(Entry):
    """A part of the course: a title, objectives, and lessons in the order of teaching."""

    REFERS: ClassVar[dict[str, str]] = {"topics": "topic"}
    BARE = ("title", "summary")

    id: Id
    title: Text
    summary: Text
    topics: tuple[Id, ...] = ()
    objectives: tuple[Objective, ...] = ()
    lessons: tuple[LessonEntry, ...] = ()
