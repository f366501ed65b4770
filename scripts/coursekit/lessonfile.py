"""Reads a lesson's Markdown: front matter, headings and directives, each with its line."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from . import yamlfile
from .findings import Finding, Place
from .model import Directive, Heading

DIRECTIVE = re.compile(r"^\{\{\s*([a-z_]+)\s+(\S+)\s*\}\}$")
"""A line of its own: {{ question greeting-004 }}."""

WORD = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
"""Inside text: {{ emergency }}, a word that the course file tells."""

BRACES = re.compile(r"\{\{(?:(?!\}\}).)*(?:\}\})?")
"""Whatever double braces open, be it one of these or a slip."""

CODE = re.compile(r"`[^`]*`")
"""Code inside a line."""

FENCE = re.compile(r"^ *(`{3,}+(?![^`]*`)|~{3,})\s*(.*)$")
"""The mark that opens or closes a block of code, and the words behind an opening one."""
HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
CLOSING = re.compile(r"(?:^|(?<=\s))#+$")
"""The signs that may end a heading; those of 'C#' are part of a word."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file cut into its parts; `first_line` is the line on which the body starts."""

    front: dict | None
    body: str
    first_line: int
    headings: tuple[Heading, ...]
    directives: tuple[Directive, ...]


@functools.lru_cache(maxsize=8)
def lines_outside_code(body: str) -> tuple[tuple[int, str], ...]:
    """The lines of Markdown that are not in a fenced block, numbered from 0."""
    found, fence = [], ""
    for number, line in enumerate(body.split("\n")):
        before, fence = fence, _fence_after(fence, line)
        if not before and not fence:
            found.append((number, line))
    return tuple(found)


def _fence_after(fence: str, line: str) -> str:
    """The fence that is open after a line, given the one that is open before it."""
    mark = FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark.group(1)
    return "" if mark.group(1).startswith(fence) and not mark.group(2) else fence


def parse(content: str, path: str) -> tuple[Prose, list[Finding]]:
    """The parts of a Markdown file and the findings about its form.

    `path` is the path that findings print. Files without front matter have `front` None.
    """
    front, findings, body, first_line = None, [], content, 1
    if content.startswith("---\n"):
        end = re.search(r"^---[ \t]*$", content[4:], re.MULTILINE)
        if end is None:
            message = "the front matter that '---' opens is never closed by a second '---'"
            findings.append(Finding(Place(path, 1), "Y007", message))
        else:
            head = content[4 : 4 + end.start()]
            front, findings = yamlfile.parse(head, path, offset=1)
            body = content[4 + end.end() :].removeprefix("\n")
            first_line = content.count("\n", 0, len(content) - len(body)) + 1
    elif content.lstrip().startswith("---\n"):
        message = "the front matter should start in the first line; nothing stands before it"
        findings.append(Finding(Place(path, 1), "Y007", message))
    odd = yamlfile.ODD.search(body)
    if odd:
        place = Place(path, first_line + body.count("\n", 0, odd.start()))
        message = f"character U+{ord(odd.group()):04X} is not plain text; remove it"
        findings.append(Finding(place, "Y002", message))
    unclosed = _unclosed_fence(body)
    if unclosed is not None:
        message = "the block of code that opens here is never closed"
        findings.append(Finding(Place(path, first_line + unclosed), "Y015", message))
    headings, directives = [], []
    for number, line in lines_outside_code(body):
        place = Place(path, first_line + number)
        if mark := HEADING.match(line):
            headings.append(Heading(level=len(mark.group(1)), text=_title(mark.group(2)), place=place))
        elif mark := DIRECTIVE.match(line.strip()):
            directives.append(Directive(name=mark.group(1), argument=mark.group(2), place=place))
    return Prose(front, body, first_line, tuple(headings), tuple(directives)), findings


def _title(text: str) -> str:
    return CLOSING.sub("", text.rstrip()).rstrip()


def _unclosed_fence(body: str) -> int | None:
    """The line, from 0, of a fence that nothing closes."""
    fence, opened = "", 0
    for number, line in enumerate(body.split("\n")):
        before, fence = fence, _fence_after(fence, line)
        opened = opened if before else number
    return opened if fence else None
