"""Feedback that says only right or wrong teaches next to nothing."""

from .. import prose
from ..findings import counted

LEAST = 12


def check(question):
    texts = [(option.place("feedback"), option.feedback) for option in question.options]
    if question.type in ("order", "fill"):
        texts.append((question.place("feedback"), question.feedback))
    for place, text in texts:
        length = len(prose.words(text))
        if 0 < length < LEAST:
            yield (
                place,
                f"this feedback has {counted(length, 'word')}; say what follows and why, in {LEAST} or more",
            )
