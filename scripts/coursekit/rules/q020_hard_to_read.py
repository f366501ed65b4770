"""Stem and options are read by tired people, some of them not in their first language."""

from .. import prose

LEAST_WORDS = 20


def check(question):
    text = "\n\n".join((question.stem, *(option.text for option in question.options), *question.steps))
    if len(prose.words(text)) < LEAST_WORDS:
        return
    grade = prose.grade(text)
    if grade > 10:
        yield question.place("stem"), f"this question reads at grade {grade:.1f}; aim at 6"
    elif grade > 8:
        yield (
            question.place("stem"),
            f"this question reads at grade {grade:.1f}; aim at 6",
            "warning",
        )
