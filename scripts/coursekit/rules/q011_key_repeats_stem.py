"""A right option that repeats more words of the stem than the others gives itself away."""

from .. import prose


def check(question):
    if question.type != "single" or len(question.right) != 1:
        return
    key = question.right[0]
    stem = prose.content_words(question.stem)
    shared = prose.content_words(key.text) & stem
    others = max(
        (len(prose.content_words(o.text) & stem) for o in question.options if o is not key),
        default=len(shared),
    )
    if len(shared) > others + 2:
        words = ", ".join(sorted(shared))
        yield key.place("text"), f"the right option alone repeats words of the stem: {words}"
