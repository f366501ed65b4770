"""Options of very different length draw the eye to one of them."""

from .. import prose

SEVERITY = "warning"


def check(question):
    if question.type != "single":
        return
    lengths = [len(prose.words(option.text)) for option in question.options]
    if lengths and max(lengths) > 6 and max(lengths) > 1.8 * min(lengths):
        yield question.place("options"), f"the options have {min(lengths)} to {max(lengths)} words"
