"""The list of what was printed, so that the page of prints can tell pages and sizes.

It names what all of it was made from, so that a course that is the same is not looked at again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from .. import store as kept
from .handout import Format, Printed
from .site import Site

STORE = Path(".cache") / "handouts"
"""The folder, in a course's folder, that keeps printed files and their list."""
NAME = "list.json"
ENGINE = Path(__file__).resolve().parents[2]


LIBRARIES = ("Markdown", "fontpkg-atkinson-hyperlegible", "lxml", "pymdown-extensions", "python-docx")
LIBRARIES += ("segno", "typst")


def name(root: Path, site: Site) -> str:
    """A name for all that the prints of the course in a folder are made from: its files, and this engine."""
    own = f"{root}{os.sep}"
    read = sorted(
        path for top in ("curriculum", "docs") for path in (root / top).rglob("*") if path.is_file()
    )
    files = (part for path in read for part in (str(path).removeprefix(own), path.read_bytes()))
    libraries = (f"{library} {version(library)}" for library in LIBRARIES)
    return kept.name(kept.sources(ENGINE), repr(site), *libraries, *files)


def write(store: Path, printed: Iterable[Printed], of: str) -> None:
    """Writes the list of the files in the store that belong to the course as it is, which `of` names."""
    told = [
        {
            "id": one.id,
            "kind": one.kind,
            "about": one.about,
            "title": one.title,
            "paper": one.format.paper if one.format else "",
            "large": bool(one.format and one.format.large),
            "pages": one.pages,
            "size": one.size,
            "file": one.file.name,
        }
        for one in printed
    ]
    text = json.dumps({"of": of, "files": told}, indent=1, ensure_ascii=False)
    kept.put(store / NAME, f"{text}\n".encode())


def is_of(store: Path, name: str) -> bool:
    """Whether all that was printed last, and is still there, was made from what has that name."""
    return kept.told(store / NAME).get("of") == name and bool(read(store))


def read(store: Path) -> tuple[Printed, ...]:
    """What was printed last; nothing where nothing was, or where a file of it is gone."""
    printed = tuple(
        Printed(
            id=told["id"],
            kind=told["kind"],
            about=told["about"],
            title=told["title"],
            format=Format(told["paper"], told["large"]) if told["paper"] else None,
            pages=told["pages"],
            size=told["size"],
            file=store / told["file"],
        )
        for told in kept.told(store / NAME).get("files", ())
    )
    return printed if all(one.file.exists() for one in printed) else ()
