"""The bank as GIFT, https://docs.moodle.org/en/GIFT_format: plain text that can be read and changed.

The marks are those of Moodle XML. GIFT has no steps to order, so they are matched with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from .bank import Asked, Bank
from .form import Format
from .moodle_terms import WRONG, path, pattern, percent, too_many

SIGNS = str.maketrans({sign: f"\\{sign}" for sign in r"\~=#{}:"})
"""What means something in GIFT, and how it is written where it means itself."""
ARROW = "->"
HELD = "&&"
"""Begins the marks under which Moodle holds escaped signs while it reads."""


def write(bank: Bank) -> bytes:
    blocks = [f"// {_line(bank.edition)}"]
    category = None
    for asked in bank.asked:
        if asked.lesson.id != category:
            category = asked.lesson.id
            blocks.append(f"$CATEGORY: {path(bank, asked)}")
        blocks.append(_question(bank, asked))
    return ("\n\n".join(blocks) + "\n").encode()


def cannot(asked: Asked) -> str:
    """What an answer to type must not hold, since GIFT has no other way to write it there."""
    for sign in (ARROW, HELD):
        if any(sign in answer for answer in asked.answers):
            return f"'{sign}' in an answer to type means something else in GIFT"
    return too_many(asked)


def _question(bank: Bank, asked: Asked) -> str:
    tags = "".join(f"[tag:{tag}] " for tag in asked.tags)
    lines = [
        f"// [id:{asked.id}] {tags}".rstrip(),
        f"::{_escaped(asked.name)}::{_html(asked.asks)}{{",
        *_ANSWERS[asked.type](asked),
        f"####{_html(bank.after(asked))}",
        "}",
    ]
    return "\n".join(lines)


def _single(asked: Asked) -> Iterator[str]:
    for choice in asked.choices:
        yield f"{'=' if choice.correct else '~'}{_html(choice.text.html)}{_why(choice.feedback.html)}"


def _several(asked: Asked) -> Iterator[str]:
    for choice in asked.choices:
        share = percent(asked) if choice.correct else WRONG
        yield f"~%{share}%{_html(choice.text.html)}{_why(choice.feedback.html)}"


def _true_false(asked: Asked) -> Iterator[str]:
    """The reason of the wrong answer stands before that of the right one."""
    said = "TRUE" if asked.choices[0].correct else "FALSE"
    reasons = {choice.correct: choice.feedback.html for choice in asked.choices}
    yield f"{said}#{_html(reasons[False])}#{_html(reasons[True])}"


def _order(asked: Asked) -> Iterator[str]:
    for place, step in enumerate(asked.steps, 1):
        yield f"={_html(step.html)} {ARROW} {place}"


def _fill(asked: Asked) -> Iterator[str]:
    for answer in asked.answers:
        yield f"=%100%{_escaped(pattern(answer))}"
    if asked.wrong.html:
        yield f"=%0%*{_why(asked.wrong.html)}"


def _why(text: str) -> str:
    return f"#{_html(text)}" if text else ""


def _html(text: str) -> str:
    # With its kind before it, no text can begin with a sign that means something there, such as %.
    return f"[html]{_escaped(text)}"


def _escaped(text: str) -> str:
    return _line(text).translate(SIGNS)


def _line(text: str) -> str:
    return " ".join(text.split())


_ANSWERS = {
    "single": _single,
    "several": _several,
    "true-false": _true_false,
    "order": _order,
    "fill": _fill,
}

FORMAT = Format(
    name="gift",
    title="GIFT",
    readers="Moodle and others that read GIFT",
    ending="-gift.txt",
    steps=(
        "Open the file in a text editor and take out what you do not want.",
        "In Moodle, open “Question bank”, choose “Import”, then “GIFT format”, and drop the file there.",
        "Press “Import”. Each lesson has become a category.",
    ),
    write=write,
    cannot=cannot,
)
