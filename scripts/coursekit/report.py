"""Prints findings: for people with the line they speak of, for GitHub, and for programs."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from .checked import Checked
from .findings import Finding, summary, visible
from .model import Course

BOLD, RED, YELLOW, QUIET, PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[2m", "\033[0m"
QUOTED = re.compile(r"'([^']+)'")


def course(outcome: Checked, undone: str) -> Course | None:
    """The course that passed, after its findings are printed; None, and what was not done, if it did not."""
    for finding in outcome.findings:
        print(finding)
    if outcome.course is None:
        print(f"{summary(outcome.findings)}; {undone}", file=sys.stderr)
    return outcome.course


def text(findings: Iterable[Finding], root: Path, color: bool = False) -> str:
    """Each finding on a line, and under it the author's line with a mark where it can be found."""
    lines: list[str] = []
    files: dict[str, list[str]] = {}
    for finding in findings:
        said = str(finding)
        if color:
            tint = RED if finding.severity == "error" else YELLOW
            head, _, rest = said.partition(f" {finding.severity}: ")
            said = f"{BOLD}{head}{PLAIN} {tint}{finding.severity}:{PLAIN} {rest}"
        lines.append(said)
        path = finding.place.path
        if path not in files:
            files[path] = _lines(root / path)
        shown = _line(files[path], finding.place.line)
        if shown:
            lines += _quoted_line(shown, finding, color)
    return "".join(f"{line}\n" for line in lines)


def _quoted_line(shown: str, finding: Finding, color: bool) -> list[str]:
    """The author's line, cut to a screen, with carets under the word that the finding quotes."""
    start, length = _found(shown, finding.message)
    cut = max(0, start - 60) if start > 80 else 0
    part = shown[cut : cut + 100]
    quiet, plain = (QUIET, PLAIN) if color else ("", "")
    lines = [f"{quiet}    {part}{plain}"]
    if length:
        space = " " * _width(part[: start - cut])
        lines.append(f"    {space}{'^' * _width(part[start - cut :][:length])}")
    return lines


def _found(shown: str, message: str) -> tuple[int, int]:
    """Where a line holds a word that the message quotes, and how long it is; whole words first."""
    words = [word.removesuffix("…") for word in QUOTED.findall(message)]
    for pattern in (r"(?<!\w){}(?!\w)", "{}"):
        for word in words:
            mark = re.search(pattern.format(re.escape(word)), shown, re.IGNORECASE)
            if word and mark:
                return mark.start(), len(word)
    return 0, 0


def _width(text: str) -> int:
    """The columns that a terminal gives a text: two to a wide letter, none to an accent."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []


def _line(lines: list[str], number: int) -> str:
    return visible(lines[number - 1].expandtabs(2).rstrip()) if 0 < number <= len(lines) else ""


def github(findings: Iterable[Finding], root: Path, color: bool = False) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    out = []
    for finding in findings:
        path = _escaped(finding.place.path).replace(",", "%2C").replace(":", "%3A")
        place = f"file={path},line={finding.place.line},title={finding.code}"
        message = _escaped(finding.message)
        out.append(f"::{finding.severity} {place}::{message}\n")
    return "".join(out)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def machine(findings: Iterable[Finding], root: Path, color: bool = False) -> str:
    """One JSON object: `version` 1 and a list `findings` of path, line, severity, code, message."""
    entries = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "severity": finding.severity,
            "code": finding.code,
            "message": finding.message,
        }
        for finding in findings
    ]
    return json.dumps({"version": 1, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "github": github, "json": machine}
