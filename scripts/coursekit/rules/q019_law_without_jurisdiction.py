"""Law differs from place to place; a question that touches it says whose law it means."""

from .. import prose


def check(question, course):
    legal = frozenset(course.style.legal if course.style else ())
    if question.jurisdiction:
        return
    texts = (question.stem, *(option.text for option in question.options))
    found = legal & frozenset(word for text in texts for word in prose.words(text))
    if found:
        words = ", ".join(sorted(found))
        yield question.place("stem"), f"this touches the law ({words}); name a jurisdiction"
