"""HTML in prose reaches only the screen; paper and export cannot read it."""

import re

from ..lessonfile import CODE, lines_outside_code

ELEMENT = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)[\s>/]")


def check(lesson, course):
    allowed = frozenset(course.style.html if course.style else ())
    for number, line in lines_outside_code(lesson.body):
        for name in ELEMENT.findall(CODE.sub("", line)) if "<" in line else ():
            if name.casefold() not in allowed and name.casefold() not in ("quiz",):
                place = lesson.place(lesson.first_line + number)
                yield place, f"the element <{name}> is written here; use Markdown"
                break
