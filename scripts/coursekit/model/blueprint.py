"""The plan of a mock exam: how long it is and how much it draws from which module."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .credential import Reference
from .entry import Entry, Id, Text


class Part(Entry):
    """How many questions a blueprint draws from one module."""

    REFERS: ClassVar[dict[str, str]] = {"module": "module"}

    module: Id
    questions: Annotated[int, Field(ge=1)]


class Blueprint(Entry):
    """A mock exam: its length, its pass mark, its seed, and what it draws from which module."""

    REFERS: ClassVar[dict[str, str]] = {"license": "credential"}
    BARE = ("title", "note", "format_of")

    id: Id
    title: Text
    note: Text
    """What the exam is and what it is not."""
    minutes: Annotated[int, Field(ge=1)]
    pass_mark: Annotated[int, Field(ge=1, le=100)]
    seed: Annotated[int, Field(ge=0)]
    parts: tuple[Part, ...]
    format_of: str = ""
    """The exam whose format this follows, if it follows one."""
    license: Id | None = None
    """The license to whose exam that format belongs."""
    references: tuple[Reference, ...] = ()

    @property
    def length(self) -> int:
        """The number of questions drawn."""
        return sum(part.questions for part in self.parts)
