"""Keeps drawn pages from one build to the next; a page is drawn anew when anything it takes changed.

MkDocs 1.6.1, Material 9.8.1 and mkdocs-quiz 1.7.1 render every page at every build and offer no
event that leaves it out. Where they have none, methods of single objects (never of a class) are
replaced, here and in `wholes`; tests/test_kept.py notices when a new version has them no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import inputs
from coursekit import store
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

END = b"\0"
"""Ends what is told of a page; no JSON holds it. The content follows as it is, since it is long."""

Passages = Sequence[Sequence[str]]
"""What the search finds on a page: heading, anchor and text of each part."""


class Kept:
    """What one build finds kept and what it adds; `taken` is the name of what all pages take."""

    def __init__(self, config: MkDocsConfig, *taken: str) -> None:
        self.store = store.Store(Path(config.config_file_path).parent / ".cache" / "pages.sqlite")
        self.base = store.name(inputs.engine(), inputs.settings(config), *taken)
        self.possible = inputs.is_possible(config)
        self.around = ""
        """The name of the base and of all pages and files that links may lead to."""
        self.drawing: dict[str, tuple[str, int]] = {}
        """The name of each page that is drawn now, and what had been heard before."""
        self.found: dict[str, dict[str, Any]] = {}

    def remember(self, what: str, make: Callable[[], bytes]) -> bytes:
        """What `make` makes of `what` and the engine alone, from the store where it is there."""
        name = store.name(inputs.engine(), what)
        value = self.store.get(name)
        if value is None:
            value = make()
            self.store.put(name, value)
        return value

    def see_files(self, files: Files) -> None:
        """Takes in where everything stands."""
        places = sorted(f"{file.src_uri}\n{file.url}\n{file.inclusion}" for file in files)
        self.around = store.name(self.base, *places)

    def find(self, page: Page, markdown: str, *taken: str) -> bool:
        """Whether a page's content is kept for its Markdown and `taken`, what else is put into it.

        If so, the page is set to take it instead of rendering.
        """
        address = page.file.src_uri
        name = store.name(self.around, address, page.file.url, inputs.as_json(page.meta), markdown, *taken)
        text = self.store.get(name) if self.possible else None
        if text is None:
            self.drawing[address] = (name, inputs.EAR.heard)
            return False
        told, _, content = text.partition(END)
        record = {**json.loads(told), "content": content.decode()}
        self.found[address] = {"meta": page.meta, **record}
        page.meta = {**page.meta, "quiz": {"enabled": False}}  # mkdocs-quiz: nothing to do here
        page.render = lambda config, files: _take(page, record, files)
        return True

    def content(self, page: Page) -> tuple[str, Passages] | None:
        """The kept content of a page and its passages, if it was found."""
        found = self.found.pop(page.file.src_uri, None)
        if found is None:
            return None
        page.meta = found["meta"]
        return found["content"], found["passages"]

    def is_silent(self, page: Page) -> bool:
        """Whether nothing has been said about a page since it is drawn."""
        return inputs.EAR.heard == self.drawing[page.file.src_uri][1] and inputs.all_is_told()

    def keep(self, page: Page, content: str, passages: Passages) -> None:
        """Keeps the content of a page that was rendered, with its passages and all that MkDocs learned."""
        silent = self.is_silent(page)
        name, _ = self.drawing.pop(page.file.src_uri)
        if not silent:
            return
        record = {
            "toc": tokens(page.toc),
            "title": page._title_from_render,
            "anchors": sorted(page.present_anchor_ids or ()),
            "passages": passages,
            "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
        }
        self.store.put(name, json.dumps(record).encode() + END + content.encode())


def _take(page: Page, record: Mapping[str, Any], files: Files) -> None:
    """Sets what Page.render would set."""
    page.content = record["content"]
    page.toc = get_toc(record["toc"])
    page._title_from_render = record["title"]
    page.present_anchor_ids = set(record["anchors"])
    page.links_to_anchors = {files.get_file_from_path(path): links for path, links in record["links"].items()}


def tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """A table of contents as Markdown told it."""
    return [
        {"name": item.title, "id": item.id, "level": item.level, "children": tokens(item.children)}
        for item in toc
    ]
