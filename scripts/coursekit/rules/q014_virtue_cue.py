"""A word of kindness that only the right option has lets a reader guess it by tone."""

from .. import prose

LABEL = 3
"""Shorter options are names of things, not ways of acting."""


def check(question, course):
    courtesy = tuple(course.style.courtesy) if course.style else ()
    if question.type != "single" or len(question.right) != 1:
        return
    key = question.right[0]
    if len(prose.words(key.text)) < LABEL:
        return
    kind = [word for word in prose.words(key.text) if word.startswith(courtesy)]
    others = [
        word
        for option in question.options
        if option is not key
        for word in prose.words(option.text)
        if word.startswith(courtesy)
    ]
    if kind and not others:
        yield key.place("text"), f"only the right option is kind in words: {', '.join(kind)}"
