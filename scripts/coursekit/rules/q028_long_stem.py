"""A stem holds the facts that decide and no others."""

from .. import prose

SEVERITY = "warning"
MOST = 110


def check(question):
    length = len(prose.words(question.stem))
    if length > MOST:
        yield question.place("stem"), f"the stem has {length} words, the most is {MOST}"
