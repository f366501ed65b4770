"""A word to search by that is told twice, here or in the glossary, has two homes to keep in step."""


def check(course):
    told = {said.casefold(): f"term '{term.term}'" for term in course.terms for said in term.also}
    for synonym in course.synonyms:
        for number, said in enumerate(synonym.say):
            before = told.setdefault(said.casefold(), f"'{synonym.say[0]}'")
            if before != f"'{synonym.say[0]}'" or synonym.say.index(said) != number:
                yield synonym.place(f"say.{number}"), f"'{said}' leads to {before} already"
