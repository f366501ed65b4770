"""Looks in a text only for marks whose signs are in it; what Markdown makes of the text is the same.

Python-Markdown 3.11 tries some thirty patterns on every piece of text, which takes a third of a
build. Most pieces hold no sign that a pattern begins with, such as a star or a bracket.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import DelimiterProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

PROCESSORS = {"inline": 20, "smarty": 6}
"""The processors of inline marks, with the priority under which Markdown knows them."""

SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "smarty-ellipses": "...",
    "smarty-en-dashes": "--",
    "smarty-em-dashes": "---",
    **{f"smarty-quotes-{number}": '"' for number in (1, 2, 3, 4, 5, 11, 12, 13, 14)},
    **{f"smarty-quotes-{number}": "'" for number in (0, 6, 7, 8, 9, 10)},
}
"""What a text must hold for a pattern to match; a pattern that is not here is always tried."""

PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9,;:?!()%]| (?=[A-Za-z0-9(])|\.(?!\.)|-(?!-))*")
"""A line in which no extension that we use finds anything: Markdown makes one paragraph of it."""


class Inline(InlineProcessor):
    """The inline processor with a look before each try.

    It replaces the loop in `__handleInline`, for which the library has no other place.
    """

    def __init__(self, stock: InlineProcessor) -> None:
        super().__init__(stock.md)
        self.inlinePatterns = stock.inlinePatterns
        self.tries = [("", pattern) for pattern in self.inlinePatterns]
        for name, sign in SIGNS.items():
            if name in self.inlinePatterns:
                index = self.inlinePatterns.get_index_for_name(name)
                self.tries[index] = (sign, self.inlinePatterns[index])
        signs = {sign for sign, _ in self.tries if sign}
        for sign, pattern in self.tries:
            if not sign:
                signs |= set(pattern.tokens) if isinstance(pattern, DelimiterProcessor) else {""}
        self.any = re.compile("|".join(map(re.escape, sorted(signs))))
        """Finds where anything may be tried: everywhere, if a pattern of unknown sign is among them."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        if not self.any.search(data):
            return data
        start = 0
        while patternIndex < len(self.tries):
            sign, pattern = self.tries[patternIndex]
            matched = False
            if sign in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, patternIndex, start)
            if not matched:
                patternIndex += 1
                start = 0
        return data


class Quick(Extension):
    """Puts `Inline` in the place of the inline processors; it must be the last extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name, priority in PROCESSORS.items():
            if name in md.treeprocessors:
                md.treeprocessors.register(Inline(md.treeprocessors[name]), name, priority)
