"""A question that asks with a 'not' and an option that answers with one turn a reader in circles."""

import re

from .. import prose

PATTERN = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|cannot|neither|nor|without|except|\w+n['’]t)\b", re.IGNORECASE
)


def check(question):
    spoken = prose.sentences(question.stem)
    asked = PATTERN.search(spoken[-1]) if spoken else None
    if asked is None:
        return
    for option in question.options:
        mark = PATTERN.search(option.text)
        if mark:
            yield option.place("text"), f"'{mark.group(0)}' denies what the stem asks with '{asked.group(0)}'"
