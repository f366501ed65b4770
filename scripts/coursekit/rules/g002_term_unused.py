"""A glossary term that nothing in the course uses explains a word that nobody meets."""

import re

SEVERITY = "warning"


def _texts(course):
    for lesson in course.lessons:
        yield lesson.body
    for procedure in course.procedures:
        yield procedure.title
        yield from (step.do for step in procedure.steps)
        yield from (*procedure.avoid, *procedure.stop, *procedure.ask)
    for question in course.questions:
        yield question.stem
        yield from (part for option in question.options for part in (option.text, option.feedback))
    for credential in course.credentials:
        yield credential.title
        yield from (fact.text for fact in credential.facts)
    for scenario in course.scenarios:
        yield scenario.trainee
        yield from (choice.text for scene in scenario.scenes for choice in scene.choices)


def _pattern(word):
    """Finds a word, or several with any space between, where a word begins.

    The letters stand before what is asked of them, so that a plain search finds the few places.
    """
    first, *others = map(re.escape, word.split())
    return re.compile(r"\s+".join((rf"{first}(?<=\b{first})", *others)))


def check(course):
    said = "\n".join(_texts(course)).casefold()
    for term in course.terms:
        if not any(_pattern(word.casefold()).search(said) for word in (term.term, *term.also)):
            yield term.place("term"), f"nothing in the course uses the term '{term.term}'"
