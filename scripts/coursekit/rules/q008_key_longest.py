"""A right option that is clearly the longest is found without reading the question."""

from .. import prose


def check(question):
    if question.type != "single" or len(question.right) != 1:
        return
    key = question.right[0]
    length = len(prose.words(key.text))
    others = [len(prose.words(option.text)) for option in question.options if option is not key]
    if others and length > 1.25 * max(others) and length - max(others) > 2:
        yield (
            key.place("text"),
            f"the right option has {length} words, the others at most {max(others)}",
        )
