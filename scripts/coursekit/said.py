"""Says again, without asking the rules, what they said about the parts of a course that are the same.

What a rule says of a thing follows from the thing's files and from what the rule looks at in the
course. Both are noted while the rule is asked; it is asked anew when one of them changed.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from . import rules, store
from .findings import Finding, Place
from .load import Loaded
from .model import Course, Lesson, Page

FIELDS = frozenset(Course.model_fields)
LIBRARIES = ("PyYAML", "pydantic", "pyspellchecker")

Record = tuple[list[str], str, list[Finding]]
"""What was looked at in the course, the state of that and of the files, and what was said."""


class Watched:
    """A course that notes in `seen` which of its parts are looked at."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.seen: set[str] = set()
        self.made: dict[str, tuple[Any, set[str]]] = {}

    def __getattr__(self, name: str) -> Any:
        if name in FIELDS:
            self.seen.add(name)
            return getattr(self.course, name)
        made = Course.__dict__[name]
        if not isinstance(made, functools.cached_property):
            return made.__get__(self)
        if name not in self.made:
            before, self.seen = self.seen, set()
            self.made[name] = made.func(self), self.seen
            self.seen = before
        value, seen = self.made[name]
        self.seen |= seen
        return value


class Said:
    """What was said about the last state of a course."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.changed = False
        """Whether a rule was asked since it was read or written."""

    def findings(self, loaded: Loaded) -> list[Finding]:
        """What all rules have to say about a course that was read, in no order."""
        watched = Watched(loaded.course)
        records = {}
        for unit, files, asked in _units(loaded.course):
            record = self.records.get(unit)
            if record is None or record[1] != _state(loaded, files, record[0]):
                watched.seen = set()
                found = [finding for ask in asked for finding in ask(watched)]
                seen = sorted(watched.seen)
                record = seen, _state(loaded, files, seen), found
                self.changed = True
            records[unit] = record
        self.records = records
        return [finding for _, _, found in records.values() for finding in found]

    def read(self, path: Path) -> None:
        """Takes in what an earlier process kept in a file."""
        text = store.Store(path).get(_name())
        for unit, (seen, state, found) in json.loads(text or "{}").items():
            self.records[unit] = seen, state, [Finding(Place(*place), *rest) for place, *rest in found]

    def write(self, path: Path) -> None:
        """Keeps it for a later process, where it is not there already."""
        if not self.changed:
            return
        told = {
            unit: (
                seen,
                state,
                [[[f.place.path, f.place.line], f.code, f.message, f.severity] for f in found],
            )
            for unit, (seen, state, found) in self.records.items()
        }
        entries = store.Store(path)
        entries.put(_name(), json.dumps(told).encode())
        entries.save()
        self.changed = False


Asked = Callable[[Any], Iterator[Finding]]


def _units(course: Course) -> Iterator[tuple[str, tuple[str, ...], list[Asked]]]:
    """What is asked at a time: its name, the files of the things it is about, and the questions.

    The rules that want no more than a thing are asked together about all things of a file.
    """
    for subject, things in rules.SUBJECTS.items():
        told = [rule for rule in rules.ALL if rule.subject == subject]
        alone = [rule for rule in told if not rule.wants_course]
        for files, group in _by_files(things(course)):
            where = " ".join((subject, *files))
            if files:
                yield where, files, [_ask(rule, thing) for thing in group for rule in alone]
                told = [rule for rule in told if rule.wants_course]
            for rule in told:
                yield f"{where} {rule.code}", files, [_ask(rule, thing) for thing in group]


def _ask(rule: rules.Rule, thing: Any) -> Asked:
    return lambda course: rule.findings(course if isinstance(thing, Course) else thing, course)


def _by_files(things: Iterable[Any]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    groups: dict[tuple[str, ...], list[Any]] = {}
    for thing in things:
        groups.setdefault(_files(thing), []).append(thing)
    yield from groups.items()


def _files(thing: Any) -> tuple[str, ...]:
    """The files that a thing is read from; none for the course, of which all is noted."""
    if isinstance(thing, Course):
        return ()
    if isinstance(thing, Lesson):
        return f"docs/{thing.path}", thing.entry.where.path
    return (thing.path if isinstance(thing, Page) else thing.where.path,)


def _state(loaded: Loaded, files: Iterable[str], seen: Iterable[str]) -> str:
    return store.name(*(loaded.files[path] for path in files), *(loaded.parts[part] for part in seen))


@functools.cache
def _name() -> str:
    versions = [f"{library} {version(library)}" for library in LIBRARIES]
    return store.name("said", store.sources(Path(__file__).parent), *versions)
