"""The words of a text as the search compares them: small letters, no accents, no word endings.

`search-words.js` cuts texts in the same way; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:-[^\W_]+(?:'[^\W_]+)*)*")
DOER = re.compile(r"[eo]rs?$")
STEMMERS = {"en": "english"}
"""The languages of courses whose word endings are known; words of others are compared whole."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text in their order; "de-escalation" gives de, escalation and deescalation."""
    plain = _plain(text)
    if "-" not in plain and "'" not in plain:
        return tuple(WORD.findall(plain))
    found = []
    for written in WORD.findall(plain):
        if "-" not in written and "'" not in written:
            found.append(written)
            continue
        parts = [re.sub(r"'s$|'", "", part) if "'" in part else part for part in written.split("-")]
        found += parts
        if len(parts) > 1:
            found.append("".join(parts))
    return tuple(found)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


@cache
def stem(word: str, language: str) -> str:
    """What a word shares with its other forms: `escal` for escalate, escalating, escalation."""
    name = STEMMERS.get(language.partition("-")[0])
    if name is None:
        return word
    found = _stemmer(name).stemWord(word)
    # A reporter is not a report, nor a manager what is managed.
    return f"{found}er" if DOER.search(word) and not DOER.search(found) else found


@cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)
