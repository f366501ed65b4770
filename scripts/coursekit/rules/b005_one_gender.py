"""A bank in which nearly everyone is 'he', or 'she', tells some readers that the work is not for them."""

from .. import prose

SEVERITY = "warning"
LEAST = 12
"""Fewer stems that say 'he' or 'she' are not judged."""
MOST = 0.75
SAID = {"he": frozenset(("he", "him", "his")), "she": frozenset(("she", "her", "hers"))}


def check(course):
    stems = [frozenset(prose.words(question.stem)) for question in course.questions]
    numbers = {word: sum(not said.isdisjoint(forms) for said in stems) for word, forms in SAID.items()}
    both = sum(numbers.values())
    for word, number in numbers.items():
        if both >= LEAST and number > MOST * both:
            yield (
                course.settings.place("modules"),
                f"in {number} of {both} stems with 'he' or 'she' it is '{word}'; three quarters are the most",
            )
