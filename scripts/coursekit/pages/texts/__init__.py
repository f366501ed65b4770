"""Pages that tell how the player works, the same in every course; each is a Markdown file beside this one."""

from __future__ import annotations

from importlib.resources import files

PAGES = ("practice/review.md", "practice/readiness.md")


def markdown(page: str) -> str:
    """The Markdown of one of PAGES."""
    return (files(__package__) / page.rpartition("/")[2]).read_text(encoding="utf-8")
