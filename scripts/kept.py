"""Keeps drawn pages from one build to the next; a page is drawn anew when anything it takes changed.

MkDocs 1.6.1, Material 9.8.1 and mkdocs-quiz 1.7.1 render every page at every build and offer no
event that leaves it out. Where they have none, methods of single objects (never of a class) are
replaced here; tests/test_kept.py notices when a new version has them no more.
"""

from __future__ import annotations

import json
import logging
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coursekit import inline, store
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import AnchorLink, get_toc

LIBRARIES = (
    "Jinja2",
    "Markdown",
    "fontpkg-atkinson-hyperlegible",
    "fonttools",
    "lxml",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-quiz",
    "pymdown-extensions",
    "tinycss2",
)

PLUGINS = {"mkdocs_quiz"}
"""Plugins that make of a page nothing but what follows from its text and the settings."""

EXTENSIONS = {
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.superfences",
    "smarty",
    "tables",
    "toc",
}
"""Markdown extensions that read nothing but the text; pymdownx.snippets, say, reads files."""

ELSEWHERE = {"config_file_path", "dev_addr", "docs_dir", "hooks", "nav", "site_dir", "watch"}
"""Settings that say where and how is built; `nav` is told by the navigation made from it."""

LOG = logging.getLogger("mkdocs")


class _Ear(logging.Handler):
    """Hears whether MkDocs says anything; a page about which it does is not kept, to be said again."""

    heard = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1


EAR = _Ear(logging.INFO)
LOG.addHandler(EAR)


class Kept:
    """What one build finds kept and what it adds; `taken` is the name of what all pages take."""

    def __init__(self, config: MkDocsConfig, *taken: str) -> None:
        self.store = store.Store(Path(config.config_file_path).parent / ".cache" / "pages.sqlite")
        self.base = store.name(_engine(), _settings(config), *taken)
        self.possible = _possible(config)
        self.around = ""
        """The name of the base and of all pages and files that links may lead to."""
        self.frame = ""
        """The name of the base and of the navigation."""
        self.added: Callable[[Page], str]
        self.drawing: dict[str, tuple[str, int]] = {}
        """The name of each page that is drawn now, and what had been heard before."""
        self.found: dict[str, dict[str, Any]] = {}
        self.whole: dict[str, str | None] = {}
        """The name of each whole page that is drawn now; None where it was kept."""

    def remember(self, what: str, make: Callable[[], bytes]) -> bytes:
        """What `make` makes of `what` and the engine alone, from the store where it is there."""
        name = store.name(_engine(), what)
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
        name = store.name(self.around, address, page.file.url, _json(page.meta), markdown, *taken)
        text = self.store.get(name) if self.possible else None
        if text is None:
            self.drawing[address] = (name, EAR.heard)
            return False
        record = json.loads(text)
        self.found[address] = {"meta": page.meta, **record}
        page.meta = {**page.meta, "quiz": {"enabled": False}}  # mkdocs-quiz: nothing to do here
        page.render = lambda config, files: _take(page, record, files)
        return True

    def content(self, page: Page) -> str | None:
        """The kept content of a page, if it was found."""
        found = self.found.pop(page.file.src_uri, None)
        if found is None:
            return None
        page.meta = found["meta"]
        return found["content"]

    def is_silent(self, page: Page) -> bool:
        """Whether nothing has been said about a page since it is drawn."""
        return EAR.heard == self.drawing[page.file.src_uri][1] and _all_is_told()

    def keep(self, page: Page, content: str) -> None:
        """Keeps the content of a page that was rendered, with all that MkDocs learned from it."""
        silent = self.is_silent(page)
        name, _ = self.drawing.pop(page.file.src_uri)
        if not silent:
            return
        record = {
            "content": content,
            "toc": _tokens(page.toc),
            "title": page._title_from_render,
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
        }
        self.store.put(name, json.dumps(record).encode())

    def templates(
        self, env: Environment, nav: Navigation, added: Callable[[Page], str], *taken: str
    ) -> Environment:
        """The environment of templates, with kept code, and kept pages in place of rendered ones.

        `added` gives what the hooks put into the frame around one page, `taken` is what they put
        into all.
        """
        self.added = added
        env.bytecode_cache = _Bytecode(self.store)
        pages = [_json([page.title, page.url, page.meta]) for page in nav.pages]
        self.frame = store.name(self.base, str(nav), *pages, *taken)
        return _Templates(env, self) if self.possible else env

    def name_of_whole(self, page: Page) -> str:
        """The name of a page with the frame around it; its template may take all of this."""
        own = [page.url, page.title, page.content, page.meta, _tokens(page.toc), page.edit_url]
        around = [part and part.url for part in (page.previous_page, page.next_page)]
        more = [page.canonical_url, page.is_homepage, self.added(page)]
        return store.name(self.frame, page.file.src_uri, _json([*own, *around, *more]))

    def finish(self, page: Page, output: str) -> str:
        """Keeps a page as it will be written."""
        name = self.whole.get(page.file.src_uri)
        if name:
            self.store.put(name, output.encode())
        return output

    def is_whole(self, page: Page) -> bool:
        """Whether a page comes as it was written before, with nothing left to add."""
        return self.whole.get(page.file.src_uri, "") is None


def leave_out_icons(config: MkDocsConfig) -> None:
    """Spares MkDocs the sorting of Material's 14,000 icons, which it would leave out one by one."""
    make = config.theme.get_env

    def without() -> Environment:
        env = make()
        env.loader.list_templates = lambda: sorted(set(_visible(config.theme.dirs)))
        return env

    config.theme.get_env = without


def share_fragments(plugin: BasePlugin) -> None:
    """Lets mkdocs-quiz render all parts of all questions with one Markdown instance, or with none.

    It makes an instance for every question, which takes a sixth of a build. They are alike for
    all pages but for the page that links start from. Plain sentences need none at all.
    """
    make, convert = plugin._create_fragment_markdown, plugin._convert_fragment_markdown
    made: list[Any] = []

    def shared(page: Page, config: MkDocsConfig, files: Files) -> Any:
        if not made:
            made.append(make(page, config, files))
        for part in made[0].treeprocessors:
            if isinstance(part, _RelativePathTreeprocessor):
                part.file, part.files, part.config, part.links_to_anchors = page.file, files, config, {}
        return made[0]

    def quick(text: str, page: Page, config: MkDocsConfig, *rest: Any, **more: Any) -> str:
        if inline.PLAIN.fullmatch(text) and _known_extensions(config):
            return f"<p>{text}</p>"
        return convert(text, page, config, *rest, **more)

    plugin._create_fragment_markdown = shared
    plugin._convert_fragment_markdown = quick


class _Templates:
    """An environment whose page templates take what is kept; all else is the real one's."""

    def __init__(self, env: Environment, kept: Kept) -> None:
        self.env = env
        self.kept = kept

    def get_template(self, name: str) -> Any:
        return _Template(self.env.get_template(name), self.kept)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.env, name)


class _Template:
    def __init__(self, template: Any, kept: Kept) -> None:
        self.template = template
        self.kept = kept

    def render(self, context: Mapping[str, Any]) -> str:
        page = context.get("page")
        if page is None:
            return self.template.render(context)
        name = store.name(self.kept.name_of_whole(page), self.template.name)
        text = self.kept.store.get(name)
        self.kept.whole[page.file.src_uri] = name if text is None else None
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
        return store.name(_engine(), bucket.key, bucket.checksum)


def _visible(folders: Iterable[str]) -> Iterator[str]:
    """The files in theme folders, as Jinja names them, but for those in hidden folders."""
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                yield Path(place, name).relative_to(folder).as_posix()


def _take(page: Page, record: Mapping[str, Any], files: Files) -> None:
    """Sets what Page.render would set."""
    page.content = record["content"]
    page.toc = get_toc(record["toc"])
    page._title_from_render = record["title"]
    page.present_anchor_ids = set(record["anchors"])
    page.links_to_anchors = {files.get_file_from_path(path): links for path, links in record["links"].items()}


def _tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """A table of contents as Markdown told it."""
    return [
        {"name": item.title, "id": item.id, "level": item.level, "children": _tokens(item.children)}
        for item in toc
    ]


def _all_is_told() -> bool:
    """Whether nothing is left unsaid (as with --quiet) and links are noted (not with --verbose)."""
    return LOG.getEffectiveLevel() == logging.INFO


def _possible(config: MkDocsConfig) -> bool:
    """Whether this site is made by parts alone of which all inputs are known."""
    plugins = set(config.plugins) - set(config.hooks)
    return plugins <= PLUGINS and len(config.hooks) == 1 and _known_extensions(config) and _all_is_told()


def _known_extensions(config: MkDocsConfig) -> bool:
    return {part for part in config.markdown_extensions if isinstance(part, str)} <= EXTENSIONS


@cache
def _engine() -> str:
    """A name for this program: its own sources, its libraries and Python."""
    versions = [f"{library} {version(library)}" for library in LIBRARIES]
    return store.name(store.sources(Path(__file__).parent), platform.python_version(), *versions)


def _settings(config: MkDocsConfig) -> str:
    """The settings that a page may depend on, with the templates of the course's own, if any."""
    told = {key: value for key, value in config.items() if key not in ELSEWHERE}
    told["theme"] = [config.theme.name, dict(config.theme)]
    told["plugins"] = {
        key: dict(plugin.config) for key, plugin in config.plugins.items() if key not in config.hooks
    }
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own else []
    read = [part for path in files for part in (path.relative_to(own).as_posix(), path.read_bytes())]
    return store.name(_json(told), os.environ.get("SOURCE_DATE_EPOCH", ""), *read)


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return getattr(value, "__qualname__", None) or str(value)
