"""An objective names an act that can be seen, so that a question can ask for it."""

import re

SEVERITY = "warning"
VAGUE = re.compile(
    r"\s*(?:be aware of|be familiar with|gain|get to know|appreciate|know|learn|understand|realize|value)\b",
    re.IGNORECASE,
)


def check(objective):
    found = VAGUE.match(objective.text)
    if found:
        yield (
            objective.place("text"),
            f"nobody can see whether someone can '{found.group().strip().lower()}'; "
            "begin with an act, such as 'Name', 'Choose' or 'Say'",
        )
