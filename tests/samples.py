"""Samples of broken courses, told as small changes to the smallest good one.

A page of samples is Markdown. A `diff` block names a file in its first line and changes it:
lines that start with `-` go, lines that start with `+` come, other lines stay as they are.
A line ends with `#! Q002 the sentence` (in Markdown files too) where that finding is expected,
and with several such marks where several are.
A `bytes` block replaces a whole file, for faults that cannot be seen, and a `gone` block deletes
one; their finding stands in the first line: `bytes curriculum/course.yml:1 Y002 the sentence`.
A block whose first line starts with `and ` belongs to the sample before it; one that starts with
`given ` is no sample, but is done first in each sample that follows on the page.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from coursekit import rules

WEIGHTS = {rule.code: rule.severity for rule in rules.ALL}

COURSES = Path(__file__).parent / "courses"
SMALLEST = COURSES / "smallest"

BLOCK = re.compile(r"^```(diff|bytes|gone) ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"\s*#! ([A-Z]\d{3}) (.+?)(?=\s*#! [A-Z]\d{3} |$)")
NAMED = re.compile(r"^(\S+?):(\d+) ([A-Z]\d{3}) (.+)$")


@dataclass
class Sample:
    """One broken (or good) course: what to change, and what must be said then."""

    name: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def read(page: Path) -> list[Sample]:
    """The samples of a page: one for each block, but that `and` and `given` blocks are parts."""
    samples: list[Sample] = []
    given: list[tuple[str, str, str]] = []
    for kind, head, body in BLOCK.findall(page.read_text("utf-8")):
        if head.startswith("given "):
            given.append((kind, head.removeprefix("given "), body))
        elif head.startswith("and "):
            samples[-1].changes.append((kind, head.removeprefix("and "), body))
        else:
            name = f"{page.stem}-{len(samples) + 1}"
            samples.append(Sample(name, [*given, (kind, head, body)]))
    return samples


def make(sample: Sample, folder: Path) -> list[str]:
    """Writes the smallest course with a sample's changes; returns the lines that `check` must say."""
    shutil.copytree(SMALLEST, folder, ignore=shutil.ignore_patterns("site", ".*"))
    said: list[str] = []
    for kind, head, body in sample.changes:
        said += CHANGES[kind](head.strip(), body, folder)
    return sorted(said)


def _bytes(head: str, body: str, folder: Path) -> list[str]:
    name, said = _head(head)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    escaped = body.removesuffix("\n")
    path.write_bytes(escaped.encode("latin-1").decode("unicode_escape").encode("latin-1"))
    return said


def _gone(head: str, body: str, folder: Path) -> list[str]:
    name, said = _head(head)
    (folder / name).unlink()
    return said


def _head(head: str) -> tuple[str, list[str]]:
    """The file that a block's first line names, and the finding that it names if it does."""
    named = NAMED.match(head)
    if not named:
        return head, []
    where, line, code, sentence = named.groups()
    return where, [_said(f"{where}:{line}", code, sentence)]


def _diff(name: str, body: str, folder: Path) -> list[str]:
    path = folder / name
    lines = body.split("\n")[:-1]
    old = [MARK.sub("", line[1:]) for line in lines if not line.startswith("+")]
    new = [line[1:] for line in lines if not line.startswith("-")]
    before = path.read_text("utf-8").split("\n") if path.exists() else [""]
    start = 0 if not path.exists() else _find(old, before, name)
    said = []
    for offset, line in enumerate(new):
        new[offset] = MARK.sub("", line)
        for code, sentence in MARK.findall(line):
            said.append(_said(f"{name}:{start + offset + 1}", code, sentence))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*before[:start], *new, *before[start + len(old) :]]), "utf-8")
    return said


def _find(old: list[str], before: list[str], name: str) -> int:
    fits = [n for n in range(len(before)) if before[n : n + len(old)] == old]
    assert len(fits) == 1, f"{name}: these lines stand {len(fits)} times: {old}"
    return fits[0]


def _said(place: str, code: str, sentence: str) -> str:
    """The line that `check` says; a sentence may begin with its weight where a rule has two."""
    weight = re.match(r"(error|warning): ", sentence)
    if weight:
        return f"{place}: {sentence} [{code}]"
    return f"{place}: {WEIGHTS.get(code, 'error')}: {sentence} [{code}]"


CHANGES = {"diff": _diff, "bytes": _bytes, "gone": _gone}
