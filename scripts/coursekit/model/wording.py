"""The words of a course: those told once, those explained, and those to write and to avoid."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .entry import Entry, Id, Text
from .groups import grouped


class Word(Entry):
    """A word that lessons and data write as {{ word }} and that is told once."""

    BARE = ("text",)

    word: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    text: Text


class Term(Entry):
    """A word of the trade, the other words people use for it, and what it means."""

    BARE = ("term",)

    id: Id
    term: Text
    also: tuple[Text, ...] = ()
    means: Text


class Synonym(Entry):
    """What people type into the search for something that the course calls otherwise."""

    REFERS: ClassVar[dict[str, str]] = {"lessons": "lesson"}
    BARE = ("say", "means", "pages")

    say: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What they type; each word or phrase once."""
    means: str = ""
    """The words of the course for it."""
    lessons: tuple[Id, ...] = ()
    """The lessons about it, which then come first."""
    pages: tuple[Text, ...] = ()
    """Other pages about it, by their path under docs/: `print/index.md`."""


class StyleWord(Entry):
    """A word or phrase that the course does not use, and what it says instead."""

    avoid: Text
    use: str = ""
    why: str = ""


class StyleFile(Entry):
    """curriculum/style.yml: the words of the house, for the rules on prose."""

    words: tuple[StyleWord, ...] = ()
    spelled: tuple[Text, ...] = ()
    """Words that are right although the dictionary does not know them."""
    acronyms: tuple[Text, ...] = ()
    """Letter words that need no explanation."""
    courtesy: tuple[Text, ...] = ()
    """Words of kindness that must not mark the right option alone."""
    cartoon: tuple[Text, ...] = ()
    """Words of rudeness or neglect that make an option implausible."""
    legal: tuple[Text, ...] = ()
    """Words that touch the law and ask for a jurisdiction."""
    groups: tuple[Text, ...] = ()
    """Words for groups of people, which a question uses only with a reason."""
    promises: tuple[Text, ...] = ()
    """Words that promise more than a verdict allows."""
    html: tuple[Text, ...] = ()
    """Elements that may be written in prose."""

    @cached_property
    def _avoided(self) -> dict[str, tuple[tuple[str, StyleWord], ...]]:
        """What to avoid between two spaces in small letters, with its entry, by its first word."""
        told = ((word.avoid.casefold(), word) for word in self.words)
        return grouped((text.split(" ")[0], (f" {text} ", word)) for text, word in told)

    def avoided(self, said: tuple[str, ...]) -> tuple[StyleWord, ...]:
        """The words and phrases to avoid that stand in a text, given its words in small letters."""
        begun = self._avoided.keys() & said
        text = f" {' '.join(said)} " if begun else ""
        return tuple(word for first in begun for phrase, word in self._avoided[first] if phrase in text)
