"""Writes the index as scripts that a browser runs from any place, also from a folder without a server.

The first script holds what finds a page; the words around a hit come in one script for each page,
and only those of the pages found are loaded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

from .index import LEVELS, Index, Page

SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "\"'\\`<&")
HALF = len(SIGNS) // 2
"""A number is written in SIGNS: its last sign comes from the first half, those before from the second."""
COMMON = "~"


def index(made: Index, version: str) -> str:
    """The script that `search-engine.js` reads; `version` is that of the texts it belongs to."""
    forms = (
        f"{COMMON if number in made.common else ''}{' '.join(words)}"
        for number, words in enumerate(made.forms)
    )
    data = {
        "version": version,
        "levels": LEVELS,
        "signs": SIGNS,
        "pages": [_page(page) for page in made.pages],
        "forms": "|".join(forms),
        "places": " ".join(map(_signs, made.places)),
        "phrases": made.phrases,
    }
    return f"window.courseSearch.data={_json(data)};\n"


def texts(made: Index) -> Iterator[tuple[str, str]]:
    """Name and content of the script of each page: the texts of its passages."""
    for number, page in enumerate(made.pages):
        told = _json([passage.text for passage in page.passages])
        yield f"{number}.js", f"window.courseSearch.told[{number}]={told};\n"


def _page(page: Page) -> list[object]:
    """Title, address, trail, weight, and for each passage its heading and anchor; what follows is cut."""
    parts = [_passage(passage.heading, passage.anchor) for passage in page.passages]
    parts[0] = parts[0] if page.passages[0].heading != page.title else ""
    return [page.title, page.address, page.trail, page.weight, parts]


def _passage(heading: str, anchor: str) -> str:
    return heading if anchor in ("", slug(heading)) else f"{heading}\t{anchor}"


def slug(heading: str) -> str:
    """The anchor that most headings have: theirs in small letters with dashes."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^a-z0-9_\s-]", "", heading.lower()).strip())


def _signs(places: Iterable[tuple[int, int]]) -> str:
    step, next_one, written = len(LEVELS), 0, []
    for passage, level in places:
        written.append(_written((passage - next_one) * step + level))
        next_one = passage + 1
    return "".join(written)


@cache
def _written(number: int) -> str:
    written = SIGNS[number % HALF]
    number //= HALF
    while number:
        written = SIGNS[HALF + number % HALF] + written
        number //= HALF
    return written


def _json(data: object) -> str:
    # U+2028 and U+2029 end a line in scripts of old browsers.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
