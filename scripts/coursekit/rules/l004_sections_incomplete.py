"""Every lesson has the sections of the course, in the same order, so that readers find their way."""


def check(lesson, course):
    wanted = list(course.settings.sections)
    found = [heading.text for heading in lesson.headings if heading.level == 2]
    for section in wanted:
        if section not in found:
            yield lesson.place(), f"section '{section}' is missing"
    kept = [section for section in found if section in wanted]
    if kept != [section for section in wanted if section in kept]:
        yield lesson.place(), f"the sections stand in another order: {', '.join(kept)}"
