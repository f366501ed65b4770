"""The list of what was printed, so that the page of prints can tell pages and sizes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from .handout import Format, Printed

STORE = Path(".cache") / "handouts"
"""The folder, in a course's folder, that keeps printed files and their list."""
NAME = "list.json"


def write(store: Path, printed: Iterable[Printed]) -> None:
    """Writes the list of the files in the store that belong to the course as it is."""
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
    (store / NAME).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(store: Path) -> tuple[Printed, ...]:
    """What was printed last; nothing where nothing was, or where a file of it is gone."""
    path = store / NAME
    if not path.exists():
        return ()
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
        for told in json.loads(path.read_text(encoding="utf-8"))
    )
    return printed if all(one.file.exists() for one in printed) else ()
