"""A sentence that is longer than a breath is read twice."""

from .. import prose
from ..lessonfile import lines_outside_code

SEVERITY = "warning"
MOST = 25


def check(lesson):
    for number, line in lines_outside_code(lesson.body):
        for sentence in prose.sentences(line):
            length = len(prose.words(sentence))
            if length > MOST:
                place = lesson.place(lesson.first_line + number)
                yield (
                    place,
                    f"a sentence has {length} words, the most is {MOST}: '{sentence[:40]}…'",
                )
