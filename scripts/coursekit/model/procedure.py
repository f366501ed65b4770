"""A procedure: what to do step by step, what to say, where it forks and when to stop."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from .entry import Entry, Id, Text


class Decision(Entry):
    """A fork in a procedure: if this is what you see, then do that."""

    if_: Text = Field(alias="if")
    then: Text


class Step(Entry):
    """One action of a procedure, with words to say and the forks that follow it."""

    do: Text
    say: str = ""
    decide: tuple[Decision, ...] = ()


class Procedure(Entry):
    """A procedure that a lesson teaches and that prints as a card."""

    REFERS: ClassVar[dict[str, str]] = {"lesson": "lesson", "basis": "source"}
    BARE = ("title",)

    id: Id
    title: Text
    lesson: Id
    when: Text
    steps: tuple[Step, ...]
    avoid: tuple[Text, ...] = ()
    stop: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    house_rule: str = ""
    basis: tuple[Id, ...] = ()
