"""The rules that a course is checked by, for authors: why each is there, with samples where they are at hand.

The samples are the pages in `tests/rules/` beside the engine, which are manual and test in one.
Where that folder is absent, the page says of each rule its code, name and reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from .. import faults, linkcheck, rules
from ..handouts import handout

PAGE = "author/rules.md"
SAMPLES = Path(__file__).resolve().parents[3] / "tests" / "rules"
FAMILIES = {
    "Q": "Questions",
    "B": "The bank as a whole",
    "L": "Lessons",
    "M": "Modules and objectives",
    "C": "The course",
    "S": "Sources, claims and studies",
    "P": "Procedures",
    "R": "Role-plays",
    "G": "Glossary",
    "E": "Licenses and exams",
    "X": "Allowances and gaps",
    "Y": "Form of the files",
    "K": "Links of the built site",
    "H": "Handouts",
}
BLOCK = re.compile(r"^```(diff|bytes|gone) ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"\s*#! ([A-Z]\d{3}) (.+)$")
NAMED = re.compile(r"^(\S+?):\d+ ([A-Z]\d{3}) (.+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule or fault as the page tells it; `why` is empty where only its page gives the reason."""

    code: str
    name: str
    weight: str
    why: str


def markdown(samples: Path = SAMPLES) -> str:
    """The Markdown of author/rules.md, with the sample pages in a folder, if there is one."""
    entries = [Entry(rule.code, rule.name, rule.severity, " ".join(rule.why.split())) for rule in rules.ALL]
    entries += [Entry(code, name, "error", "") for code, name in faults.NAMES.items()]
    checked = len(entries)
    entries += [Entry(code, *named) for code, named in linkcheck.NAMES.items()]
    linked = len(entries) - checked
    entries += [Entry(code, *named) for code, named in handout.NAMES.items()]
    lines = [
        "---",
        "description: Every rule that a course is checked by, why it is there, and what is right and wrong.",
        "search: {exclude: true}",
        "---",
        "# Rules",
        "",
        f"`python3 run.py check` holds a course to {checked} rules. An error stops the build, "
        f"a warning does not. `python3 run.py links` holds the built site to {linked} more, "
        f"and `python3 run.py handouts` says what paper cannot show.",
        "",
        "A rule may be broken on one line with a reason: `# allow Q002: the reason` in data, "
        "`<!-- allow L004: the reason -->` in prose, on the line itself or alone on the line above.",
        "",
    ]
    for letter, family in FAMILIES.items():
        lines += [f"## {family}", ""]
        for entry in entries:
            if entry.code.startswith(letter):
                lines += _entry(entry, samples)
    return "\n".join(lines)


def _entry(entry: Entry, samples: Path) -> list[str]:
    page = samples / f"{entry.code}_{entry.name}.md".lower().replace("-", "_")
    told = page.read_text("utf-8").partition("\n")[2].strip() if page.is_file() else entry.why
    return [
        f"### {entry.code} {entry.name} {{ #{entry.code.lower()} }}",
        "",
        f"*{entry.weight.capitalize()}.* {BLOCK.sub(_sample, told)}",
        "",
    ]


def _sample(block: re.Match[str]) -> str:
    """A sample as HTML in which nothing is run: the file, its changed lines, and what check says."""
    kind, head, body = block.groups()
    head = head.removeprefix("and ")
    named = NAMED.match(head)
    said = [f"{named.group(3)} [{named.group(2)}]"] if named else []
    shown = []
    for line in body.rstrip("\n").split("\n") if body.strip() else []:
        mark = MARK.search(line)
        if mark:
            said.append(f"{mark.group(2)} [{mark.group(1)}]")
        shown.append(_line(MARK.sub("", line), kind))
    file = _quiet(named.group(1) if named else head)
    gone = " is deleted" if kind == "gone" else ""
    parts = [f"<p><code>{file}</code>{gone}</p>"]
    parts += ["<pre><code>" + "\n".join(shown) + "</code></pre>"] if shown else []
    parts += [f"<p>check says: <code>{_quiet(sentence)}</code></p>" for sentence in said]
    return f'<div class="sample">{"".join(parts)}</div>'


def _line(line: str, kind: str) -> str:
    element = {"+": "ins", "-": "del"}.get(line[:1]) if kind == "diff" else None
    return f"<{element}>{_quiet(line)}</{element}>" if element else _quiet(line)


def _quiet(text: str) -> str:
    """Text in which nothing is markup to HTML, to Markdown or to the quiz plugin."""
    return escape(text).replace("[", "&#91;").replace("{", "&#123;").replace("`", "&#96;")
