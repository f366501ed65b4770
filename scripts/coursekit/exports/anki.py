"""The bank as a text file for Anki: a card for each question.

How it is read: https://docs.ankiweb.net/importing/text-files.html. The front asks with lettered
options, the back has the key and the reason for every option. The id of a note is that of its
question, so that a later file brings the cards up to date.
"""

from __future__ import annotations

import csv
import io
import re
from html import escape

from ..handouts.question import PROMPTS
from .bank import Asked, Bank
from .form import Format

HEAD = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:5",
)
LETTERED = '<ol type="A">'


def write(bank: Bank) -> bytes:
    text = io.StringIO()
    text.write("".join(f"{line}\n" for line in HEAD))
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for asked in bank.asked:
        guid = f"{bank.settings.id}:{asked.id}"
        writer.writerow([guid, _deck(bank, asked), _front(asked), _back(bank, asked), _tags(bank, asked)])
    return text.getvalue().encode()


def _deck(bank: Bank, asked: Asked) -> str:
    """A deck for each lesson, in that of its module; two colons part them."""
    titles = (bank.settings.title, asked.module_title, asked.lesson_title)
    return "::".join(re.sub(":{2,}", ":", title).strip(":") for title in titles)


def _tags(bank: Bank, asked: Asked) -> str:
    return " ".join(f"{bank.settings.id}::{tag.replace(':', '::')}" for tag in asked.tags)


def _front(asked: Asked) -> str:
    shown = "".join(f"<li>{choice.text.html}</li>" for choice in asked.choices)
    options = f"{LETTERED}{shown}</ol>" if shown else ""
    return f"{asked.asks}<p><i>{PROMPTS[asked.type]}</i></p>{options}"


def _back(bank: Bank, asked: Asked) -> str:
    return _BACKS[asked.type](asked) + bank.after(asked)


def _choice(asked: Asked) -> str:
    right = "; ".join(f"{choice.letter}. {choice.text.html}" for choice in asked.right)
    reasons = "".join(
        f"<li>{'Right.' if choice.correct else 'Not right.'} {choice.feedback.html}</li>"
        for choice in asked.choices
    )
    return f"<p><b>{right}</b></p>{LETTERED}{reasons}</ol>"


def _order(asked: Asked) -> str:
    steps = "".join(f"<li>{step.html}</li>" for step in asked.steps)
    return f"<p><b>{', '.join(asked.key)}</b></p><ol>{steps}</ol>"


def _fill(asked: Asked) -> str:
    wrong = f"<p>Otherwise: {asked.wrong.html}</p>" if asked.wrong.html else ""
    return f"<p><b>{escape(' or '.join(asked.answers))}</b></p>{wrong}"


_BACKS = {
    "single": _choice,
    "several": _choice,
    "true-false": _choice,
    "order": _order,
    "fill": _fill,
}

FORMAT = Format(
    name="anki",
    title="Text for Anki",
    readers="Anki 2.1.55 and later",
    ending="-anki.txt",
    steps=(
        "On a computer, open Anki and choose “File”, then “Import”.",
        "Pick the file. Note type, decks and tags are set by it; if it asks, the note type is “Basic”.",
        "Press “Import”. A later file updates the same cards and keeps what you learned.",
    ),
    write=write,
)
