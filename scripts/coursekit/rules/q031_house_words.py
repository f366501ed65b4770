"""One word for one thing, as the style file says."""

from .. import prose

SEVERITY = "warning"


def check(question, course):
    if course.style is None:
        return
    parts = ((option, key) for option in question.options for key in ("text", "feedback"))
    for entry, key in ((question, "stem"), *parts):
        for word in course.style.avoided(prose.words(getattr(entry, key))):
            better = f"; write '{word.use}'" if word.use else ""
            yield entry.place(key), f"'{word.avoid}' is not a word of this course{better}"
