"""Keeps whole pages, as they are written; a page is drawn anew when anything in its frame changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import inputs
from coursekit import store
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from kept import Kept, tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


class Wholes:
    """The whole pages of one build; `added` gives what the hooks put into the frame around one page."""

    def __init__(self, kept: Kept, added: Callable[[Page], str]) -> None:
        self.kept = kept
        self.added = added
        self.frame = ""
        """The name of what all frames take, the navigation among it."""
        self.drawing: dict[str, str | None] = {}
        """The name of each whole page that is drawn now; None where it was kept."""

    def templates(self, env: Environment, nav: Navigation, *taken: str) -> Environment:
        """The environment of templates, with kept code, and kept pages in place of rendered ones.

        `taken` is what the hooks put into the frames of all pages.
        """
        env.bytecode_cache = _Bytecode(self.kept.store)
        pages = [inputs.as_json([page.title, page.url, page.meta]) for page in nav.pages]
        self.frame = store.name(self.kept.base, str(nav), *pages, *taken)
        return _Templates(env, self) if self.kept.possible else env

    def name(self, page: Page) -> str:
        """The name of a page with the frame around it; its template may take all of this."""
        own = [page.url, page.title, page.meta, tokens(page.toc), page.edit_url]
        around = [part and part.url for part in (page.previous_page, page.next_page)]
        more = inputs.as_json([*own, *around, page.canonical_url, page.is_homepage])
        return store.name(self.frame, page.file.src_uri, more, page.content or "", self.added(page))

    def finish(self, page: Page, output: str) -> str:
        """Keeps a page as it will be written."""
        name = self.drawing.get(page.file.src_uri)
        if name:
            self.kept.store.put(name, output.encode())
        return output

    def is_whole(self, page: Page) -> bool:
        """Whether a page comes as it was written before, with nothing left to add."""
        return self.drawing.get(page.file.src_uri, "") is None


def leave_out_icons(config: MkDocsConfig) -> None:
    """Spares MkDocs the sorting of Material's 14,000 icons, which it would leave out one by one."""
    make = config.theme.get_env

    def without() -> Environment:
        env = make()
        env.loader.list_templates = lambda: sorted(set(_visible(config.theme.dirs)))
        return env

    config.theme.get_env = without


class _Templates:
    """An environment whose page templates take what is kept; all else is the real one's."""

    def __init__(self, env: Environment, wholes: Wholes) -> None:
        self.env = env
        self.wholes = wholes

    def get_template(self, name: str) -> Any:
        return _Template(self.env.get_template(name), self.wholes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.env, name)


class _Template:
    def __init__(self, template: Any, wholes: Wholes) -> None:
        self.template = template
        self.wholes = wholes

    def render(self, context: Mapping[str, Any]) -> str:
        page = context.get("page")
        if page is None:
            return self.template.render(context)
        name = store.name(self.wholes.name(page), self.template.name)
        text = self.wholes.kept.store.get(name)
        self.wholes.drawing[page.file.src_uri] = name if text is None else None
        return self.template.render(context) if text is None else text.decode()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.template, name)


class _Bytecode(BytecodeCache):
    """Compiled templates; Jinja names them by place and source, and the store by version too."""

    def __init__(self, entries: store.Store) -> None:
        self.entries = entries

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self.entries.get(self._name(bucket))
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.entries.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return store.name(inputs.engine(), bucket.key, bucket.checksum)


def _visible(folders: Iterable[str]) -> Iterator[str]:
    """The files in theme folders, as Jinja names them, but for those in hidden folders."""
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                yield Path(place, name).relative_to(folder).as_posix()
