"""A question as the `<quiz>` block that mkdocs-quiz renders.

The comment above the block names the question, because mkdocs-quiz numbers its blocks by
position; `rendered` finds it again. Text from the data is plain text with light emphasis:
markup in it is shown, not run.
"""

from __future__ import annotations

import functools
import re

from ..handouts import xhtml
from ..model import Question

GAP = "___"
BLOCK = re.compile(r"[-+*] |\d+\. |[#>]|: |~~~|!!!|\?\?\?|([-*_] ?){3,}$")
"""What begins a list, a heading and the like at the start of a line."""


def markdown(question: Question) -> str:
    """The Markdown of a question, to stand on lines of its own."""
    return f"<!-- question {question.id} -->\n<quiz>\n{_PARTS[question.type](question)}\n</quiz>"


@functools.lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Text on one line in which nothing is markup but emphasis, as paper and other programs show it too."""
    line = xhtml.shown(" ".join(text.split()))
    return f"{xhtml.NO_BLOCK}{line}" if BLOCK.match(line) else line


def _stem(question: Question) -> str:
    return "\n\n".join(plain(part) for part in question.stem.split("\n\n"))


def _choice(question: Question) -> str:
    lines = [_stem(question), ""]
    for option in question.options:
        lines.append(f"- [{'x' if option.correct else ' '}] {plain(option.text)}")
        lines.append(f"> {plain(option.feedback)}")
    return "\n".join([*lines, "", *_hints(question)])


def _order(question: Question) -> str:
    lines = [_stem(question), ""]
    lines += [f"- [x] {plain(step)}" for step in question.steps]
    return "\n".join([*lines, "", plain(question.feedback), "", *_hints(question)])


def _fill(question: Question) -> str:
    stem = _stem(question).replace(GAP, f"[[{plain(question.answers[0])}]]")
    after = [plain(question.feedback), "", plain(question.wrong), "", *_hints(question)]
    return "\n".join([stem, "", "---", "", *after])


def _hints(question: Question) -> list[str]:
    return [f"1. {plain(hint)}" for hint in question.hints]


_PARTS = {
    "single": _choice,
    "several": _choice,
    "true-false": _choice,
    "order": _order,
    "fill": _fill,
}
