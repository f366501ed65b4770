"""A question that asks for what is not so is misread under stress."""

import re

from .. import prose

SEVERITY = "warning"
PATTERN = re.compile(r"\b(not|except|least|never|avoid|incorrect|wrong)\b", re.IGNORECASE)


def check(question):
    spoken = prose.sentences(question.stem)
    if question.type in ("single", "several") and spoken:
        mark = PATTERN.search(spoken[-1])
        if mark:
            yield (
                question.place("stem"),
                f"the question turns on '{mark.group(0)}'; ask for what is so",
            )
