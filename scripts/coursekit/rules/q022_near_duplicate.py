"""Two questions that ask nearly the same in nearly the same words count one thing twice."""

from .. import prose

SEVERITY = "warning"
RUN = 3
ALIKE = 0.5


def _runs(question):
    """All runs of three words in a row: two texts that share half of them are copies with edits."""
    parts = (question.stem, *(option.text for option in question.options), *question.steps)
    for part in parts:
        said = prose.words(part)
        yield from zip(*(said[n:] for n in range(RUN)), strict=False)


def check(course):
    sets, by_run = [], {}
    for number, question in enumerate(course.questions):
        runs = frozenset(_runs(question))
        shared = {}
        for run in runs:
            for other in by_run.get(run, ()):
                shared[other] = shared.get(other, 0) + 1
        for other, count in sorted(shared.items()):
            if count > ALIKE * (len(runs) + len(sets[other]) - count):
                said = course.questions[other].id
                yield question.place("stem"), f"this question is nearly the same as '{said}'"
                break
        for run in runs:
            by_run.setdefault(run, []).append(number)
        sets.append(runs)
