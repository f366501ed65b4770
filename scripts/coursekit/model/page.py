"""A page that is no lesson, such as the home page: plain Markdown under docs/."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from ..findings import Place


class Page(BaseModel):
    """A page that an author writes outside of the lessons."""

    model_config = ConfigDict(frozen=True)
    path: str
    """From the course's folder, as findings print it."""
    body: str
    first_line: int
    """The line of the file on which the body starts."""

    def place(self, line: int = 1) -> Place:
        """A line of the page's file."""
        return Place(self.path, line)
