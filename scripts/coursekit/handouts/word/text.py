"""Writes text as WordprocessingML: runs with their look, links, and the fields that Word fills itself."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Look:
    """How a run looks: a character style of styles.xml, and emphasis on top of it."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    raised: str = ""
    """Empty, 'superscript' or 'subscript'."""

    @functools.cached_property
    def xml(self) -> str:
        told = f'<w:rStyle w:val="{self.style}"/>' if self.style else ""
        told += "<w:b/>" if self.bold else ""
        told += "<w:i/>" if self.italic else ""
        told += f'<w:vertAlign w:val="{self.raised}"/>' if self.raised else ""
        return f"<w:rPr>{told}</w:rPr>" if told else ""


PLAIN = Look()
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def run(told: str, look: Look = PLAIN) -> str:
    """Text with one look."""
    return f'<w:r>{look.xml}<w:t xml:space="preserve">{escape(told, quote=False)}</w:t></w:r>'


def link(runs: str, id: str, address: str) -> str:
    """A link to an address, which is told when the mouse rests on it; `id` is that of its relationship."""
    return f'<w:hyperlink r:id="{id}" w:tooltip="{escape(address)}" w:history="1">{runs}</w:hyperlink>'


def jump(runs: str, bookmark: str) -> str:
    """A link to a place in the same file."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def marked(runs: str, bookmark: str, number: int) -> str:
    """Text to which links can lead; the number is its own in the file."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def field(code: str, shown: str) -> str:
    """What Word works out, such as the number of the page, and what is shown until it does."""
    return f"{field_start(code)}{run(shown)}{FIELD_END}"


def field_start(code: str) -> str:
    """The start of a field; what follows, up to its end, is shown until Word works it out."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code, quote=False)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
