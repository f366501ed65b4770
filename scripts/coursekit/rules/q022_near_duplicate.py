"""Two questions that ask nearly the same in nearly the same words count one thing twice."""

from collections import Counter
from itertools import chain

from .. import prose

SEVERITY = "warning"
ALIKE = 0.5


def _runs(question):
    """All runs of three words in a row: two texts that share half of them are copies with edits."""
    found = set()
    for part in (question.stem, *(option.text for option in question.options), *question.steps):
        said = prose.words(part)
        found.update(zip(said, said[1:], said[2:], strict=False))
    return found


def check(course):
    sets = [_runs(question) for question in course.questions]
    times = Counter(chain.from_iterable(sets))
    shared = {run for run, number in times.items() if number > 1}
    first_with = {}
    for number, (question, runs) in enumerate(zip(course.questions, sets, strict=True)):
        rare = _rarest(runs, runs & shared, times)
        others = {other for run in rare for other in first_with.get(run, ())}
        for other in sorted(others):
            count = len(runs & sets[other])
            if count > ALIKE * (len(runs) + len(sets[other]) - count):
                said = course.questions[other].id
                yield question.place("stem"), f"this question is nearly the same as '{said}'"
                break
        for run in rare:
            first_with.setdefault(run, []).append(number)


def _rarest(runs, shared, times):
    """The runs by which a question that is nearly the same would be found: the rarest half.

    Of two sets that have more than half of all in common, each has more than half of itself in
    common with the other; in one order for all, the first common run is in the first half of both.
    So a question is compared with few others, also where all stems end in the same words.
    """
    alone = len(runs) - len(shared)
    return sorted(shared, key=lambda run: (times[run], run))[: max(0, (len(runs) + 1) // 2 - alone)]
