"""Two glossary entries claim the same word, so that a reader cannot tell which is meant."""


def check(course):
    first = {}
    for term in course.terms:
        for number, word in enumerate((term.term, *term.also)):
            said = word.casefold()
            place = term.place(f"also.{number - 1}" if number else "term")
            if said in first:
                yield place, f"'{word}' stands at {first[said]} too"
            else:
                first[said] = place
