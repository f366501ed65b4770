"""What is there to be filled in on an answer sheet: boxes with letters to cross, or with room to write."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable

from . import text
from .inline import GAP_TO_FILL
from .text import Look

SPACE = "\u00a0"


def boxes(told: Iterable[str]) -> str:
    """Boxes with a letter to cross, or with room to write one: drawn by Word, so that no font lacks them."""
    look = Look("Box")
    return text.run(SPACE).join(text.run(f"{SPACE}{one}{SPACE}", look) for one in told)


def row(kind: str, count: int) -> str:
    """What to fill in for a question: its letters, room for its steps in their order, or a gap."""
    return text.run(SPACE) + ROWS[kind](count)


ROWS: dict[str, Callable[[int], str]] = {
    "choice": lambda count: boxes(string.ascii_uppercase[:count]),
    "order": lambda count: boxes([SPACE] * count),
    "gap": lambda count: text.run(GAP_TO_FILL),
}
