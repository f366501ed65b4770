"""The files that the site offers: written before its pages are made, and only where something changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .. import store
from . import FORMATS, Export
from .form import Format

STORE = Path(".cache") / "exports"
"""The folder, in a course's folder, that keeps the files and their list."""
NAME = "list.json"


@dataclass(frozen=True)
class Offered:
    """A file that was written, with its size in bytes, how many questions it holds and what it lacks."""

    format: Format
    file: Path
    size: int
    questions: int
    left_out: tuple[str, ...]


def write(folder: Path, made: Iterable[Export], of: str) -> None:
    """Writes the files and their list, which names what they were made from; others go.

    There is no list until all of them stand there: one that stayed would name files of two courses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).unlink(missing_ok=True)
    told = []
    for one in made:
        store.put(folder / one.name, one.content)
        entry = {"format": one.format.name, "file": one.name, "questions": one.questions}
        told.append({**entry, "left_out": one.left_out})
    stays = {NAME, *(entry["file"] for entry in told)}
    for path in folder.iterdir():
        if path.name not in stays:
            path.unlink()
    store.put(folder / NAME, json.dumps({"of": of, "files": told}, indent=1).encode())


def is_of(folder: Path, name: str) -> bool:
    """Whether the files are there and were made from what has that name."""
    told = store.told(folder / NAME)
    return told.get("of") == name and all((folder / entry["file"]).exists() for entry in told["files"])


def read(folder: Path) -> tuple[Offered, ...]:
    """The files that were written last, in the order of the formats; without those that are gone."""
    told = ((entry, folder / entry["file"]) for entry in store.told(folder / NAME).get("files", ()))
    return tuple(
        Offered(
            FORMATS[entry["format"]], file, file.stat().st_size, entry["questions"], tuple(entry["left_out"])
        )
        for entry, file in told
        if file.exists() and entry["format"] in FORMATS
    )
