"""A table names its columns; without that its cells are words without a place."""

import re

from ..lessonfile import lines_outside_code

RULE = re.compile(r":?-{3,}:?")


def _cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def check(lesson):
    before = ""
    for number, line in lines_outside_code(lesson.body):
        divides = "|" in line and all(RULE.fullmatch(cell) for cell in _cells(line))
        if divides and not all(_cells(before)):
            place = lesson.place(lesson.first_line + number - 1)
            yield place, "a column of this table has no name"
        before = line
