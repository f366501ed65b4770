"""The minutes that a lesson promises are near what its words and questions take."""

from .. import prose

SEVERITY = "warning"
WORDS_A_MINUTE = 160
MINUTES_A_QUESTION = 0.6
OFF = 3.5


def check(lesson):
    reading = prose.length(lesson.body) / WORDS_A_MINUTE
    minutes = reading + MINUTES_A_QUESTION * len(lesson.named("question"))
    if abs(minutes - lesson.minutes) > OFF:
        place = lesson.entry.place("minutes")
        about = max(1, round(minutes))
        unit = "minute" if about == 1 else "minutes"
        yield place, f"'{lesson.id}' takes about {about} {unit}, not {lesson.minutes}"
