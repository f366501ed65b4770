"""Draws a mock exam from its blueprint: the same letter gives the same paper, on screen and on paper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .model import Blueprint, Course, Part, Question

FORMS = "ABCD"
"""The letters of the papers that every blueprint has."""


@dataclass(frozen=True)
class Item:
    """A question on a paper: its number from 1, and its answers in the order of this paper.

    `order` holds the places of the options, or of the steps, in the question: (2, 0, 1) shows
    the third one first. It is empty for a question with a gap to fill.
    """

    number: int
    question: Question
    order: tuple[int, ...]


@dataclass(frozen=True)
class Paper:
    """A mock exam as it is taken: the blueprint, the letter of the form, and the questions in order."""

    blueprint: Blueprint
    form: str
    items: tuple[Item, ...]


def offered(course: Course) -> list[Blueprint]:
    """The blueprints in the order in which they are offered: our own first, then the shorter ones."""
    return sorted(course.blueprints, key=lambda blueprint: (bool(blueprint.format_of), blueprint.length))


def forms(course: Course, blueprint: Blueprint) -> tuple[Paper, ...]:
    """The papers of a blueprint, one for each letter.

    No question stands twice on a paper. The letters share none as long as a module has enough:
    each takes the next questions of one mixed row, and the row begins again at its end.
    """
    rows = {part.module: _row(course, blueprint, part) for part in blueprint.parts}
    return tuple(_paper(blueprint, rows, number) for number in range(len(FORMS)))


def _paper(blueprint: Blueprint, rows: dict[str, list[Question]], number: int) -> Paper:
    form = FORMS[number]
    drawn = []
    for part in blueprint.parts:
        row = rows[part.module]
        count = min(part.questions, len(row))
        drawn += [row[(number * part.questions + step) % len(row)] for step in range(count)]
    mixed = sorted(drawn, key=lambda question: _chance(blueprint, form, question.id))
    items = [
        Item(place, question, _order(blueprint, form, question)) for place, question in enumerate(mixed, 1)
    ]
    return Paper(blueprint, form, tuple(items))


def _row(course: Course, blueprint: Blueprint, part: Part) -> list[Question]:
    """The questions of a module, mixed; each objective has its turn before any comes again."""
    seen: dict[str, int] = {}
    turns = []
    inside = [q for q in course.questions if course.module_of_question.get(q.id) == part.module]
    for question in sorted(inside, key=lambda question: _chance(blueprint, "row", question.id)):
        seen[question.objective] = seen.get(question.objective, 0) + 1
        turns.append((seen[question.objective], question))
    return [question for _, question in sorted(turns, key=lambda pair: pair[0])]


def _order(blueprint: Blueprint, form: str, question: Question) -> tuple[int, ...]:
    """The order of the answers on a paper; steps never stand in their right order."""
    places = range(len(question.steps or question.options))
    if question.keep_order or question.type == "true-false":
        return tuple(places)
    texts = question.steps or [option.text for option in question.options]
    mixed = sorted(places, key=lambda place: _chance(blueprint, form, question.id, texts[place]))
    return tuple(reversed(mixed)) if question.steps and mixed == list(places) else tuple(mixed)


def _chance(blueprint: Blueprint, *names: str) -> str:
    """A number that looks like chance and is the same for the same names on every machine."""
    return hashlib.sha256("\0".join([blueprint.id, str(blueprint.seed), *names]).encode()).hexdigest()
