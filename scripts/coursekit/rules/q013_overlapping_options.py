"""An option that contains another is right whenever the other is."""

from .. import prose


def check(question):
    if question.type not in ("single", "several"):
        return
    sets = [(option, frozenset(prose.words(option.text))) for option in question.options]
    for option, words in sets:
        for other, more in sets:
            if len(words) > 2 and words < more:
                yield other.place("text"), f"this option contains another: '{option.text[:50]}'"
