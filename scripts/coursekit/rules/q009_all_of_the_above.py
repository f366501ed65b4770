"""'All of the above' and its kin are known by whoever knows two options, and break when shuffled."""

import re

PATTERN = re.compile(
    r"\b(all|none|both|neither|some|any) of (the|these) (above|others?|options?)\b"
    r"|^(both )?[a-d] (and|&|or) [a-d]\b|\b(i|ii|iii) and (ii|iii|iv)\b",
    re.IGNORECASE,
)


def check(question):
    for option in question.options:
        mark = PATTERN.search(option.text)
        if mark:
            yield (
                option.place("text"),
                f"'{mark.group(0)}' speaks of other options; say what is meant",
            )
