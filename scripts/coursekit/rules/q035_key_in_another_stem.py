"""A question whose right answer can be read in another question is answered by whoever meets both."""

from .. import prose

SEVERITY = "warning"
RUN = 6


def _runs(text):
    said = prose.words(text)
    return list(zip(*(said[n:] for n in range(RUN)), strict=False))


def check(course):
    told = {}
    for question in course.questions:
        for run in _runs(question.stem):
            told.setdefault(run, question.id)
    for question in course.questions:
        for option in question.right:
            found = [run for run in _runs(option.text) if told.get(run, question.id) != question.id]
            if found:
                words, other = " ".join(found[0]), told[found[0]]
                yield option.place("text"), f"the stem of '{other}' says this right option too: '{words}'"
