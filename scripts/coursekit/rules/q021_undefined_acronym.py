"""Letter words are a wall for those who do not know them."""

import re

SEVERITY = "warning"
PATTERN = re.compile(r"\b[A-Z]{2,6}s?\b")


def check(question, course):
    known = {word.removesuffix("s") for word in (course.style.acronyms if course.style else ())}
    for entry, key in ((question, "stem"), *((option, "text") for option in question.options)):
        for word in PATTERN.findall(getattr(entry, key)):
            if word.removesuffix("s") not in known:
                yield entry.place(key), f"'{word}' is not explained; write it out or list it in style.yml"
