"""Options are shuffled, so feedback that names one by its letter points at the wrong one."""

import re

PATTERN = re.compile(r"\b(?:option|answer|choice) [A-Da-d]\b|\b[A-D] is (?:right|correct|wrong)\b")


def check(question):
    for option in question.options:
        mark = PATTERN.search(option.feedback)
        if mark:
            yield (
                option.place("feedback"),
                f"'{mark.group(0)}' names an option by its letter; say its words",
            )
