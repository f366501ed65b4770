"""Something is named that the course does not have."""

from ..findings import did_you_mean


def check(course):
    for place, kind, id in course.references():
        known = course.kinds[kind]
        if id not in known:
            yield place, f"there is no {kind} '{id}'{did_you_mean(id, known)}"
