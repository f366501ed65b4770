"""'Usually' and 'often' mean something else to each reader, and make an option hard to fault."""

from .. import prose

SEVERITY = "warning"
VAGUE = frozenset(["usually", "often", "sometimes", "generally", "rarely", "frequently", "occasionally"])


def check(question):
    for option in question.options:
        found = VAGUE & frozenset(prose.words(option.text))
        if found:
            yield option.place("text"), f"'{min(found)}' is vague in an option; say when"
