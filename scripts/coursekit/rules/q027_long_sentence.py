"""A sentence that is longer than a breath is read twice."""

from .. import prose

SEVERITY = "warning"
MOST = 25


def check(question):
    parts = ((option, key) for option in question.options for key in ("text", "feedback"))
    for entry, key in ((question, "stem"), *parts):
        for sentence in prose.sentences(getattr(entry, key)):
            length = len(prose.words(sentence))
            if length > MOST:
                yield (
                    entry.place(key),
                    f"a sentence has {length} words, the most is {MOST}: '{sentence[:40]}…'",
                )
