"""A wrong option that no decent person would choose leaves less to choose from."""

from .. import prose


def check(question, course):
    rude = frozenset(course.style.cartoon if course.style else ())
    for option in question.options:
        found = rude & frozenset(prose.words(option.text))
        if not option.correct and found:
            words = ", ".join(sorted(found))
            yield option.place("text"), f"nobody well-meaning would choose this: {words}"
