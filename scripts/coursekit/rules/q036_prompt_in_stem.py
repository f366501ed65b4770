"""Page and paper say above the stem what to do; a stem that says it too is read, and heard, twice."""

import re

PROMPT = re.compile(r"(choose|select|check|mark|pick) all that apply", re.IGNORECASE)


def check(question):
    said = PROMPT.search(question.stem)
    if said:
        yield (
            question.place("stem"),
            f"the stem says '{said.group(0)}'; leave that to type 'several', with which it is said above",
        )
