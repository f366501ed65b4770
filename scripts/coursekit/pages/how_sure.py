"""The page that explains the verdict words: what each means, how a lesson says it, how often it stands."""

from __future__ import annotations

from collections import Counter

from ..model import Course
from .links import EVIDENCE, relative
from .question import plain

PAGE = "reference/how-sure.md"


def markdown(course: Course) -> str:
    """The Markdown of reference/how-sure.md."""
    stands = Counter(claim.verdict for claim in course.claims)
    left_out = sum(bool(claim.left_out) for claim in course.claims)
    lines = [
        "---",
        "description: What our verdict words mean, how a lesson says them, and how often each one stands.",
        "---",
        "# How sure are we?",
        "",
        "A course that tells you what works should say how it knows.",
        f"We took {len(course.claims)} claims out of the texts that this course began with.",
        "For each one we looked for studies and gave it one of these words.",
        f"The [evidence page]({relative(PAGE, EVIDENCE)}) shows them all, one by one.",
        "",
    ]
    for verdict in course.verdicts:
        number = stands[verdict.id]
        lines += [
            f"## {plain(verdict.label)} {{ #{verdict.id} }}",
            "",
            plain(verdict.means),
            "",
            f"A lesson says: *{plain(verdict.say)}*",
            "",
            f"{number} {'claim has' if number == 1 else 'claims have'} this verdict.",
            "",
        ]
    lines += [
        "## What we leave out",
        "",
        f"{left_out} claims are taught in no lesson, and the evidence page says why.",
        "",
        "## What we did not do",
        "",
        "We looked in public texts, and of most studies we read the abstract and not the whole paper.",
        "The page of studies says for each one what we read.",
        "A study that we did not find may exist all the same.",
        "If you know one, tell those who gave you this course.",
        "",
    ]
    return "\n".join(lines)
