"""A description fills two lines in a list of search results, no more and no less."""

SEVERITY = "warning"
LEAST, MOST = 40, 160


def check(lesson):
    length = len(lesson.description)
    if lesson.description and not LEAST <= length <= MOST:
        yield (
            lesson.head.place("description"),
            f"the description has {length} characters; {LEAST} to {MOST} fit",
        )
