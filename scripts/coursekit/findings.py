"""What there is to say about a course: where it stands, what is wrong, and how that reads."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

LONGEST = 400
"""The characters of a message that are shown."""

GAP = "(gap)"
"""Marks what an author has yet to write: `stem: (gap) what happens, and what is asked?`."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line in a file; the path is relative to the course's folder, lines count from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing to tell the author; findings sort by place, then by code.

    The message is one line of bounded length, whatever the author's words in it hold.
    """

    place: Place
    code: str
    message: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        message = self.message if len(self.message) <= LONGEST else f"{self.message[:LONGEST]}…"
        object.__setattr__(self, "message", visible(message))

    def __str__(self) -> str:
        return f"{visible(str(self.place))}: {self.severity}: {self.message} [{self.code}]"


def visible(text: str) -> str:
    """The text with characters that would move, hide or color others written as their code.

    A terminal obeys an escape sequence wherever it stands, also in an author's word.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else _escaped(sign) for sign in text
    )


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def counted(number: int, word: str) -> str:
    """A number with its word: '1 step', '2 steps'."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that offers the nearest known word, or an empty string if none is near."""
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that another is likely a slip for, or an empty string if none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def summary(findings: Iterable[Finding]) -> str:
    """One line that counts errors and warnings, such as '2 errors, 1 warning'."""
    found = list(findings)
    errors = sum(finding.severity == "error" for finding in found)
    weighed = ((errors, "error"), (len(found) - errors, "warning"))
    parts = [counted(number, word) for number, word in weighed if number]
    return ", ".join(parts) or "no findings"
