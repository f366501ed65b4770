"""Weighs the pages of a built site as a phone would load them, and holds them to a budget."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADED = re.compile(
    r'<(?:link\b[^>]*\brel="(?:stylesheet|icon|manifest)"[^>]*\bhref'
    r'|(?:script|img(?! loading="lazy"))\b[^>]*?\bsrc)="([^"]+)"'
)
IN_STYLE = re.compile(r'url\("?((?!data:)[^")]+)"?\)')
FONT = ".woff2"
KINDS = ("lessons", "pages")
LIMITS = ("first_view", "next_page", "fonts", "requests")
"""The keys of a budget: KB of gzip for the first three, where 1 KB is 1,000 bytes, and a count."""


def over(site: Path, lessons: Collection[str], budgets: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What is over its budget, one line for each page and limit.

    `lessons` are the paths of their pages in the site; `budgets` has one for `lessons` and one for
    all other `pages`; `faults` has nothing to say of them.
    """
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        budget = budgets.get("lessons" if path in lessons else "pages", {})
        weights = of_page(site, page) if budget else {}
        for limit, most in budget.items():
            if weights[limit] > most:
                unit = "requests" if limit == "requests" else "KB"
                name = limit.replace("_", " ")
                yield f"{path}: error: {name} is {weights[limit]:g} {unit}, over the budget of {most:g}"


def faults(budgets: object) -> Iterator[str]:
    """What is wrong with budgets as an author wrote them, one line each."""
    if not isinstance(budgets, Mapping):
        yield f"extra.budget should hold {' and '.join(KINDS)}"
        return
    for kind, budget in budgets.items():
        if kind not in KINDS:
            yield f"extra.budget has no '{kind}'; it has {' and '.join(KINDS)}"
        elif not isinstance(budget, Mapping):
            yield f"extra.budget.{kind} should hold limits: {', '.join(LIMITS)}"
        else:
            for limit, most in budget.items():
                if limit not in LIMITS:
                    yield f"extra.budget.{kind} has no limit '{limit}'; there are {', '.join(LIMITS)}"
                elif not isinstance(most, (int, float)):
                    yield f"extra.budget.{kind}.{limit} should be a number, not '{most}'"


def of_page(site: Path, page: Path) -> dict[str, float]:
    """What a page weighs, by the keys of a budget; a picture that comes later counts nothing."""
    files = list(_files(site, page))
    fonts = [file for file in files if file.suffix == FONT]
    rest = [file for file in files if file.suffix != FONT]
    return {
        "first_view": _kilobytes([page, *rest]),
        "next_page": _kilobytes([page]),
        "fonts": _kilobytes(fonts),
        "requests": 1 + len(files),
    }


def _files(site: Path, page: Path) -> Iterator[Path]:
    """The files of this site that a page loads, each once, and what its styles load."""
    seen = set()
    for address in LOADED.findall(page.read_text(encoding="utf-8")):
        for file in _reached(site, page, address):
            if file not in seen:
                seen.add(file)
                yield file


def _reached(site: Path, origin: Path, address: str) -> Iterator[Path]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return
    start = site if parts.path.startswith("/") else origin.parent
    file = (start / unquote(parts.path).lstrip("/")).resolve()
    if file.is_file():
        yield file
        if file.suffix == ".css":
            yield from _inside(site, file)


@cache
def _inside(site: Path, style: Path) -> tuple[Path, ...]:
    found = IN_STYLE.findall(style.read_text(encoding="utf-8"))
    return tuple(file for address in found for file in _reached(site, style, address))


def _kilobytes(files: list[Path]) -> float:
    return round(sum(map(_packed, files)) / 1000, 1)


@cache
def _packed(file: Path) -> int:
    """Bytes on the wire; a font is packed already."""
    data = file.read_bytes()
    return len(data) if file.suffix == FONT else len(gzip.compress(data, 9, mtime=0))
