"""A word in double braces is told in the course file, and stands in the text of a lesson, not in its head."""

from ..findings import did_you_mean
from ..lessonfile import BRACES, CODE, WORD, lines_outside_code
from ..model import DIRECTIVES


def check(lesson, course):
    known = {word.word for word in course.settings.words}
    for key in ("title", "description"):
        for braces in BRACES.findall(getattr(lesson, key)):
            yield (
                lesson.head.place(key),
                f"'{braces}' stands in a {key}, where no word is put in; write it out",
            )
    for number, line in lines_outside_code(lesson.body):
        for mark in WORD.finditer(CODE.sub("", line)) if "{{" in line else ():
            word = mark.group(1)
            place = lesson.place(lesson.first_line + number)
            if word in DIRECTIVES:
                yield place, f"'{mark.group(0)}' does not say which; write {{{{ {word} its-id }}}}"
            elif word not in known:
                yield place, f"there is no word '{word}'{did_you_mean(word, known)}"
