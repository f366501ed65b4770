"""What every writer asks of a handout's elements: where white space counts, and what stays together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .vocabulary import BLOCKS, CONTAINERS

PAGE = 3000
"""The letters that a page holds, or more."""


def spaced(told: str | None, parent: Any, before: Any, after: Any) -> str:
    """Text in its parent, between two elements or None, with each white space as one space.

    Nothing is left of white space that only parts blocks.
    """
    if not told:
        return ""
    if not told.strip():
        beside_block = any(one is not None and one.tag in BLOCKS for one in (before, after))
        return "" if parent.tag in CONTAINERS or beside_block else " "
    first, last = (" " if told[end].isspace() else "" for end in (0, -1))
    return f"{first}{' '.join(told.split())}{last}"


def leads_in(tree: Any) -> bool:
    """A paragraph that leads into a list, and stays with it."""
    after = tree.getnext()
    return after is not None and after.tag in ("ul", "ol") and "".join(tree.itertext()).endswith(":")


def is_label(tree: Any) -> bool:
    """A paragraph of strong words alone, above a list."""
    after = tree.getnext()
    alone = len(tree) == 1 and tree[0].tag == "strong" and not tree.text and not tree[0].tail
    return alone and after is not None and after.tag in ("ul", "ol")


def before_imprint(tree: Any) -> bool:
    """What stands last before the imprint stays with it, so that no page holds small print alone."""
    after = tree.getnext()
    return after is not None and after.tag == "footer"


def before_answer(tree: Any) -> bool:
    """A question whose answer follows it, as instructors read it."""
    after = tree.getnext()
    return after is not None and after.tag == "aside" and after.get("data-kind") == "answer"


def near_picture(tree: Any) -> bool:
    """Whether a picture may stand on the same page or at the top of the next one."""
    return any(_meets_picture(tree.itersiblings(preceding=before)) for before in (True, False))


def _meets_picture(trees: Iterable[Any]) -> bool:
    """Whether there is a picture among the next trees that one page holds."""
    letters = 0
    for one in trees:
        if one.tag == "figure":
            return True
        letters += len("".join(one.itertext()))
        if letters > PAGE:
            return False
    return False


def in_our_type(drawing: bytes) -> str:
    """A drawing names the family that its browser has; on paper it is set in the paper's own."""
    return drawing.decode().replace('font-family="sans-serif"', 'font-family="Atkinson Hyperlegible"')
