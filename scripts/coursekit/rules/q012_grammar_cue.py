"""A stem that ends in an open article or in a broken sentence fits some options and not others."""

import re

PATTERN = re.compile(r"\b(a|an|the|is|are|of|to)[\s:…_]*$", re.IGNORECASE)


def check(question):
    if question.type in ("single", "several") and PATTERN.search(question.stem.strip()):
        yield question.place("stem"), "the stem is an open sentence; ask a whole question"
