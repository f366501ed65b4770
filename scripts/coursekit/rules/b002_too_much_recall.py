"""Most questions ask a reader to act or to judge, since that is what the work asks."""

LEAST = 0.6


def check(course):
    asked = [question.level for question in course.questions]
    if len(asked) >= 20:
        share = sum(level != "recall" for level in asked) / len(asked)
        if share < LEAST:
            yield (
                course.settings.place("modules"),
                f"{share:.0%} of the questions apply or judge; 60% should",
            )
