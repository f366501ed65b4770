"""What lists of files to load share: sizes, and tables whose rows become blocks on a phone."""

from __future__ import annotations

STACKED = ('<div class="stacked" markdown>', ""), ("", "</div>", "")
"""What stands around a table whose rows become blocks where the screen is narrow."""


def cell(title: str, content: str) -> str:
    """A cell of such a table, which says its column's title on a phone."""
    return f'{content} {{ data-title="{title}" }}'


def sized(size: int) -> str:
    """A number of bytes as people read it."""
    # a space at which no line breaks
    return f"{size / 1e6:.1f}\u00a0MB" if size >= 1e6 else f"{max(1, round(size / 1e3))}\u00a0KB"
