"""Stem and options are read by tired people, some of them not in their first language."""

from .. import prose

LEAST_WORDS = 20


def check(question):
    texts = (question.stem, *(option.text for option in question.options), *question.steps)
    if sum(len(prose.words(text)) for text in texts) < LEAST_WORDS:
        return
    grade = prose.grade(*texts)
    if grade > 10:
        yield question.place("stem"), f"this question reads at grade {grade:.1f}; aim at 6"
    elif grade > 8:
        yield (
            question.place("stem"),
            f"this question reads at grade {grade:.1f}; aim at 6",
            "warning",
        )
