"""Puts the words that the course file tells once in their places: {{ emergency }}."""

from __future__ import annotations

from .lessonfile import WORD
from .model import Course


def expand(text: str, course: Course) -> str:
    """The text with every known {{ word }} replaced; unknown ones stay for a rule to find.

    {{ notice }} is the course's notice, which may hold words itself.
    """
    if "{{" not in text:
        return text
    known = {word.word: word.text for word in course.settings.words}
    text = text.replace("{{ notice }}", course.settings.notice)
    return WORD.sub(lambda mark: known.get(mark.group(1), mark.group(0)), text)
