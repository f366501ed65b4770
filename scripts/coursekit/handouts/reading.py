"""Turns the pieces of a handout into pages for reading on a screen: links to follow, no room to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" href="reading.css"/></head>
<body>{body}</body>
</html>
"""  # noqa: E501
PAPER_ONLY = frozenset((("div", "lines"), ("div", "sequence"), ("div", "names"), ("figure", "code")))
SIGNS = {"gap": "_____", "box": "☐"}


@dataclass(frozen=True)
class Ways:
    """Where links lead: of a question to its answer, of an answer to its question, and any address.

    `address` gives what a link becomes, or nothing where it leads nowhere in a book.
    """

    answer: Callable[[str], str]
    question: Callable[[str], str]
    address: Callable[[str], str]


def page(title: str, body: str, language: str) -> str:
    """A whole page; the title is XHTML already."""
    return PAGE.format(title=title, body=body, language=language)


def readable(content: str, ways: Ways) -> str:
    """The content of a handout, of elements in `vocabulary.py`, as XHTML that every reader shows."""
    tree = etree.fromstring(f"<body>{content}</body>")
    level = 1
    for one in list(tree.iterdescendants()):
        kind = one.get("class", "")
        if (one.tag, kind) in PAPER_ONLY:
            _drop(one)
        elif one.tag in ("h1", "h2", "h3", "h4", "h5"):
            level = int(one.tag[1])
        elif kind == "number":
            one.tag = f"h{level + 1}"
        elif one.tag == "a":
            _lead(one, ways.address(one.get("href")))
        else:
            _change(one, kind, ways)
        for name in [name for name in one.attrib if name.startswith("data-")]:
            del one.attrib[name]
    return "".join(etree.tostring(child, encoding="unicode") for child in tree)


def image_name(path: str) -> str:
    """The name in a book of a picture under docs/."""
    return f"images/{path.replace('/', '-')}"


def _change(one: Any, kind: str, ways: Ways) -> None:
    if one.tag == "ol" and kind in ("one", "many", "steps"):
        one.set("type", "A")
    elif one.tag == "th":
        one.set("scope", "col")
    elif one.tag == "img":
        one.set("src", image_name(one.get("src")))
    elif one.tag == "span" and kind in SIGNS:
        one.text = SIGNS[kind]
    elif kind == "question":
        _joined(one, "q", ways.answer, "Answer to question")
    elif kind == "answer":
        _joined(one, "a", ways.question, "Back to question")
    if one.tag in ("aside", "td", "th") and (told := one.get("data-kind") or one.get("data-align")):
        one.set("class", told)


def _joined(one: Any, sign: str, way: Callable[[str], str], said: str) -> None:
    """Gives a question or an answer its id, and below it the way to the other one."""
    id = one.findtext("p/span[@class='id']")
    number = one.findtext("*[@class='number']").rpartition(" ")[2]
    one.set("id", f"{sign}-{id}")
    link = etree.SubElement(etree.SubElement(one, "p", {"class": "way"}), "a", href=way(id))
    link.text = f"{said} {number}"


def _lead(link: Any, to: str) -> None:
    """A link to follow needs no words for where it leads; one that leads nowhere is only its words."""
    if not to:
        link.tag = "span"
        del link.attrib["href"]
        return
    link.set("href", to)
    told = link.getnext()
    if told is not None and told.get("class") == "where":
        _drop(told)


def _drop(one: Any) -> None:
    """Takes an element away, with the space before it, and keeps what follows it."""
    before, parent = one.getprevious(), one.getparent()
    if parent is None:
        return
    follows = one.tail or ""
    if before is not None:
        before.tail = (before.tail or "").rstrip() + follows
    else:
        parent.text = (parent.text or "").rstrip() + follows
    parent.remove(one)
