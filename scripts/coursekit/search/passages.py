"""Cuts a rendered page into passages: a heading, its anchor, and what stands under it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import html as markup

HEADINGS = ("h1", "h2", "h3")
PARTS_OF_A_LINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s small span strong sub sup time u var wbr".split()  # noqa: SIM905
)
"""Elements that end no line; all others do."""
LEFT_OUT = (
    ".//quiz-block | .//form | .//details | .//pre | .//script | .//style | .//template | .//svg"
    " | .//noscript | .//*[@data-search-exclude] | .//*[@hidden]"
    " | .//a[contains(concat(' ', @class, ' '), ' headerlink ')]"
)
"""Questions with their keys, what is folded away, code and what is no text; an author can add to it."""
QUESTION = re.compile(r"<quiz-block .*?</quiz-block>", re.DOTALL)
"""Left out before anything is read, since half of a page may be questions."""

NAME = 48
"""Letters of a paragraph that stand for a heading where the paragraph has an anchor of its own."""


class Passage(NamedTuple):
    """A part of a page that one can be led to."""

    heading: str
    anchor: str
    """Empty at the top of the page."""
    text: str
    """Its paragraphs, one on a line."""


def passages(html: str) -> tuple[Passage, ...]:
    """The passages of a page's content in their order; what stands before any heading comes first.

    A passage begins at each heading that has an id, and at each paragraph that has one, such as a
    claim. Questions, options, keys and feedback are never in it.
    """
    html = QUESTION.sub("", html)
    if not html.strip():
        return ()
    root = markup.fragment_fromstring(html, create_parent="article")
    for element in root.xpath(LEFT_OUT):
        element.drop_tree()
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    _walk(root, found, [])
    made = (Passage(heading, anchor, "\n".join(lines)) for heading, anchor, lines in found)
    return tuple(passage for passage in made if passage.heading or passage.text)


def _walk(element: Any, found: list[tuple[str, str, list[str]]], line: list[str]) -> None:
    """Adds an element's text to `line`, and each line that ends to the last passage found."""
    block = element.tag not in PARTS_OF_A_LINE
    if block:
        _end(found, line)
    if element.tag in HEADINGS and element.get("id"):
        anchor = "" if element.tag == "h1" else element.get("id")
        found.append((_joined(element.text_content()), anchor, []))
    else:
        if element.tag == "p" and element.get("id"):
            found.append((_short(_joined(element.text_content())), element.get("id"), []))
        line.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                _walk(child, found, line)
            line.append(child.tail or "")
    if block:
        _end(found, line)


def _end(found: list[tuple[str, str, list[str]]], line: list[str]) -> None:
    text = _joined("".join(line))
    line.clear()
    if text:
        found[-1][2].append(text)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    if len(text) <= NAME:
        return text
    return text[:NAME].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
