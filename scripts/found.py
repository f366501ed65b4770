"""Gathers from the pages of a build what the search finds, and writes it beside them."""

from __future__ import annotations

import hashlib
import logging

from coursekit.model import Course
from coursekit.search import index, phrases, script
from coursekit.search.counts import Remember
from coursekit.search.passages import Passage, passages
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.course")

FOLDER = "search/"
"""The folder of the site with what is loaded when someone searches."""
TAUGHT = 1.5
"""How much more a lesson weighs in the search than a page that is drawn from the same data."""


class Found:
    """What the search finds in one build; pages that are equally good stand in the navigation's order."""

    def __init__(self, nav: Navigation) -> None:
        self.order = {page.file.src_uri: number for number, page in enumerate(nav.pages)}
        self.said: dict[str, tuple[Passage, ...]] = {}
        """What each page says, by its path under docs/."""

    def read(self, page: Page, told: tuple[Passage, ...]) -> None:
        """Takes in what a page says."""
        self.said[page.file.src_uri] = told

    def files(self, course: Course, files: Files, remember: Remember) -> dict[str, str]:
        """The scripts of the search by their path in the site; all pages have been read by now.

        No page names their version, so that one page's change leaves all others as they are; the
        first script names that of the rest.
        """
        read = [self._page(page, course) for page in self._ordered(files)]
        addresses = {file.src_uri: file.url for file in files.documentation_pages()}
        for place, path in phrases.astray(course, addresses):
            log.error("%s: error: the search leads to '%s', and there is no such page", place, path)
        made = index.made(read, tuple(phrases.phrases(course, addresses)), course.settings.language, remember)
        texts = dict(script.texts(made))
        version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:8]
        written = {"index.js": script.index(made, version), **texts}
        return {f"{FOLDER}{path}": text for path, text in written.items()}

    def _ordered(self, files: Files) -> list[Page]:
        """All pages that were read: those of the navigation in its order, then the others."""
        read = [file.page for file in files.documentation_pages() if file.src_uri in self.said]
        last = len(self.order)
        return sorted(read, key=lambda page: (self.order.get(page.file.src_uri, last), page.file.src_uri))

    def _page(self, page: Page, course: Course) -> index.Page:
        """A page as the search knows it."""
        said = self.said[page.file.src_uri]
        title = said[0].heading if said and said[0].heading and not said[0].anchor else page.title
        trail = [part.title for part in reversed(page.ancestors) if part.title != page.title]
        weight = TAUGHT if page.file.src_uri in course.lesson_at else 1
        return index.Page(title, page.url, " › ".join(trail), weight, said)


def told(page: Page, content: str) -> tuple[Passage, ...]:
    """What a page says, by its content; one with `search: {exclude: true}` is found only by its title."""
    excluded = (page.meta.get("search") or {}).get("exclude", False)
    return () if excluded else passages(content)
