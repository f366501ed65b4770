"""A sentence that is longer than a breath is read twice."""

from .. import prose

SEVERITY = "warning"
MOST = 25


def check(question):
    for place, text in (
        (question.place("stem"), question.stem),
        *((option.place("text"), option.text) for option in question.options),
        *((option.place("feedback"), option.feedback) for option in question.options),
    ):
        for sentence in prose.sentences(text):
            length = len(prose.words(sentence))
            if length > MOST:
                yield (
                    place,
                    f"a sentence has {length} words, the most is {MOST}: '{sentence[:40]}…'",
                )
