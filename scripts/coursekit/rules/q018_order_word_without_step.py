"""A question that asks for the first or next step names the procedure and the step that decide it."""

import re

SEVERITY = "warning"
PATTERN = re.compile(r"\b(which step|what step|next step|first step)\b", re.IGNORECASE)


def check(question):
    mark = PATTERN.search(question.stem)
    if mark and question.type != "order" and (question.procedure is None or question.step is None):
        yield (
            question.place("stem"),
            f"'{mark.group(0)}' is asked for, but no procedure and step is named",
        )
