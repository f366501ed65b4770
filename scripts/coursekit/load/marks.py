"""The marks that an author leaves in a file: allowances of rules, and gaps yet to be filled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..findings import GAP, Finding, Place

ALLOWANCE = re.compile(r"(?:#|<!--)\s*allow\s+([A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)\s*:?(.*)$")


@dataclass(frozen=True, slots=True)
class Allowance:
    """An author's word that a rule may be broken on this line or the next, and why."""

    place: Place
    codes: tuple[str, ...]
    reason: str
    alone: bool
    """It stands on a line of its own, and so speaks of the next line."""


def allowances(content: str, shown: str) -> list[Allowance]:
    """The allowances in the text of a file."""
    if "allow" not in content:
        return []
    found = []
    for number, line in enumerate(content.split("\n"), 1):
        mark = ALLOWANCE.search(line) if "allow " in line else None
        if mark:
            codes = tuple(code.strip() for code in mark.group(1).split(","))
            alone = not line[: mark.start()].strip()
            reason = mark.group(2).strip().removesuffix("-->").strip()
            found.append(Allowance(Place(shown, number), codes, reason, alone))
    return found


def gaps(content: str, shown: str) -> list[Finding]:
    """A finding for each line that still holds the mark of a gap."""
    found = []
    for number, line in enumerate(content.split("\n") if GAP in content else (), 1):
        if GAP in line:
            wanted = " ".join(line.partition(GAP)[2].strip(" '\"*}]").split())
            found.append(Finding(Place(shown, number), "X003", f"a gap is left: '{wanted[:80]}'"))
    return found
