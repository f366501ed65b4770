"""A title stands in headings, tables and menus; a sign of markup would show, or break the page."""

import re

SIGNS = re.compile(r"[\[\]<>|`{}]")


def check(course):
    entries = (course.settings, *course.modules, *course.procedures, *course.scenarios, *course.blueprints)
    told = [(entry.place("title"), entry.title) for entry in entries]
    told += [(module.place("summary"), module.summary) for module in course.modules]
    for lesson in course.lessons:
        told += [(lesson.head.place(key), getattr(lesson, key)) for key in ("title", "description")]
    for place, text in told:
        sign = SIGNS.search(text.replace("{{", "").replace("}}", ""))
        if sign:
            yield place, f"'{sign.group()}' is a sign of markup; a title holds plain words: '{text}'"
