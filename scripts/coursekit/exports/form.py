"""What a format is: its name, the programs that read it, the way in, and how its file is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .bank import Asked, Bank


def says_all(_: Asked) -> str:
    """For a format that can say every question."""
    return ""


@dataclass(frozen=True)
class Format:
    """A format in which the bank is exported.

    `steps` lead an instructor through the import. `write` gives the bytes of the file. `cannot`
    gives the reason for which a question cannot be said, or nothing; `hints` tells whether the
    format holds hints.
    """

    name: str
    title: str
    readers: str
    ending: str
    steps: tuple[str, str, str]
    write: Callable[[Bank], bytes]
    cannot: Callable[[Asked], str] = says_all
    hints: bool = False
