"""A reader should not foresee whether a statement is true, or how many of several options are right."""

from collections import Counter

SEVERITY = "warning"
LEAST = 10
"""Fewer questions of a type are not judged."""
MOST = 0.6
KEYS = {
    "true-false": lambda question: f"the answer '{question.right[0].text}'",
    "several": lambda question: f"{len(question.right)} right options",
}


def check(course):
    for kind, key in KEYS.items():
        asked = [question for question in course.questions if question.type == kind and question.right]
        if len(asked) < LEAST:
            continue
        said, number = Counter(map(key, asked)).most_common(1)[0]
        most = int(MOST * len(asked))
        if number > most:
            yield (
                course.settings.place("modules"),
                f"{number} of {len(asked)} questions of type '{kind}' have {said}; "
                f"{most} are the most, or it is a safe guess",
            )
