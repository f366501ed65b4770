"""How wide the columns of a table are beside each other, and how high its rows."""

from __future__ import annotations

from typing import Any

KNOWN = {"marking": (0.7, 1.35, 5.3, 2.2), "checklist": (1.25, 0.35, 1)}
"""How wide the columns of the tables are that the engine makes."""
ROOM = {"checklist": 580}
"""The least height of a row to write in, in twentieths of a point."""


def shares(rows: list[Any]) -> tuple[float, ...]:
    """The shares of columns: by their longest word and by how much they tell."""
    columns = zip(*[["".join(cell.itertext()) for cell in row] for row in rows], strict=True)
    return tuple(
        max(
            max(map(len, " ".join(column).split()), default=1) * 1.3,
            (sum(map(len, column)) / len(rows)) ** 0.8,
        )
        for column in columns
    )
