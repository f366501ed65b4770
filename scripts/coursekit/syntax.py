"""Tells an author in plain words why a text is not YAML, and on which line the mend is due."""

from __future__ import annotations

import re

import yaml

MERGE = re.compile(r"^(<{7}|={7}|>{7})( |$)")
INDENTATION = "the indentation does not fit the lines above, or a quote or bracket is left open"
COLON_IN_TEXT = "a colon and a space stand inside plain text; put the text in double quotes"
NO_COLON = "a colon is missing after a key, or text that goes on is not indented"


def reason(problem: yaml.YAMLError, content: str) -> tuple[int, str]:
    """The line, from 0, and the sentence for what PyYAML says of a text that it cannot read.

    PyYAML names the place where it gave up and, as a context, the place where the thing began
    that it was reading; for what was opened and never closed the second one is where to look.
    """
    lines = content.split("\n")
    for number, line in enumerate(lines):
        if mark := MERGE.match(line):
            return number, f"'{mark.group(1)}' is left from a merge; choose one of the two texts"
    said = getattr(problem, "problem", None) or "cannot be read"
    during = getattr(problem, "context", None) or ""
    begun, column = _spot(getattr(problem, "context_mark", None), lines)
    begins_with = lines[begun][column : column + 1]
    index, column = _spot(getattr(problem, "problem_mark", None), lines)
    line, before = lines[index], lines[index][:column].rstrip()
    if "\t" in line[: len(line) - len(line.lstrip())] or line[column : column + 1] == "\t":
        return index, "a tab stands here; YAML is indented with spaces"
    if said.startswith("mapping values are not allowed"):
        return _colon(lines, index, before)
    if said.startswith("found unexpected end of stream"):
        return begun, "the quotation that opens here is never closed"
    if "flow sequence" in during or "flow mapping" in during:
        return begun, "the bracket that opens here is not closed, or a comma is missing in it"
    if line[column : column + 1] in ("]", "}"):
        return index, f"'{line[column]}' closes a bracket that was never opened"
    if said.startswith("could not find expected ':'"):
        return begun, NO_COLON
    if said.startswith("found character that cannot start any token"):
        return index, _start(line[column : column + 1])
    if any(thing in during for thing in ("an alias", "an anchor", "a block scalar", "a tag")):
        return begun, _start(begins_with)
    if said.startswith("found unknown escape character"):
        return index, "a backslash stands in double quotes; write two of them, or single quotes"
    if before.endswith(('"', "'")) and before.count(before[-1]) % 2 == 0:
        return index, "text goes on after its closing quote; put all of it in double quotes"
    if "block mapping" in during and line[column : column + 2] == "- ":
        return index, "an item of a list stands where a key should; look at the line above"
    if "<document start>" in said:
        return index, "text stands after the end of the document; one file holds one"
    if said.startswith("did not find expected"):
        return index, INDENTATION
    return index, f"not valid YAML here: {said}"


def _spot(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int]:
    """The line and the column of a mark, from 0; the end of the text is on its last full line."""
    if mark is None:
        return 0, 0
    if mark.line < len(lines) - 1 or lines[-1]:
        return min(mark.line, len(lines) - 1), mark.column
    return max(0, len(lines) - 2), len(lines[-2]) if len(lines) > 1 else 0


def _colon(lines: list[str], index: int, before: str) -> tuple[int, str]:
    """What a colon in an unexpected place means, which depends on what stands before it."""
    if ": " in before:
        return index, COLON_IN_TEXT
    above = next((n for n in range(index - 1, -1, -1) if lines[n].strip()), None)
    if above is None:
        return index, COLON_IN_TEXT
    deep, high = (len(lines[n]) - len(lines[n].lstrip(" -")) for n in (index, above))
    if deep > high:
        return index, "this line is indented deeper than the line above allows"
    return above, NO_COLON


def _start(sign: str) -> str:
    return f"plain text cannot start with '{sign}'; put the text in double quotes"
