"""Words that promise an effect need evidence that nobody has; a quotation or a 'not' may hold them."""

import re

from .. import prose
from ..lessonfile import lines_outside_code

DENIED = re.compile(r"\b(no|not|nobody|never|none|nothing|cannot|can't|without|nor|neither)\b", re.IGNORECASE)


def check(lesson, course):
    promises = frozenset(course.style.promises if course.style else ())
    for number, line in lines_outside_code(lesson.body):
        for sentence in prose.sentences(line):
            found = promises & frozenset(prose.words(sentence))
            if found and not DENIED.search(sentence) and '"' not in sentence:
                place = lesson.place(lesson.first_line + number)
                yield place, f"'{min(found)}' promises more than the evidence allows"
