"""Feedback that says only right or wrong teaches next to nothing."""

from .. import prose
from ..findings import counted

LEAST = 12


def check(question):
    told = question.options if question.type not in ("order", "fill") else (*question.options, question)
    for entry in told:
        length = len(prose.words(entry.feedback))
        if 0 < length < LEAST:
            yield (
                entry.place("feedback"),
                f"this feedback has {counted(length, 'word')}; say what follows and why, in {LEAST} or more",
            )
