"""A branching role-play: scenes, choices and where they lead, and the talk about it."""

from __future__ import annotations

from typing import ClassVar, Literal

from .entry import Entry, Id, Text


class Choice(Entry):
    """What a player might do in a scene, how wise it is, what follows, and the scene it leads to."""

    text: Text
    verdict: Literal["good", "recoverable", "unsafe"]
    then: Text
    to: Id


class Scene(Entry):
    """A moment of a scenario: with choices to make, or an ending."""

    id: Id
    text: Text
    choices: tuple[Choice, ...] = ()
    ending: Literal["good", "mended", "unsafe"] | None = None


class Line(Entry):
    """A line of talk."""

    who: Text
    says: Text


class Scenario(Entry):
    """A branching role-play: it is walked on screen and played from paper."""

    REFERS: ClassVar[dict[str, str]] = {"procedures": "procedure"}
    BARE = ("title",)

    id: Id
    title: Text
    procedures: tuple[Id, ...] = ()
    setting: Text
    trainee: Text
    visitor: Text
    scenes: tuple[Scene, ...]
    ask: tuple[Text, ...]
    good: tuple[Line, ...]
    poor: tuple[Line, ...]
    turn: Text
    checklist: tuple[Text, ...]

    @property
    def file(self) -> str:
        """The stem of the file that the scenario stands in."""
        return self.where.path.rpartition("/")[2].removesuffix(".yml")
