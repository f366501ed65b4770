"""Writes the pieces of a handout as XHTML: elements, and text with its quotes and its emphasis."""

from __future__ import annotations

import functools
import re
from html import escape

import markdown

from ..lessonfile import WORD

PLAIN = re.compile(r"[*_`\[\]<>&\\]")
"""Signs that may be markup; most text of a course has none."""
SIGNS = re.compile(rf"{WORD.pattern}|[&<\[`{{|]")
WORTH = {"&": "&amp;", "<": "&lt;", "[": "&#91;", "`": "&#96;", "{": "&#123;", "|": "&#124;"}
"""What would begin a link, code, attributes or a cell of a table, and how it is written to be shown."""
NO_BLOCK = "\u200b"
"""A space of no width: text behind it begins no list, heading or the like."""
QUOTES = (
    (re.compile(r"""(^|[\s(\[—–/'‘])"(?=\S)"""), r"\1“"),
    (re.compile(r'"'), "”"),
    (re.compile(r"""(^|[\s(\[—–/"“])'(?=\S)"""), r"\1‘"),
    (re.compile(r"'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
)
GAP = re.compile(r"_{3,}")


def element(name: str, content: str = "", **attributes: object) -> str:
    """An element; `kind_` and `class_` lose their underscore, other ones become hyphens."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def paragraph(content: str, kind: str = "") -> str:
    return f'<p class="{kind}">{content}</p>' if kind else f"<p>{content}</p>"


def heading(level: int, content: str, **attributes: object) -> str:
    return element(f"h{level}", content, **attributes)


def items(entries: list[str], kind: str = "ul") -> str:
    """A list of entries that are XHTML already; nothing for none."""
    return element(kind, "".join(f"<li>{entry}</li>" for entry in entries)) if entries else ""


def aside(kind: str, label: str, content: str) -> str:
    """A block apart, with the word that says what it is."""
    return f'<aside data-kind="{kind}"><p class="label">{text(label)}</p>{content}</aside>'


def strong(content: str) -> str:
    return f"<strong>{content}</strong>"


def paragraphs(told: str) -> str:
    """Text of the data, with a paragraph for each that an empty line ends."""
    return "".join(paragraph(text(part)) for part in told.split("\n\n"))


def shown(told: str) -> str:
    """Text of the data as Markdown in which only stars and underscores mark, and words keep their braces."""
    return SIGNS.sub(lambda found: WORTH.get(found.group(), found.group()), told)


@functools.lru_cache(maxsize=16384)
def text(told: str) -> str:
    """Text of the data as it reads on its page: printers' quotes, light emphasis, and no other markup."""
    told = " ".join(told.split())
    pieces = [_smart(piece) for piece in GAP.split(told)]
    return '<span class="gap"/>'.join(pieces)


def _smart(told: str) -> str:
    if PLAIN.search(told):
        read = _emphasis().reset().convert(f"{NO_BLOCK}{shown(told)}")
        return read.removeprefix(f"<p>{NO_BLOCK}").removesuffix("</p>")
    for sign, better in QUOTES:
        told = sign.sub(better, told)
    return told


@functools.cache
def _emphasis() -> markdown.Markdown:
    from markdown.extensions.smarty import SmartyExtension

    signs = {
        "left-double-quote": "“",
        "right-double-quote": "”",
        "left-single-quote": "‘",
        "right-single-quote": "’",
        "ellipsis": "…",
        "ndash": "–",
        "mdash": "—",
    }
    return markdown.Markdown(extensions=[SmartyExtension(substitutions=signs)], output_format="xhtml")
