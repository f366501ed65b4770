"""Who someone is belongs into a question only where the answer turns on it; else it teaches a pattern."""

from .. import prose

SEVERITY = "warning"


def check(question, course):
    groups = frozenset(course.style.groups if course.style else ())
    if question.demographic_reason:
        return
    for entry, key in ((question, "stem"), *((option, "text") for option in question.options)):
        found = groups & frozenset(prose.words(getattr(entry, key)))
        if found:
            yield entry.place(key), f"'{min(found)}' names a group; leave it out or give a demographic_reason"
            return
