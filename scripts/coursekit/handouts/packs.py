"""Packs: all quick cards, whole and to cut, and the role-plays of a module."""

from __future__ import annotations

from ..model import Course, Module, Procedure, Scenario
from . import card, frame, roleplay
from .handout import Handout, Source
from .xhtml import element, heading, paragraph, text

ROOMY = 2650
"""The letters of a card that a quarter of a page holds; a longer one takes two quarters."""


def cards(source: Source) -> Handout:
    """Every procedure on a page of its own."""
    content = "".join(frame.part(card.short(one, 1)) for one in _in_order(source.course))
    return frame.handout(source, "cards", "cards", "", "Quick cards", content)


def cards_to_cut(source: Source) -> Handout:
    """Four cards on a page, with lines to cut along."""
    told = [card.short(one, 1) for one in _in_order(source.course)]
    narrow = [place for place, one in enumerate(told) if len(one) <= ROOMY]
    # One without another beside it has the room of two.
    paired = set(narrow[: len(narrow) // 2 * 2])
    cells = [
        element("div", one, class_="quarter", **({} if place in paired else {"data_wide": "yes"}))
        for place, one in enumerate(told)
    ]
    content = element("div", "".join(cells), class_="quarters")
    return frame.handout(source, "cards-cut", "cards-to-cut", "", "Quick cards to cut", content)


def roleplays(source: Source, module: Module) -> Handout:
    """The role-plays of a module: parts to cut apart, the observer's sheet, and looking back."""
    content = "".join(_sheets(source.course, one) for one in source.course.scenarios_of(module))
    title = f"{module.title}: role-plays"
    return frame.handout(source, "roleplays", f"{module.id}-roleplays", module.id, title, content)


def _sheets(course: Course, scenario: Scenario) -> str:
    used = [course.get("procedure", id) for id in scenario.procedures]
    told = ", ".join(f"{one.id} {one.title}" for one in used)
    head = paragraph("Role-play", "over") + heading(1, text(scenario.title))
    help_ = paragraph(f"Quick cards that help: {text(told)}", "facts") if told else ""
    lead = paragraph("One part for each player; cut them apart. Neither should read the other one.")
    first = head + help_ + lead + roleplay.roles(scenario, 2)
    second = roleplay.observer(scenario, 2)
    third = roleplay.looking_back(scenario, 2, "Look back together")
    name = paragraph(text(f"Role-play · {scenario.title}"), "over")
    return frame.part(first) + frame.part(name + second + third)


def _in_order(course: Course) -> list[Procedure]:
    """The procedures in the order of the lessons that teach them."""
    order = {lesson.id: number for number, lesson in enumerate(course.lessons)}
    return sorted(course.procedures, key=lambda one: order.get(one.lesson, len(order)))
