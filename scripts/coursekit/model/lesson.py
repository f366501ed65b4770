"""A lesson: its line in the module and its prose, with the places where data is drawn."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, SkipValidation

from ..findings import Place
from ..yamlfile import Where
from .module import LessonEntry

DIRECTIVES = {"question": "question", "card": "procedure"}
DRAWN = frozenset({"index", "scenarios"})
"""Names of pages that are drawn from data, in the folders where lessons and the like have their pages."""
"""What a directive in a lesson draws: {{ card P02 }} draws the procedure P02."""


class Heading(BaseModel):
    """A heading of a lesson: its level from 2 to 6, its words and its line."""

    model_config = ConfigDict(frozen=True)
    level: int
    text: str
    place: Place


class Directive(BaseModel):
    """A place in a lesson where data is drawn: {{ question greeting-004 }}."""

    model_config = ConfigDict(frozen=True)
    name: str
    argument: str
    place: Place


class Lesson(BaseModel):
    """A lesson: its entry in the module and its prose, read from docs/learn/."""

    model_config = ConfigDict(frozen=True)
    id: str
    module: str
    entry: LessonEntry
    title: str
    description: str
    body: str
    path: str
    """The prose's path under docs/."""
    first_line: int
    """The line of the file on which the body starts."""
    head: SkipValidation[Where]
    """The lines of the front matter's keys."""
    headings: tuple[Heading, ...]
    directives: tuple[Directive, ...]

    def place(self, line: int = 1) -> Place:
        """A line of the lesson's file."""
        return Place(f"docs/{self.path}", line)

    @property
    def minutes(self) -> int:
        return self.entry.minutes

    def named(self, directive: str) -> tuple[str, ...]:
        """The ids that the prose draws with a directive, in order: `named("question")`."""
        return tuple(d.argument for d in self.directives if d.name == directive)
