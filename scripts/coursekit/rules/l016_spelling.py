"""A word that neither the dictionary nor the course's own list knows is likely a slip.

Words with a capital letter are taken for names.
"""

import functools
import re

from spellchecker import SpellChecker

from .. import prose
from ..lessonfile import lines_outside_code

ADDRESS = re.compile(r"\w(?:\.|://|@)\w")
LONGEST_TRIED = 30


@functools.cache
def _dictionary():
    return SpellChecker(language="en", distance=1)


def _near(word):
    """The most common word one letter away; a huge word is not tried, as the tries grow with it."""
    near = _dictionary().correction(word) if len(word) <= LONGEST_TRIED else None
    return f"; did you mean '{near}'?" if near and near != word else ""


def _spelled(line):
    """The words of a line but for the names of files and the addresses in it."""
    if not ADDRESS.search(line):
        return prose.WORD.findall(line)
    return [word for part in line.split() if not ADDRESS.search(part) for word in prose.WORD.findall(part)]


def _slips(word, listed):
    """The parts of a word that are likely slips."""
    if word != word.lower():
        return ()
    parts = (part.strip("'").removesuffix("'s") for part in word.replace("’", "'").split("-"))
    return tuple(p for p in parts if len(p) > 2 and p not in listed and not _dictionary().known([p]))


@functools.lru_cache(maxsize=2)
def _listed(spelled, terms):
    """The words that a course lists and explains, and a set for those that were found right beside."""
    listed = {word.casefold() for word in spelled}
    return listed.union(*map(prose.words, terms)), set()


def check(lesson, course):
    if course.style is None:
        return
    terms = tuple(word for term in course.terms for word in (term.term, *term.also))
    listed, right = _listed(course.style.spelled, terms)
    for number, line in lines_outside_code(lesson.body):
        if line.lstrip().startswith("{{"):
            continue
        new = set(_spelled(prose.plain(line))) - right
        for word in new:
            slips = _slips(word, listed)
            for part in slips:
                place = lesson.place(lesson.first_line + number)
                said = f"'{part}' is in no dictionary; mend it or list it in style.yml"
                yield place, f"{said}{_near(part)}"
            if not slips:
                right.add(word)
