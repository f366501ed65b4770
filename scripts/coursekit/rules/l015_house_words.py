"""One word for one thing, and no words that say nothing, as the style file lists them."""

from .. import prose
from ..lessonfile import lines_outside_code

SEVERITY = "warning"


def check(lesson, course):
    if course.style is None:
        return
    for number, line in lines_outside_code(lesson.body):
        for word in course.style.avoided(prose.words(line)):
            better = f"; write '{word.use}'" if word.use else f": {word.why}" if word.why else ""
            place = lesson.place(lesson.first_line + number)
            yield place, f"'{word.avoid}' is not a word of this course{better}"
