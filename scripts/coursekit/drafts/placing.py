"""Puts an entry at the end of a list in a YAML file, and leaves every other line as it is."""

from __future__ import annotations

import re

from .. import yamlfile
from ..yamlfile import WHERE

ITEM = re.compile(r"^( *)- ")
EMPTY = re.compile(r"^(\s*[a-z_]+:)\s*\[\s*\](\s*(?:#.*)?)$")


class CannotPlace(Exception):
    """The file is written in a way that an entry cannot be added to; its line and why."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")


def in_list(content: str, path: str, entry: str) -> tuple[str, int]:
    """The text of a file that is one list with the entry at its end, and the entry's line."""
    value, findings = yamlfile.parse(content, path)
    if findings:
        raise CannotPlace(path, findings[0].place.line, findings[0].message)
    if not isinstance(value, list):
        raise CannotPlace(path, 1, "the file should hold a list: each entry starts with '- '")
    lines = content.rstrip("\n").split("\n")
    if not value:
        lines = [line for line in lines if line.strip() != "[]"]
    first = next((mark for mark in map(ITEM.match, lines) if mark), None)
    if value and first is None:
        raise CannotPlace(path, 1, "the list stands in brackets; write each entry on lines of its own")
    added = _indented(entry, first.group(1) if first else "")
    return _checked([*lines, *added], path), len(lines) + 1


def in_key(content: str, path: str, key: str, entry: str) -> tuple[str, int]:
    """The text of a file of keys with the entry at the end of the list under a key, and its line."""
    value, findings = yamlfile.parse(content, path)
    if findings or not isinstance(value, dict):
        why = findings[0].message if findings else "the file should hold keys and values"
        raise CannotPlace(path, findings[0].place.line if findings else 1, why)
    lines = content.rstrip("\n").split("\n")
    starts = {name: line for name, line in value[WHERE].lines.items() if "." not in name}
    if key not in value:
        lines.append(f"{key}:")
        return _checked([*lines, *_indented(entry, "  ")], path), len(lines) + 1
    line = starts[key]
    if value[key] and not isinstance(value[key], list):
        raise CannotPlace(path, line, f"'{key}' is no list")
    if not value[key]:
        empty = EMPTY.match(lines[line - 1])
        if empty:
            lines[line - 1] = "".join(empty.groups())
        at, indent = line, "  "
    else:
        first = ITEM.match(lines[value[WHERE].lines[f"{key}.0"] - 1])
        if not first:
            raise CannotPlace(path, line, f"'{key}' stands in brackets; write each entry on its own lines")
        at, indent = _end(lines, line, list(starts.values())), first.group(1)
    return _checked([*lines[:at], *_indented(entry, indent), *lines[at:]], path), at + 1


def _end(lines: list[str], line: int, starts: list[int]) -> int:
    """How many lines stand before the end of what starts on a line, without what leads to the next."""
    end = min((start - 1 for start in starts if start > line), default=len(lines))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return end


def _indented(entry: str, indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in entry.rstrip("\n").split("\n")]


def _checked(lines: list[str], path: str) -> str:
    content = "\n".join(lines) + "\n"
    _, findings = yamlfile.parse(content, path)
    if findings:
        raise CannotPlace(path, findings[0].place.line, findings[0].message)
    return content
