"""Reads YAML so that every value keeps its line, no type is guessed and no key is lost.

Scalars stay the text that the author wrote: PyYAML's own loaders turn `no` into False and
`12:30` into 750, and keep the last of two equal keys in silence.
Values are built from the parser's events: with PyYAML's C parser that takes a fifth of the
time of composing nodes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import syntax
from .findings import Finding, Place

Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

WHERE = "\0where"
"""The key under which each mapping carries its `Where`; no author's key can hold a NUL."""

ODD = re.compile(rf"{yaml.reader.Reader.NON_PRINTABLE.pattern}|[\x85\u2028\u2029\ufeff]")
"""What YAML refuses, and what ends a line for YAML but for no editor."""


class Items(list):
    """The list that a whole file holds, with the line of each of its items."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a mapping, and the line of each of its keys and of each item of its lists.

    `lines` maps `key` to the line of the key and `key.0` to the line of the first item.
    """

    path: str
    line: int
    lines: dict[str, int] = field(default_factory=dict, hash=False, compare=False)

    def place(self, key: str = "") -> Place:
        """The place of a key or of an item, or of the whole mapping where the key has none."""
        return Place(self.path, self.lines.get(key, self.line))


class Fault(Exception):
    """A fault of form at one line of a file; it carries its finding."""

    def __init__(self, code: str, path: str, line: int, message: str) -> None:
        super().__init__(message)
        self.finding = Finding(Place(path, line), code, message)


def text(path: Path, shown: str) -> str:
    """The text of a file; raises Fault for anything but plain UTF-8 with LF line ends.

    `shown` is the path as findings print it.
    """
    if path.is_dir():
        raise Fault("Y001", shown, 1, f"'{path.name}' is a folder; a file should stand here")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Fault("Y001", shown, 1, f"'{path.name}' is missing") from None
    except OSError as problem:
        raise Fault("Y001", shown, 1, f"cannot be read: {problem.strerror}") from None
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Fault("Y002", shown, 1, "starts with a byte order mark; save as plain UTF-8")
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        byte = raw[problem.start]
        raise Fault("Y002", shown, line, f"byte 0x{byte:02x} is not UTF-8; save as UTF-8") from None
    if "\r" in content:
        line = content.count("\n", 0, content.index("\r")) + 1
        raise Fault("Y002", shown, line, "line ends with CR; save with LF line ends")
    if not content.strip():
        raise Fault("Y003", shown, 1, "the file is empty")
    return content


def parse(content: str, path: str, offset: int = 0) -> tuple[Any, list[Finding]]:
    """The values in YAML text, and the findings about its form.

    Mappings become dicts that carry their `Where` under WHERE, sequences lists, scalars text;
    a list that is the whole file is an `Items`.
    `offset` is the number of lines that stand before `content` in the file.
    """
    odd = ODD.search(content)
    if odd:
        line = content.count("\n", 0, odd.start()) + 1 + offset
        return None, [Finding(Place(path, line), "Y004", _odd(odd.group()))]
    builder = _Builder(path, offset)
    try:
        parser = Parser(content)
        try:
            while not builder.take(parser.get_event()):
                pass
        finally:
            parser.dispose()
    except yaml.YAMLError as problem:
        index, message = syntax.reason(problem, content)
        place = Place(path, index + 1 + offset)
        if not any(finding.place == place for finding in builder.findings):
            builder.findings.append(Finding(place, "Y004", message))
    return builder.root, list(dict.fromkeys(builder.findings))


class _Builder:
    """Builds values from parser events, one open container on the stack for each level."""

    def __init__(self, path: str, offset: int) -> None:
        self.path = path
        self.offset = offset
        self.root: Any = None
        self.findings: list[Finding] = []
        self.documents = 0
        self.stack: list[tuple[Any, list[Any]]] = []

    def take(self, event: yaml.Event) -> bool:
        """Takes one event into the values; says whether it was the last one."""
        if isinstance(event, yaml.ScalarEvent):
            if event.tag or event.anchor:
                self._tag(event)
            odd = ODD.search(event.value) if event.style == '"' else None
            if odd:
                self._say(event, "Y004", _odd(odd.group()))
            self._put("" if odd else event.value, event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._tag(event)
            where = Where(self.path, self._line(event))
            mapping = {WHERE: where}
            self._put(mapping, event)
            self.stack.append((mapping, []))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._tag(event)
            sequence: list[Any] = [] if self.stack else Items()
            self._put(sequence, event)
            self.stack.append((sequence, []))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._say(event, "Y006", f"alias '*{event.anchor}' is not used here; write the value")
            self._put("", event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self._say(event, "Y004", "a second document starts here; one file holds one")
        return isinstance(event, yaml.StreamEndEvent)

    def _put(self, value: Any, event: yaml.Event) -> None:
        if not self.stack:
            if self.documents == 1:
                self.root = value
            return
        container, pending = self.stack[-1]
        if pending:
            container.setdefault(pending.pop(), value)
            return
        line = self._line(event)
        if isinstance(container, list):
            container.append(value)
            if isinstance(container, Items):
                container.lines.append(line)
            else:
                self._note_item(container, line)
            return
        if not isinstance(value, str):
            message = "a key should be a word; put text that starts with a bracket in double quotes"
            self._say(event, "Y004", message)
            value = ""
        if value in container:
            self._say(event, "Y005", f"key '{value}' stands twice")
        else:
            container[WHERE].lines[value] = line
        pending.append(value)

    def _note_item(self, sequence: list[Any], line: int) -> None:
        """Remembers the line of a list's item with the mapping that holds the list."""
        parent = self.stack[-2][0]
        if isinstance(parent, dict):
            key = next((k for k, v in reversed(parent.items()) if v is sequence), None)
            if key is not None:
                parent[WHERE].lines[f"{key}.{len(sequence) - 1}"] = line

    def _tag(self, event: Any) -> None:
        if event.anchor:
            self._say(event, "Y006", f"anchor '&{event.anchor}' is not used here; write the value")
        if event.tag:
            self._say(event, "Y006", f"tag '{event.tag}' is not used here; write plain text")

    def _say(self, event: yaml.Event, code: str, message: str) -> None:
        self.findings.append(Finding(Place(self.path, self._line(event)), code, message))

    def _line(self, event: yaml.Event) -> int:
        return event.start_mark.line + 1 + self.offset


def _odd(character: str) -> str:
    return f"character U+{ord(character):04X} is not allowed in YAML"
