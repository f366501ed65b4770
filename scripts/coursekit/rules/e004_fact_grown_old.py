"""Rules change: what was read long ago is read again, or it goes."""

from datetime import date

DUE, OVER = 270, 540


def check(credential, course):
    for reference in credential.references:
        days = (course.today - date.fromisoformat(reference.checked)).days
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
