"""Lessons are read by tired people, some of them not in their first language."""

from .. import prose


def check(lesson):
    grade = prose.grade(lesson.body)
    if grade > 10:
        yield lesson.place(), f"this lesson reads at grade {grade:.1f}; aim at 6"
    elif grade > 8:
        yield lesson.place(), f"this lesson reads at grade {grade:.1f}; aim at 6", "warning"
