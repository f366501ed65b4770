"""Puts the words that the course file tells once in their places: {{ emergency }}."""

from __future__ import annotations

import re

from .lessonfile import CODE, WORD, lines_outside_code
from .model import Course

IN_CODE = re.compile(f"({CODE.pattern})")


def on_page(markdown: str, course: Course) -> str:
    """The Markdown of a page with its words replaced; in code they stay, to be read as they are written."""
    if "{{" not in markdown:
        return markdown
    lines = markdown.split("\n")
    for number, line in lines_outside_code(markdown):
        if "{{" in line:
            pieces = IN_CODE.split(line)
            pieces[::2] = [expand(piece, course) for piece in pieces[::2]]
            lines[number] = "".join(pieces)
    return "\n".join(lines)


def expand(text: str, course: Course) -> str:
    """The text with every known {{ word }} replaced; unknown ones stay for a rule to find.

    {{ notice }} is the course's notice, which may hold words itself.
    """
    if "{{" not in text:
        return text
    known = {word.word: word.text for word in course.settings.words}
    text = text.replace("{{ notice }}", course.settings.notice)
    return WORD.sub(lambda mark: known.get(mark.group(1), mark.group(0)), text)
