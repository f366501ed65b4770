"""A guesser who has read nothing should not do better than chance: over the bank, and by module."""

from .. import guessing

BANK, MODULE = 0.08, 0.15
LEAST = 20
"""Fewer questions are not judged, and up to some 150 the margin is two standard errors of luck."""


def check(course):
    for module, outcome in guessing.outcomes(course):
        above = outcome.right - outcome.chance
        luck = 2 * (outcome.chance * (1 - outcome.chance) / outcome.questions) ** 0.5
        if outcome.questions < LEAST or above <= max(luck, MODULE if module else BANK):
            continue
        thing = course.get("module", module) if module else course.settings
        where = "of the module's" if module else "of the bank's"
        yield (
            thing.place("id"),
            f"who always picks the option '{outcome.guesser}' is right in {outcome.right:.0%} {where} "
            f"{outcome.questions} questions; chance is {outcome.chance:.0%}",
            "warning" if module else "error",
        )
