"""A lesson, module or license whose id names a page that is drawn from data would take that page's place."""

from ..model import DRAWN


def check(course):
    named = (("lesson", lesson.entry) for lesson in course.lessons)
    kinds = (("module", course.modules), ("license", course.credentials), ("exam", course.blueprints))
    for kind, entry in (*named, *((kind, entry) for kind, entries in kinds for entry in entries)):
        if entry.id.casefold() in DRAWN:
            place = entry.place("id")
            yield place, f"{kind} '{entry.id}' has the name of a page that is drawn; choose another id"
