"""The ledger of outside addresses: what each said when it was asked."""

from __future__ import annotations

from .entry import Day, Entry, Link


class Address(Entry):
    """An outside address that the course links to, and what it said when it was asked."""

    address: Link
    good: Day | None = None
    """The last day on which it answered well."""
    asked: Day | None = None
    said: str = ""
    """Its last answer: a status, such as 200, or why there was none."""
    moved: Link | None = None
    """Where it has moved to for good."""
    archived: Link | None = None
    """A copy in an archive, where an author gave one."""
    failed: tuple[Day, ...] = ()
    """The last days on which it failed, with no good one since."""
