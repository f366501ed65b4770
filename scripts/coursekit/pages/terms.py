"""Marks the first use of each glossary term in a lesson with a link to its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lessonfile import lines_outside_code
from ..model import Course
from .links import GLOSSARY, anchor, relative

UNTOUCHABLE = re.compile(r"\[[^\]]*\]\([^)]*\)|`[^`]*`|\{\{[^}]*\}\}|<[^>]*>|https?://\S+")


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:s|es)?\b", re.IGNORECASE)


def mark(body: str, page: str, course: Course) -> str:
    """A lesson's Markdown with each term linked once, in running text only.

    Headings, code, links, block titles and directives are left as they are.
    """
    return _marked(body, page, tuple((term.term.casefold(), term.id) for term in course.terms))


@lru_cache(maxsize=2048)
def _marked(body: str, page: str, named: tuple[tuple[str, str], ...]) -> str:
    """Remembered, since most lessons are the same when the site is built again while serving."""
    terms = dict(named)
    if not terms:
        return body
    pattern = _pattern(tuple(terms))
    lines = body.split("\n")
    seen: set[str] = set()

    def linked(found: re.Match[str]) -> str:
        id = terms[found.group(1).casefold()]
        if id in seen:
            return found.group(0)
        seen.add(id)
        return f"[{found.group(0)}]({relative(page, f'{GLOSSARY}#{anchor(id)}')}){{ .term }}"

    for number, line in lines_outside_code(body):
        if line.lstrip().startswith(("#", "!!!", "???", "{{", "|", "<")):
            continue
        pieces, end = [], 0
        for fixed in UNTOUCHABLE.finditer(line):
            pieces += [pattern.sub(linked, line[end : fixed.start()]), fixed.group(0)]
            end = fixed.end()
        lines[number] = "".join([*pieces, pattern.sub(linked, line[end:])])
    return "\n".join(lines)
