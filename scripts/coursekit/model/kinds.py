"""Everything of a course that has an id, by kind and id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Kinds:
    """The things of a course by kind and then by id: `course.kinds["term"]["badge"]`.

    A kind is looked up when it is asked for, so that who asks for one depends on no other.
    """

    def __init__(self, course: Any) -> None:
        self.course = course
        self.known: dict[str, dict[str, Any]] = {}

    def __getitem__(self, kind: str) -> dict[str, Any]:
        things = THINGS[kind](self.course)
        if kind not in self.known:
            self.known[kind] = {thing.id: thing for thing in things}
        return self.known[kind]


THINGS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "module": lambda course: course.modules,
    "lesson": lambda course: course.lessons,
    "objective": lambda course: course.objectives,
    "question": lambda course: course.questions,
    "claim": lambda course: course.claims,
    "verdict": lambda course: course.verdicts,
    "topic": lambda course: course.topics,
    "study": lambda course: course.studies,
    "misconception": lambda course: course.misconceptions,
    "term": lambda course: course.terms,
    "procedure": lambda course: course.procedures,
    "scenario": lambda course: course.scenarios,
    "field-topic": lambda course: course.field_topics,
    "credential": lambda course: course.credentials,
    "blueprint": lambda course: course.blueprints,
    "source": lambda course: (*course.sources, *course.studies),
}
