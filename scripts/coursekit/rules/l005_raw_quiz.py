"""A question lives in the data; written into prose it has no id, no source and no feedback check."""

from ..lessonfile import lines_outside_code


def check(lesson):
    before = False
    for number, line in lines_outside_code(lesson.body):
        found = "<quiz" in line or line.lstrip().startswith(("- [ ]", "- [x]"))
        if found and not before:
            place = lesson.place(lesson.first_line + number)
            yield place, "a question is written here; name it by id: {{ question … }}"
        before = found
