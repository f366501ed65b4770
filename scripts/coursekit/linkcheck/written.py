"""Where an author wrote what a built page refers to: the line in docs/ or curriculum/, if there is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from ..findings import Place
from .references import Reference
from .site import Document


def place(root: Path, page: str, reference: Reference) -> Place:
    """The line of the page's Markdown that holds the reference, or else the line of the built page.

    `page` is the path of the built page from the site's folder.
    """
    path, _, fragment = reference.target.partition("#")
    last = Path(unquote(path.rstrip("/"))).stem
    word = unquote(fragment) or (last if last != "index" else "")
    folder = page.removesuffix("index.html").rstrip("/")
    sources = [f"docs/{folder}.md"] if folder else []
    sources.append(f"docs/{folder}/index.md".replace("//", "/"))
    for source in sources if word and page.endswith(".html") else ():
        wanted = re.compile(rf"(?:\]\(|(?:href|src|srcset)=)[^)\s]*{re.escape(word)}")
        for number, line in enumerate(_lines(root / source), 1):
            if wanted.search(line):
                return Place(source, number)
    return Place(f"site/{page}", reference.line)


def places(root: Path, stands: Mapping[str, tuple[Document, Reference]]) -> dict[str, Place]:
    """The line on which each outside address is written in the course's own files, or in the site.

    `stands` maps an address to the first built page that names it.
    """
    found = {address: Place(f"site/{page.path}", named.line) for address, (page, named) in stands.items()}
    left = sorted(stands, key=len)
    for path in sorted([*(root / "curriculum").rglob("*.yml"), *(root / "docs").rglob("*.md")]):
        if path.name == "links.yml":
            continue
        for number, line in enumerate(_lines(path), 1):
            if "://" in line:
                for address in (address for address in left if _holds(line, address)):
                    found[address] = Place(path.relative_to(root).as_posix(), number)
                left = [address for address in left if not _holds(line, address)]
    return found


def _holds(line: str, address: str) -> bool:
    """Whether a line names just this address and not a longer one that starts like it."""
    return address in line and bool(re.search(rf"{re.escape(address)}(?![^\s\"'<>)\]#,;])", line))


@lru_cache(maxsize=512)
def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text("utf-8").split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()
