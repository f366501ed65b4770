"""A lesson is ten minutes: long enough to act on, short enough for a break."""

from .. import prose
from ..findings import GAP

SEVERITY = "warning"
LEAST, MOST = 700, 1450


def check(lesson, course):
    length = prose.length(lesson.body)
    # Their number comes from the modules: who looks at all lessons is asked again when one of them changes.
    number = sum(len(module.lessons) for module in course.modules)
    judged = course.settings.sections and number > 3 and GAP not in lesson.body
    if judged and not LEAST <= length <= MOST:
        yield lesson.place(), f"the lesson has {length} words; {LEAST} to {MOST} fit"
