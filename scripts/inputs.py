"""What a site is made of beside its texts: this program, its libraries, and the settings of MkDocs."""

from __future__ import annotations

import json
import logging
import os
import platform
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coursekit import store
from mkdocs.config.defaults import MkDocsConfig

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
    "snowballstemmer",
    "tinycss2",
    "typst",
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

MADE = Path(__file__).resolve().parent.parent / ".cache" / "engine"
"""Where lies what is made of this program alone: all courses that it builds take it from there."""

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


def all_is_told() -> bool:
    """Whether nothing is left unsaid (as with --quiet) and links are noted (not with --verbose)."""
    return LOG.getEffectiveLevel() == logging.INFO


def is_possible(config: MkDocsConfig) -> bool:
    """Whether this site is made by parts alone of which all inputs are known."""
    plugins = set(config.plugins) - set(config.hooks)
    return plugins <= PLUGINS and len(config.hooks) == 1 and knows_extensions(config) and all_is_told()


def knows_extensions(config: MkDocsConfig) -> bool:
    return {part for part in config.markdown_extensions if isinstance(part, str)} <= EXTENSIONS


@cache
def engine() -> str:
    """A name for this program: its own sources, its libraries and Python."""
    versions = [f"{library} {version(library)}" for library in LIBRARIES]
    return store.name(store.sources(Path(__file__).parent), platform.python_version(), *versions)


def made(what: str, of: str, make: Callable[[], bytes]) -> bytes:
    """The file that `make` makes of `of` and the engine alone, or made before; `what` is its name."""
    return store.once(MADE, what, store.name(engine(), of), make)


def settings(config: MkDocsConfig) -> str:
    """The settings that a page may depend on, with the templates of the course's own, if any."""
    told = {key: value for key, value in config.items() if key not in ELSEWHERE}
    told["theme"] = [config.theme.name, dict(config.theme)]
    told["plugins"] = {
        key: dict(plugin.config) for key, plugin in config.plugins.items() if key not in config.hooks
    }
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own else []
    read = [part for path in files for part in (path.relative_to(own).as_posix(), path.read_bytes())]
    return store.name(as_json(told), os.environ.get("SOURCE_DATE_EPOCH", ""), *read)


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return getattr(value, "__qualname__", None) or str(value)
