"""Draws each question once: the next page that asks it, also in a later build, takes what was drawn."""

from __future__ import annotations

from coursekit import store
from coursekit.model import Course
from coursekit.pages import rendered
from kept import Kept
from mkdocs.structure.pages import Page

CODE = ("```", "~~~")
"""Signs of a block of code, in which nothing is drawn."""


class Asked:
    """The questions of one build as they are shown."""

    def __init__(self, course: Course, kept: Kept) -> None:
        self.course = course
        self.kept = kept
        self.blocks: dict[str, str] = {}
        """Each question's HTML by id, for the bank."""
        self.drawn: dict[str, str] = {}
        """What stands in for a question on the page that is drawn now, by id."""
        self.names: dict[str, str] = {}
        """The names under which the other questions of that page will be kept."""

    def markdown(self, page: Page, markdown: str) -> str:
        """A page's Markdown in which only the questions are written out that have yet to be drawn."""
        self.drawn.clear()
        self.names.clear()
        if "quiz" in page.meta or any(sign in markdown for sign in CODE) or not self.kept.possible:
            return markdown
        for id, written in rendered.written(markdown):
            name = store.name(self.kept.base, self.course.get("question", id).whole, written)
            found = self.kept.store.get(name)
            if found is None:
                self.names[id] = name
            else:
                self.drawn[id] = found.decode()
        return rendered.shortened(markdown, self.drawn)

    def content(self, html: str, silent: bool) -> str:
        """A page's rendered content with its questions in our terms.

        What was drawn is kept where nothing was said about it and it holds no link, which leads from
        one page to another place than from the next.
        """
        content = rendered.page(html, self.course, self.drawn)
        if silent:
            for id, block in rendered.blocks(content).items():
                if id in self.names and rendered.is_alike_everywhere(block):
                    self.kept.store.put(self.names[id], block.encode())
        return content
