"""A word in double braces is told in the course file."""

from ..findings import did_you_mean
from ..lessonfile import WORD, lines_outside_code
from ..model import DIRECTIVES


def check(lesson, course):
    known = {word.word for word in course.settings.words}
    for number, line in lines_outside_code(lesson.body):
        for mark in WORD.finditer(line) if "{{" in line else ():
            word = mark.group(1)
            place = lesson.place(lesson.first_line + number)
            if word in DIRECTIVES:
                yield place, f"'{mark.group(0)}' does not say which; write {{{{ {word} its-id }}}}"
            elif word not in known:
                yield place, f"there is no word '{word}'{did_you_mean(word, known)}"
