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
    for part in line.split():
        if not ADDRESS.search(part):
            yield from prose.WORD.findall(part)


def check(lesson, course):
    if course.style is None:
        return
    listed = {word.casefold() for word in course.style.spelled}
    for term in course.terms:
        listed.update(part for word in (term.term, *term.also) for part in prose.words(word))
    dictionary = _dictionary()
    for number, line in lines_outside_code(lesson.body):
        if line.lstrip().startswith("{{"):
            continue
        for word in _spelled(prose.plain(line)):
            if word != word.lower():
                continue
            for part in word.replace("’", "'").split("-"):
                part = part.strip("'").removesuffix("'s")
                if len(part) > 2 and part not in listed and not dictionary.known([part]):
                    place = lesson.place(lesson.first_line + number)
                    near = _near(part)
                    yield (
                        place,
                        f"'{part}' is in no dictionary; mend it or list it in style.yml{near}",
                    )
