"""Keeps drawn pages from one build to the next; a page is drawn anew when anything it takes changed.

MkDocs 1.6.1, Material 9.8.1 and mkdocs-quiz 1.7.1 render every page at every build and offer no
event that leaves it out. Where they have none, methods of single objects (never of a class) are
replaced, here and in `wholes`; tests/test_kept.py notices when a new version has them no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inputs
from coursekit import bank, store
from coursekit.search.passages import Passage
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

END = b"\0"
"""Ends what is told of a page; no JSON holds it. The content follows as it is, since it is long."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's content, and what others take from it."""

    content: str
    passages: tuple[Passage, ...]
    """What the search finds on it."""
    questions: Mapping[str, str]
    """The HTML of the questions that it asks, by id."""
    told: Mapping[str, Any]
    """What MkDocs learned of the page; nothing for one that was drawn just now."""


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
        self.found: dict[str, tuple[Drawn, dict[str, Any]]] = {}
        """The pages that were kept, and their own settings, by path under docs/."""

    def remember(
        self, what: Iterable[str], make: Callable[[], bytes], parse: Callable[[bytes], Any] = bytes
    ) -> Any:
        """What `make` makes of `what` and the engine alone, from the store where it is there.

        It is given as `parse` reads it.
        """
        name = store.name(inputs.engine(), *what)
        value = self.store.get(name, parse)
        if value is None:
            self.store.put(name, make())
            value = self.store.get(name, parse)
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
        drawn = self.store.get(name, _drawn) if self.possible else None
        if drawn is None:
            self.drawing[address] = (name, inputs.EAR.heard)
            return False
        self.found[address] = (drawn, page.meta)
        page.meta = {**page.meta, "quiz": {"enabled": False}}  # mkdocs-quiz: nothing to do here
        page.render = lambda config, files: _take(page, drawn, files)
        return True

    def drawn(self, page: Page) -> Drawn | None:
        """The page as it was kept, if it was found."""
        if page.file.src_uri not in self.found:
            return None
        drawn, page.meta = self.found.pop(page.file.src_uri)
        return drawn

    def is_silent(self, page: Page) -> bool:
        """Whether nothing has been said about a page since it is drawn."""
        return inputs.EAR.heard == self.drawing[page.file.src_uri][1] and inputs.all_is_told()

    def keep(self, page: Page, content: str, passages: tuple[Passage, ...]) -> Drawn:
        """Keeps the content of a page that was rendered, with its passages and all that MkDocs learned."""
        drawn = Drawn(content, passages, bank.blocks(content), {})
        silent = self.is_silent(page)
        name, _ = self.drawing.pop(page.file.src_uri)
        if not silent:
            return drawn
        told = {
            "toc": tokens(page.toc),
            "title": page._title_from_render,
            "anchors": sorted(page.present_anchor_ids or ()),
            "passages": passages,
            "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
        }
        self.store.put(name, json.dumps(told).encode() + END + content.encode())
        return drawn


def _drawn(kept: bytes) -> Drawn:
    """A page from what the store keeps of it."""
    told, _, text = kept.partition(END)
    record = json.loads(told)
    content = text.decode()
    return Drawn(content, tuple(Passage(*part) for part in record["passages"]), bank.blocks(content), record)


def _take(page: Page, drawn: Drawn, files: Files) -> None:
    """Sets what Page.render would set."""
    told = drawn.told
    page.content = drawn.content
    page.toc = get_toc(told["toc"])
    page._title_from_render = told["title"]
    page.present_anchor_ids = set(told["anchors"])
    page.links_to_anchors = {files.get_file_from_path(path): links for path, links in told["links"].items()}


def tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """A table of contents as Markdown told it."""
    return [
        {"name": item.title, "id": item.id, "level": item.level, "children": tokens(item.children)}
        for item in toc
    ]
