"""What a page, a style sheet or a list of addresses refers to, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree
from lxml import html as markup

Role = Literal["link", "load", "id"]
"""A reader follows a link, the browser fetches a load by itself, an id is in the same page."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that is named: the target as it is written, its line, and what names it."""

    target: str
    line: int
    role: Role
    name: str


LINKS = {"a": "href", "area": "href", "form": "action", "button": "formaction", "q": "cite"}
LOADS = ("src", "poster", "data", "href", "xlink:href")
SETS = ("srcset", "imagesrcset")
IDS = frozenset(
    (
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
        "for",
        "form",
        "headers",
        "list",
        "popovertarget",
    )
)
NO_LOADS = frozenset(("canonical", "alternate", "next", "prev", "author", "license", "help", "search"))
"""What `<link rel>` names without fetching it."""

NAMED = frozenset(("og:image", "og:url", "twitter:image"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)""")
IMPORT = re.compile(r"""@import\s+(?:"([^"]*)"|'([^']*)')""")
REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


def page(content: bytes) -> tuple[list[Reference], frozenset[str]]:
    """What an HTML page refers to, and the ids that it has."""
    parser = markup.HTMLParser(encoding="utf-8", huge_tree=True)
    root = markup.document_fromstring(content, parser=parser)
    found: list[Reference] = []
    ids: set[str] = set()
    for element in root.iter(etree.Element):
        ids |= {element.get("id"), element.get("name") if element.tag in ("a", "map") else None}
        found += _element(element)
    return found, frozenset(id for id in ids if id)


def _element(element: Any) -> Iterator[Reference]:
    tag, line = element.tag, element.sourceline or 1
    if tag == "style":
        yield from css(element.text or "", line)
    if tag == "meta":
        yield from _meta(element, line)
    for name, value in element.items():
        if name in IDS:
            if not (name == "form" and tag == "form"):
                yield from (Reference(id, line, "id", name) for id in value.split())
        elif name == "usemap":
            yield Reference(value, line, "link", name)
        elif name in SETS:
            yield from (Reference(part, line, "load", name) for part in _set(value))
        elif LINKS.get(tag) == name or (name == "xlink:href" and tag == "a"):
            yield Reference(value, line, "link", name)
        elif tag == "link" and name == "href":
            kinds = set((element.get("rel") or "").casefold().split())
            role: Role = "link" if kinds & NO_LOADS else "load"
            yield Reference(value, line, role, "canonical" if "canonical" in kinds else name)
        elif name in LOADS and tag != "base" and not (name == "data" and tag != "object"):
            yield Reference(value, line, "load", name)
        elif "url(" in value:
            yield from css(value, line)


def _meta(element: Any, line: int) -> Iterator[Reference]:
    content = element.get("content") or ""
    if (element.get("http-equiv") or "").casefold() == "refresh" and (to := REFRESH.search(content)):
        yield Reference(to.group(1), line, "link", "http-equiv")
    if (element.get("property") or element.get("name")) in NAMED:
        yield Reference(content, line, "link", "content")


def _set(value: str) -> list[str]:
    """The addresses of a srcset: each is followed by a width or a density, or by nothing."""
    return [part.split()[0] for part in re.split(r",\s+|,$", value) if part.strip()]


def css(text: str, line: int = 1) -> Iterator[Reference]:
    """What a style sheet refers to; `line` is the line on which it starts."""
    told = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for pattern in (URL, IMPORT):
        for mark in pattern.finditer(told):
            target = next((part for part in mark.groups() if part), "")
            if target:
                yield Reference(target, line + told.count("\n", 0, mark.start()), "load", "url()")


def drawing(content: bytes) -> tuple[list[Reference], frozenset[str]]:
    """What an SVG file refers to, and the ids that it has; a broken one refers to nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser=parser)
    found: list[Reference] = []
    ids: set[str] = set()
    for element in root.iter(etree.Element) if root is not None else ():
        line = element.sourceline or 1
        ids |= {element.get("id") or ""}
        role: Role = "link" if etree.QName(element).localname == "a" else "load"
        for name, value in element.items():
            if etree.QName(name).localname == "href":
                found.append(Reference(value, line, role, "href"))
            elif "url(" in value:
                found += css(value, line)
        if etree.QName(element).localname == "style":
            found += css(element.text or "", line)
    return found, frozenset(ids - {""})


def site_map(content: bytes) -> list[Reference]:
    """The pages that a sitemap.xml names."""
    root = etree.fromstring(content, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    return [
        Reference((place.text or "").strip(), place.sourceline or 1, "link", "loc")
        for place in root.iter("{*}loc")
    ]


Reader = Callable[[bytes], tuple[list[Reference], frozenset[str]]]

BY_NAME: dict[str, Callable[[bytes], list[Reference]]] = {
    "sitemap.xml": site_map,
}
BY_ENDING: dict[str, Reader] = {
    ".html": page,
    ".svg": drawing,
    ".css": lambda content: (list(css(content.decode("utf-8", "replace"))), frozenset()),
}
