"""Reads a built site from its folder: its files, and what each of them refers to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import references
from .references import Reference


@dataclass(frozen=True, slots=True)
class Document:
    """A file that refers to others: its path, the folder its references start from, its ids."""

    path: str
    base: str
    ids: frozenset[str]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A built site; all paths are told from its folder. `address` is where it is published."""

    files: frozenset[str]
    documents: Mapping[str, Document]
    address: str = ""


def read(folder: Path) -> Site:
    """The site in a folder; raises OSError where a file cannot be read."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    documents = {}
    for name, path in sorted(files.items()):
        document = _document(name, path)
        if document:
            documents[name] = document
    return Site(frozenset(files), documents, _address(documents))


def _document(name: str, path: Path) -> Document | None:
    by_name = references.BY_NAME.get(path.name)
    if by_name:
        # The site map names places from the top of the site.
        return Document(name, "", frozenset(), tuple(by_name(path.read_bytes())))
    by_ending = references.BY_ENDING.get(path.suffix)
    content = path.read_bytes() if by_ending else b""
    if not by_ending or not content.strip():
        return None
    found, ids = by_ending(content)
    return Document(name, posixpath.dirname(name), ids, tuple(found))


def _address(documents: Mapping[str, Document]) -> str:
    """Where the site is published, as the canonical link of its first page says."""
    first = documents.get("index.html")
    for reference in first.references if first else ():
        target = reference.target.removesuffix("index.html")
        if reference.name == "canonical" and target.endswith("/"):
            return target
    return ""
