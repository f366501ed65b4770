"""One word for one thing, and no words that say nothing, as the style file lists them."""

from .. import prose
from ..lessonfile import lines_outside_code

SEVERITY = "warning"


def check(lesson, course):
    style = course.style.words if course.style else ()
    for number, line in lines_outside_code(lesson.body):
        said = f" {' '.join(prose.words(line))} "
        for word in style:
            if f" {word.avoid.casefold()} " in said:
                better = f"; write '{word.use}'" if word.use else f": {word.why}" if word.why else ""
                place = lesson.place(lesson.first_line + number)
                yield place, f"'{word.avoid}' is not a word of this course{better}"
