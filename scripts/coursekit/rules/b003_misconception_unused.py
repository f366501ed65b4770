"""A wrong belief that no question is made of is never mended."""

SEVERITY = "warning"


def check(course):
    used = {option.misconception for question in course.questions for option in question.options}
    for misconception in course.misconceptions:
        if misconception.id not in used:
            yield misconception.place("id"), f"no question uses misconception '{misconception.id}'"
