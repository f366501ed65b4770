"""Puts things in groups by what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def grouped(pairs: Iterable[tuple[str | None, Thing]]) -> dict[str, tuple[Thing, ...]]:
    """The second parts of pairs by the first ones, in order; a pair without a first part is left out."""
    groups: dict[str, list[Thing]] = {}
    for id, thing in pairs:
        if id is not None:
            groups.setdefault(id, []).append(thing)
    return {id: tuple(things) for id, things in groups.items()}
