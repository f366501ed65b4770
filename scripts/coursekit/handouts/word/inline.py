"""Writes what stands inside a line: the text of an element, its emphasis, its links and its small signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..tree import spaced
from . import text
from .package import Package
from .text import PLAIN, Look

GAP_TO_FILL = "_" * 12
BOX = "☐"


def pieces(tree: Any) -> Iterator[Any]:
    """Texts and elements inside an element in their order, without white space that means nothing."""
    first = tree[0] if len(tree) else None
    for told, before, after in (
        (tree.text, None, first),
        *((child.tail, child, child.getnext()) for child in tree),
    ):
        if before is not None:
            yield before
        if piece := spaced(told, tree, before, after):
            yield piece


class Inline:
    """Writes runs; the addresses of links go into the package."""

    def __init__(self, package: Package) -> None:
        self.package = package

    def runs(self, tree: Any, look: Look = PLAIN) -> str:
        """What stands inside an element, in one line."""
        return "".join(
            text.run(piece, look) if isinstance(piece, str) else self.one(piece, look)
            for piece in pieces(tree)
        )

    def one(self, tree: Any, look: Look = PLAIN) -> str:
        """One element; one that no writer knows is a fault of ours."""
        return INLINE[tree.tag, tree.get("class", "")](self, tree, look)

    def link(self, tree: Any, look: Look) -> str:
        address = tree.get("href")
        return text.link(
            self.runs(tree, replace(look, style="Hyperlink")), self.package.link(address), address
        )


INLINE: dict[tuple[str, str], Callable[[Inline, Any, Look], str]] = {
    ("strong", ""): lambda writer, tree, look: writer.runs(tree, replace(look, bold=True)),
    ("em", ""): lambda writer, tree, look: writer.runs(tree, replace(look, italic=True)),
    ("code", ""): lambda writer, tree, look: writer.runs(tree, replace(look, style="CodeText")),
    ("sup", ""): lambda writer, tree, look: writer.runs(tree, replace(look, raised="superscript")),
    ("sub", ""): lambda writer, tree, look: writer.runs(tree, replace(look, raised="subscript")),
    ("span", "id"): lambda writer, tree, look: writer.runs(tree, replace(look, style="Id")),
    ("span", "where"): lambda writer, tree, look: writer.runs(tree, replace(look, style="Where")),
    ("span", "gap"): lambda writer, tree, look: text.run(GAP_TO_FILL, look),
    ("span", "box"): lambda writer, tree, look: text.run(BOX, replace(look, style="TickBox")),
    ("a", ""): Inline.link,
    ("br", ""): lambda writer, tree, look: text.BREAK,
    ("wbr", ""): lambda writer, tree, look: text.run("\u200b", look),
}
