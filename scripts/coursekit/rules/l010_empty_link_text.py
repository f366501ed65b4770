"""A link says where it leads; 'here' says nothing in a list of links."""

import re

from ..lessonfile import lines_outside_code

LINK = re.compile(r"(?<!!)\[([^\]]{0,500})\]\(([^)\s]+)")
EMPTY = frozenset(("here", "click here", "this", "link", "more", "read more", "this page", "page", ""))


def check(lesson):
    for number, line in lines_outside_code(lesson.body):
        for text, path in LINK.findall(line) if "](" in line else ():
            said = text.strip(" *_.").casefold()
            if said in EMPTY or said.startswith(("http://", "https://", "www.")):
                place = lesson.place(lesson.first_line + number)
                yield place, f"the link text '{text}' does not say where it leads ({path})"
