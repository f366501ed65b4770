"""What mkdocs.yml says that paper needs too: the site's address, and how its Markdown is read."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import yamlfile

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
    """The site that a course's mkdocs.yml tells of; a course without one has no address."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return Site()
    # The findings are about `!ENV` and its kin, which MkDocs knows and our own data does not have.
    told, _ = yamlfile.parse(yamlfile.text(path, path.name), path.name)
    extensions, settings = [*ALWAYS], {}
    for entry in told.get("markdown_extensions", []):
        named = _plain(entry)
        name, options = next(iter(named.items())) if isinstance(named, dict) else (named, {})
        if name not in NEVER:
            extensions.append(name)
            settings[name] = options
    address = _value(told.get("site_url", ""))
    return Site(
        address=address if not address or address.endswith("/") else f"{address}/",
        folders=_value(told.get("use_directory_urls", "true")) != "false",
        extensions=tuple(dict.fromkeys(extensions)),
        settings=settings,
    )


def _value(told: Any) -> str:
    """A value that may come from the environment: `!ENV [SITE_URL, ""]`."""
    if isinstance(told, list):
        *names, otherwise = told
        return next((os.environ[name] for name in names if os.environ.get(name)), otherwise)
    return told


def _plain(value: Any) -> Any:
    """The value without the lines that it remembers."""
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items() if key != yamlfile.WHERE}
    return [_plain(inside) for inside in value] if isinstance(value, list) else value
