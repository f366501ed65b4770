"""A question that is meant to have one right answer has none or several, or the reverse."""

EXPECTED = {
    "single": ("exactly one right option", lambda number: number == 1),
    "true-false": ("exactly one right option", lambda number: number == 1),
    "several": ("two right options or more", lambda number: number >= 2),
}


def check(question):
    if question.type in EXPECTED and question.options:
        wanted, fits = EXPECTED[question.type]
        number = len(question.right)
        if not fits(number):
            said = f"question '{question.id}' has {number or 'no'} right options"
            yield (
                question.place("options"),
                f"{said.replace('1 right options', '1 right option')}; type '{question.type}' wants {wanted}",
            )
