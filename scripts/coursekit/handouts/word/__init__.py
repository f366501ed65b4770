"""Handouts as Word files for instructors who change them, made from what is printed as PDF."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from ...store import put
from .. import Plan
from ..ebook import IMAGE
from ..handout import Format, Handout, Printed, Source
from . import package, writing
from .blocks import PAPERS

NOT_IN_WORD = ("cards-cut",)
"""Kinds that Word makes itself: it prints four pages of the cards on one."""


def made(source: Source, wanted: Iterable[Plan], formats: Iterable[Format], store: Path) -> list[Printed]:
    """The handouts on each paper, made now or found in the folder `store` as they were made before.

    Large print is left out: the size of the letters is for the reader to change.
    """
    store.mkdir(parents=True, exist_ok=True)
    papers = [form for form in formats if not form.large]
    files = functools.cache(lambda path: (source.docs / path).read_bytes())
    handouts = [plan.compose() for plan in wanted]
    return [
        _kept(handout, form, files, store)
        for handout in handouts
        if handout.kind not in NOT_IN_WORD
        for form in papers
    ]


def _kept(handout: Handout, form: Format, files: writing.Files, store: Path) -> Printed:
    file = store / f"{_key(handout, form, files)}.docx"
    if not file.exists():
        put(file, written(handout, form, files))
    return Printed.of(handout, form, file)


def written(handout: Handout, form: Format, files: writing.Files) -> bytes:
    """The handout as a Word file; `files` gives the bytes of a picture under docs/."""
    file = package.Package(handout, PAPERS[form.paper])
    return file.made(writing.blocks(handout, files, file))


def _key(handout: Handout, form: Format, files: writing.Files) -> str:
    """Changes with everything that the file is made from."""
    told = hashlib.sha256(_makers())
    said = (form.name, handout.date, handout.language, handout.head, handout.foot, handout.title)
    for one in (*said, handout.content):
        told.update(f"\0{len(one)}\0{one}".encode())
    for path in IMAGE.findall(handout.content):
        told.update(files(path))
    return told.hexdigest()[:32]


@functools.cache
def _makers() -> bytes:
    """What turns a handout into a file: the libraries, and all that makes handouts."""
    versions = "\0".join(version(name) for name in ("python-docx", "lxml", "segno", "typst"))
    room = Path(__file__).parent.parent
    read = sorted(path for path in room.rglob("*") if path.suffix in (".py", ".xml"))
    return versions.encode() + b"\0".join(path.read_bytes() for path in read)
