"""Rules change: what was read long ago is read again, or it goes."""

from datetime import date

DUE, OVER = 270, 540


def check(credential, course):
    if course.today is None:
        return
    # A clock that is behind, or in a later time zone, does not make a fact one of tomorrow.
    today = max(course.today, date.fromisoformat(course.settings.date))
    for reference in credential.references:
        days = (today - date.fromisoformat(reference.checked)).days
        if days < 0:
            yield reference.place("checked"), f"'{reference.checked}' is a day that is yet to come"
        elif days > OVER:
            yield reference.place("checked"), f"checked {days} days ago; read it again or remove it"
        elif days > DUE:
            yield (
                reference.place("checked"),
                f"checked {days} days ago; read it again soon",
                "warning",
            )
