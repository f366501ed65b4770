"""Title and description are what a reader sees in search, in lists and when a link is shared."""


def check(lesson):
    for key in ("title", "description"):
        if not getattr(lesson, key):
            yield lesson.place(), f"lesson '{lesson.id}' has no {key} in its front matter"
