"""A question of the bank: its stem, its options or steps, its key, its feedback and its grounds."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .entry import Entry, Id, Level, Text


class Option(Entry):
    """One answer to choose: its text, whether it is right, why, and the belief behind it."""

    text: Text
    correct: bool = False
    feedback: str = ""
    misconception: str = ""
    """An id from misconceptions.yml, or the belief itself in a few words."""

    @property
    def key(self) -> str:
        """A short name made from the text: it stays when options are put in another order."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:6]


class Question(Entry):
    """A question with all that is known of it; every print of it is made from this object."""

    REFERS: ClassVar[dict[str, str]] = {
        "objective": "objective",
        "claims": "claim",
        "sources": "source",
        "procedure": "procedure",
    }
    BARE = ("answers",)

    id: Id
    type: Literal["single", "several", "true-false", "order", "fill"] = "single"
    stem: Text
    options: tuple[Option, ...] = ()
    steps: tuple[Text, ...] = ()
    answers: tuple[Text, ...] = ()
    feedback: str = ""
    wrong: str = ""
    objective: Id
    claims: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    procedure: Id | None = None
    step: Annotated[int, Field(ge=1)] | None = None
    level: Level
    jurisdiction: Text | None = None
    safety: bool = False
    hints: tuple[Text, ...] = ()
    keep_order: bool = False
    demographic_reason: str = ""

    @cached_property
    def right(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)

    @cached_property
    def whole(self) -> str:
        """All that is known of it as one text, which tells it from any other."""
        return self.model_dump_json()

    @cached_property
    def version(self) -> str:
        """Changes when stem, options or key change, and with nothing else.

        An answer that was saved under another version was given to another question.
        """
        if self.type == "order":
            answer: list[object] = list(self.steps)
        elif self.type == "fill":
            answer = sorted(self.answers)
        else:
            answer = sorted([option.text, option.correct] for option in self.options)
        content = json.dumps([self.type, self.stem, answer], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:8]
