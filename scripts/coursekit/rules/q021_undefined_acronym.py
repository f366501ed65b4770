"""Letter words are a wall for those who do not know them."""

import re

SEVERITY = "warning"
PATTERN = re.compile(r"\b[A-Z]{2,6}s?\b")


def check(question, course):
    known = {word.removesuffix("s") for word in (course.style.acronyms if course.style else ())}
    for place, text in (
        (question.place("stem"), question.stem),
        *((option.place("text"), option.text) for option in question.options),
    ):
        for word in PATTERN.findall(text):
            if word.removesuffix("s") not in known:
                yield place, f"'{word}' is not explained; write it out or list it in style.yml"
