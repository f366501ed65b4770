"""Wrong options are often made by changing the right one, so that the one most like all others is right."""

from .. import prose

SEVERITY = "warning"
MARGIN = 2


def check(question):
    if question.type != "single" or len(question.right) != 1 or len(question.options) < 3:
        return
    said = [prose.content_words(option.text) for option in question.options]
    likeness = [sum(len(words & other) for other in said) - len(words) for words in said]
    key = question.options.index(question.right[0])
    others = max(likeness[:key] + likeness[key + 1 :])
    if likeness[key] > others + MARGIN:
        yield (
            question.right[0].place("text"),
            f"the right option shares {likeness[key]} words with the others, no other more than {others}",
        )
