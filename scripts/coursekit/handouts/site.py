"""What mkdocs.yml says that paper needs too: the site's address, and how its Markdown is read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown import Markdown

from .. import yamlfile
from ..findings import Place
from ..yamlfile import Fault, Where
from . import values

EXTENSIONS = "markdown_extensions"
NEVER = ("toc",)
"""What only a page on screen needs: links beside headings."""
ALWAYS = ("tables", "fenced_code")
"""What MkDocs reads whether it is named or not."""


@dataclass(frozen=True)
class Site:
    """`address` is empty where nothing says on which host the site will be."""

    address: str = ""
    folders: bool = True
    """A page's address ends with its folder: `learn/x/` and not `learn/x.html`."""
    extensions: tuple[str, ...] = ALWAYS
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)

    def page(self, path: str) -> str:
        """The full address of a page under docs/, or nothing where the site has no address."""
        if not self.address:
            return ""
        stem = path.removesuffix(".md")
        if not self.folders:
            return f"{self.address}{stem}.html"
        if posixpath.basename(stem) == "index":
            return self.address + stem.removesuffix("index")
        return f"{self.address}{stem}/"


def read(root: Path) -> Site:
    """The site that a course's mkdocs.yml tells of; a course without one has no address.

    Raises yamlfile.Fault where the file cannot be read or an extension cannot be loaded.
    """
    path = root / "mkdocs.yml"
    if not path.exists():
        return Site()
    where, told = _told(path)
    extensions, settings = [*ALWAYS], {}
    for number, (name, options) in enumerate(_extensions(told, where)):
        if name not in NEVER:
            _load(name, options, where.place(f"{EXTENSIONS}.{number}"))
            extensions.append(name)
            settings[name] = options
    address = str(told.get("site_url") or "")
    return Site(
        address=address if not address or address.endswith("/") else f"{address}/",
        folders=told.get("use_directory_urls") is not False,
        extensions=tuple(dict.fromkeys(extensions)),
        settings=settings,
    )


def _told(path: Path) -> tuple[Where, dict[str, Any]]:
    """Where each setting stands, and what it says."""
    content = yamlfile.text(path, path.name)
    told, findings = yamlfile.parse(content, path.name)
    # Tags such as `!ENV`, and anchors, are known to MkDocs; our own data does not have them.
    fault = next((finding for finding in findings if finding.code != "Y006"), None)
    if fault:
        raise Fault(fault.code, fault.place.path, fault.place.line, fault.message)
    if not isinstance(told, dict):
        raise Fault("Y011", path.name, 1, "the file should hold keys and values, such as 'site_name: …'")
    return told[yamlfile.WHERE], values.read(content, path.name)


def _extensions(told: dict[str, Any], where: Where) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and settings of each extension that is named, as a list or as keys."""
    named = told.get(EXTENSIONS) or []
    for entry in [named] if isinstance(named, dict) else named if isinstance(named, list) else [None]:
        if isinstance(entry, str):
            yield entry, {}
        elif isinstance(entry, dict):
            yield from ((name, options or {}) for name, options in entry.items())
        else:
            place = where.place(EXTENSIONS)
            raise Fault("Y011", place.path, place.line, f"'{EXTENSIONS}' should be a list: '- admonition'")


def _load(name: str, options: Any, place: Place) -> None:
    try:
        Markdown(extensions=[name], extension_configs={name: options})
    except (ImportError, AttributeError, KeyError, TypeError, ValueError) as problem:
        message = f"the extension '{name}' cannot be loaded: {problem}"
        raise Fault("Y014", place.path, place.line, message) from None
