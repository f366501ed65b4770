"""Words that promise an effect need evidence that nobody has."""

from .. import prose


def check(question, course):
    promises = frozenset(course.style.promises if course.style else ())
    parts = ((option, key) for option in question.right for key in ("text", "feedback"))
    for entry, key in ((question, "stem"), *parts):
        found = promises & frozenset(prose.words(getattr(entry, key)))
        if found:
            yield entry.place(key), f"'{min(found)}' promises more than the evidence allows"
