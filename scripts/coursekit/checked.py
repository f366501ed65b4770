"""The gate: a course that passed shape and rules, or the findings for which it did not.

Every door enters here; nothing is printed from a course that did not pass.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import load, rules, store
from .findings import Finding, Place
from .model import Course
from .said import Said

KNOWN = frozenset(rule.code for rule in rules.ALL)


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome: `course` is None as soon as one finding is an error."""

    course: Course | None
    findings: tuple[Finding, ...]


_last: dict[str, Checked] = {}
"""The outcome for the last state of the last course: the build asks for it, and then MkDocs."""


_said = Said()
"""What was said before in this process."""


def once(root: Path, today: date | None = None) -> Checked:
    """Reads and checks a course as `course` does, but notes nothing for a next time, and so takes less."""
    loaded = load.course(root, today)
    return _outcome(loaded, rules.findings(loaded.course) if loaded.course else ())


def course(root: Path, today: date | None = None, kept: Path | None = None) -> Checked:
    """Reads and checks the course in a folder that holds `curriculum/` and `docs/`.

    `today` is the day on which facts are weighed as old or fresh; without one they are not. In the
    file `kept` stands what was said to an earlier process, and then what was said to this one.
    """
    if kept:
        _said.read(kept)
    state = store.name(str(root), str(today), *_files(root))
    if state not in _last:
        loaded = load.course(root, today)
        outcome = _outcome(loaded, _said.findings(loaded) if loaded.course else ())
        _last.clear()
        _last[state] = outcome
    if kept:
        _said.write(kept)
    return _last[state]


def _files(root: Path) -> Iterator[str | bytes]:
    """The path of every file of a course, and the bytes of those that it is read from."""
    docs = root / "docs"
    for path in sorted([*(root / "curriculum").rglob("*"), *docs.rglob("*")]):
        yield str(path)
        if path.suffix != ".md" and path.is_relative_to(docs):
            continue
        with contextlib.suppress(OSError):  # a folder, or a fault that reading will tell
            yield path.read_bytes()


def _outcome(loaded: load.Loaded, found: Iterable[Finding]) -> Checked:
    """What becomes of a course that was read and of what the rules found in it."""
    if loaded.course is None:
        return Checked(None, tuple(loaded.findings))
    allowed = _allowed(found, loaded.allowances)
    gaps = {gap.place for gap in loaded.gaps}
    # What is wrong with a line that has yet to be written is said by its gap.
    findings = sorted({*loaded.gaps, *(finding for finding in allowed if finding.place not in gaps)})
    broken = any(finding.severity == "error" for finding in findings)
    return Checked(None if broken else loaded.course, tuple(findings))


def _allowed(findings: Iterable[Finding], allowances: list[load.Allowance]) -> Iterator[Finding]:
    """The findings that no allowance covers, and the allowances that are at fault themselves."""
    cover: dict[tuple[Place, str], load.Allowance] = {}
    used: set[tuple[load.Allowance, str]] = set()
    for allowance in allowances:
        path, line = allowance.place.path, allowance.place.line
        lines = {line + 1 if allowance.alone else line}
        if allowance.alone and line == 2 and path.endswith(".md"):
            lines.add(1)  # right under the first '---' it speaks of the lesson as a whole
        cover.update({(Place(path, n), code): allowance for n in lines for code in allowance.codes})
    for finding in findings:
        allowance = cover.get((finding.place, finding.code))
        if allowance:
            used.add((allowance, finding.code))
        else:
            yield finding
    for allowance in allowances:
        if not allowance.reason and any((allowance, code) in used for code in allowance.codes):
            message = "this allowance gives no reason; write '# allow Q002: the reason'"
            yield Finding(allowance.place, "X001", message)
        for code in allowance.codes:
            if code not in KNOWN:
                yield Finding(allowance.place, "X002", f"there is no rule {code} that can be allowed")
            elif (allowance, code) not in used:
                yield Finding(allowance.place, "X002", f"nothing here is allowed by {code}; remove it")
