"""Small slips of the keyboard: doubled words, a space before a comma, two full stops."""

import re

from ..lessonfile import lines_outside_code

SLIPS = (
    (re.compile(r"\b(\w+) \1\b(?!-)", re.IGNORECASE), "the word '{0}' stands twice"),
    (re.compile(r" (?<=\w )([,;:.!?])(?:\s|$)"), "a space stands before '{0}'"),
    (re.compile(r"(\.\.)(?<=[^.]\.\.)(?:\s|$)"), "two full stops stand together: '{0}'"),
    (re.compile(r"^(<{7}) ", re.MULTILINE), "'{0}' is left from a merge; choose one of the two texts"),
    (re.compile(r"(—)"), "a long dash '{0}'; use a colon, a comma or a full stop"),
)
MEANT = frozenset(("that", "had", "no", "well", "very", "bye", "there"))


def check(lesson):
    likely = [(pattern, message) for pattern, message in SLIPS if pattern.search(lesson.body)]
    for number, line in lines_outside_code(lesson.body) if likely else ():
        for pattern, message in likely:
            for mark in pattern.finditer(line):
                if mark.group(1).casefold() not in MEANT:
                    place = lesson.place(lesson.first_line + number)
                    yield place, message.format(mark.group(1))
