"""Words that promise an effect need evidence that nobody has."""

from .. import prose


def check(question, course):
    promises = frozenset(course.style.promises if course.style else ())
    for place, text in (
        (question.place("stem"), question.stem),
        *((option.place("text"), option.text) for option in question.right),
        *((option.place("feedback"), option.feedback) for option in question.right),
    ):
        found = promises & frozenset(prose.words(text))
        if found:
            yield place, f"'{min(found)}' promises more than the evidence allows"
