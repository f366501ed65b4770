"""A lesson without an objective cannot say what the reader will be able to do."""


def check(lesson):
    if not lesson.entry.objectives:
        yield lesson.entry.place("id"), f"lesson '{lesson.id}' has no objective"
