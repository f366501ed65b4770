"""What is right and wrong in a course: one file a rule, found by walking this folder.

A rule's file is named for its code and its fault, such as `q002_duplicate_option.py`. It holds
`check`, which yields `(place, message)` for the thing its first parameter is named for, and
may set `SEVERITY = "warning"`; a third value weighs one finding otherwise. A second parameter
`course` gets the whole course.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..findings import Finding, Place, Severity
from ..model import Course

SUBJECTS: dict[str, Callable[[Course], Iterable[object]]] = {
    "course": lambda course: [course],
    "question": lambda course: course.questions,
    "module": lambda course: course.modules,
    "lesson": lambda course: course.lessons,
    "page": lambda course: course.pages,
    "objective": lambda course: course.objectives,
    "source": lambda course: course.sources,
    "claim": lambda course: course.claims,
    "procedure": lambda course: course.procedures,
    "scenario": lambda course: course.scenarios,
    "credential": lambda course: course.credentials,
    "blueprint": lambda course: course.blueprints,
    "term": lambda course: course.terms,
    "entry": lambda course: course.braced_entries,
}
"""In the order of asking: the questions right after the bank as a whole, while their words are at hand."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and name from its file, why it is there, and what it checks."""

    code: str
    name: str
    why: str
    subject: str
    severity: Severity
    check: Callable[..., Iterator[tuple[Place, str] | tuple[Place, str, Severity]]]
    wants_course: bool

    def findings(self, thing: object, course: Course) -> Iterator[Finding]:
        """What the rule has to say about one thing of a course."""
        arguments = (thing, course) if self.wants_course else (thing,)
        for place, message, *severity in self.check(*arguments):
            yield Finding(place, self.code, message, *(severity or [self.severity]))


def _rule(name: str) -> Rule:
    module = importlib.import_module(f"{__name__}.{name}")
    code, _, fault = name.partition("_")
    parameters = list(inspect.signature(module.check).parameters)
    return Rule(
        code=code.upper(),
        name=fault.replace("_", "-"),
        why=inspect.getdoc(module) or "",
        subject=parameters[0],
        severity=getattr(module, "SEVERITY", "error"),
        check=module.check,
        wants_course=parameters[1:] == ["course"],
    )


ALL = tuple(_rule(info.name) for info in pkgutil.iter_modules(__path__))


def findings(course: Course) -> Iterator[Finding]:
    """What all rules have to say about a course, in no order."""
    for subject, things in SUBJECTS.items():
        told = [rule for rule in ALL if rule.subject == subject]
        for thing in things(course):
            for rule in told:
                yield from rule.findings(thing, course)
