"""Judges outside addresses over many runs: one bad day says little, three bad days say dead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..findings import Finding, Place
from ..model import Address
from ..yamlfile import WHERE, Where
from .asking import Answer

Ledger = Mapping[str, Address]
"""What is known of each address."""

PATH = "curriculum/links.yml"
BAD_DAYS = 3
FRESH = timedelta(days=7)
HEAD = (
    "# What outside addresses said when `python3 run.py links --external` asked them; it keeps this list.\n"
    "# You may add `archived: https://…`, the address of an archived copy, to an entry.\n"
)


def due(addresses: Iterable[str], ledger: Ledger, today: date) -> list[str]:
    """The addresses to ask today: all but those that answered well within a week."""
    return [
        address
        for address in addresses
        if address not in ledger
        or ledger[address].failed
        or not ledger[address].good
        or today - date.fromisoformat(ledger[address].good) >= FRESH
    ]


def updated(ledger: Ledger, linked: Iterable[str], answers: Iterable[Answer], today: date) -> Ledger:
    """The ledger after a run: what is linked to or has an archived copy, each with its last word."""
    wanted = set(linked)
    kept = {key: entry for key, entry in ledger.items() if key in wanted or entry.archived}
    for answer in answers:
        entry = kept.get(answer.address) or _new(answer.address)
        kept[answer.address] = entry.model_copy(update=_change(entry, answer, today.isoformat()))
    return dict(sorted(kept.items()))


def _new(address: str) -> Address:
    return Address.model_validate({WHERE: Where(PATH, 1), "address": address})


def _change(entry: Address, answer: Answer, today: str) -> dict[str, object]:
    change: dict[str, object] = {"asked": today, "said": answer.said}
    if answer.verdict == "good":
        change |= {"good": today, "moved": answer.moved or None, "failed": ()}
    elif answer.verdict == "failed" and today not in entry.failed:
        change["failed"] = (*entry.failed, today)[-BAD_DAYS:]
    return change


def findings(ledger: Ledger, places: Mapping[str, Place]) -> Iterator[Finding]:
    """The addresses that are dead or have moved, at the places where they are written."""
    for address, entry in ledger.items():
        if address not in places:
            continue
        if len(entry.failed) >= BAD_DAYS:
            when = f"last good on {entry.good}" if entry.good else "never good when asked"
            copy = f"; a copy is at {entry.archived}" if entry.archived else ""
            message = f"'{address}' failed on {BAD_DAYS} days ({entry.said}; {when}){copy}"
            yield Finding(places[address], "K006", message)
        elif entry.moved:
            message = f"'{address}' has moved for good to '{entry.moved}'"
            yield Finding(places[address], "K007", message, "warning")


def text(ledger: Ledger, before: str = "") -> str:
    """The ledger as YAML, under all comments that `before` holds, so that none is lost."""
    lines = before.split("\n")
    comments = [line for line in lines if line.startswith("#")]
    head = "".join(f"{line}\n" for line in comments) or HEAD
    return head + ("".join(map(_entry, ledger.values())) or "[]\n")


def _entry(entry: Address) -> str:
    lines = [f"- address: {_quoted(entry.address)}"]
    for key in ("good", "asked"):
        if getattr(entry, key):
            lines.append(f"  {key}: {getattr(entry, key)}")
    for key in ("said", "moved", "archived"):
        if getattr(entry, key):
            lines.append(f"  {key}: {_quoted(getattr(entry, key))}")
    if entry.failed:
        lines.append(f"  failed: [{', '.join(entry.failed)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text in double quotes; what JSON says there, YAML understands."""
    return json.dumps(text, ensure_ascii=False)
