"""Headings step down one level at a time; people who listen find their way by them."""


def check(lesson):
    level = 1
    for heading in lesson.headings:
        if heading.level == 1:
            yield (
                heading.place,
                f"the title is drawn from the front matter; '{heading.text}' is a second one",
            )
        elif heading.level > level + 1:
            yield (
                heading.place,
                f"'{heading.text}' jumps from level {level} to level {heading.level}",
            )
        level = heading.level
