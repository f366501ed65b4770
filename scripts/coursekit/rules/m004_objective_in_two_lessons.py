"""An objective belongs to one lesson, so that a wrong answer leads back to one place."""


def check(course):
    first = {}
    for lesson in course.lessons:
        for number, id in enumerate(lesson.entry.objectives):
            if id in first:
                place = lesson.entry.place(f"objectives.{number}")
                yield place, f"objective '{id}' is served by lesson '{first[id]}' too"
            else:
                first[id] = lesson.id
