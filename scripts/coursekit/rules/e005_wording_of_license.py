"""What we did not find may still be required; a license page never says that it is not."""

import re

PATTERN = re.compile(
    r"\b(not required|no requirement|approved course|counts toward|guarantee)", re.IGNORECASE
)


def check(credential):
    for fact in credential.facts:
        mark = PATTERN.search(fact.text)
        if mark:
            yield fact.place("text"), f"'{mark.group(0)}' says more than we know; say what was read"
