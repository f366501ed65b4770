"""Flashcards of the terms, the procedures and the common wrong beliefs: a list that also prints to cut."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Course
from .links import link, relative, target
from .question import plain

PAGE = "practice/flashcards.md"

Card = tuple[str, list[str], list[str]]
"""Its id, by which the browser remembers it, its front and its back."""


def markdown(course: Course) -> str:
    """The Markdown of practice/flashcards.md; the script turns the list into one card at a time."""
    lines = [
        "---",
        "description: Flashcards of the words, the procedures and the wrong beliefs of this course.",
        "search:",
        "  exclude: true",
        "hide: [toc]",
        "---",
        "# Flashcards",
        "",
        "Say the back of a card aloud before you turn it. On paper, cut along the lines and fold.",
        "{ .lesson-start }",
        "",
        '<div class="flashcards" data-flashcards></div>',
        "",
    ]
    lists = [line for kind, title, cards in _sets(course) for line in _list(kind, title, cards)]
    if lists:
        lines += ['<details class="flashcard-lists" data-flashcard-lists open markdown>']
        lines += ["<summary>The cards as a list</summary>", "", *lists, "</details>", ""]
    return "\n".join(lines)


def _sets(course: Course) -> Iterator[tuple[str, str, list[Card]]]:
    yield "words", "Words", list(_words(course))
    yield "procedures", "Procedures", list(_procedures(course))
    yield "beliefs", "True or not?", list(_beliefs(course))


def _list(kind: str, title: str, cards: list[Card]) -> list[str]:
    if not cards:
        return []
    lines = [f'<section class="flashcard-list" data-kind="{kind}" markdown>', "", f"## {title}", ""]
    for id, front, back in cards:
        lines += _card(f"{kind}-{id}", front, back)
    return [*lines, "</section>", ""]


def _words(course: Course) -> Iterator[Card]:
    for term in sorted(course.terms, key=lambda term: term.term.casefold()):
        to = relative(PAGE, target(course, "term", term.id))
        yield (
            term.id,
            [f"What does this mean? **{plain(term.term)}**"],
            [plain(term.means), "", f"[{plain(term.term)} in the glossary]({to})"],
        )


def _procedures(course: Course) -> Iterator[Card]:
    for procedure in course.procedures:
        steps = [f"{number}.  {plain(step.do)}" for number, step in enumerate(procedure.steps, 1)]
        lesson = plain(course.get("lesson", procedure.lesson).title)
        name = link(course, PAGE, "lesson", procedure.lesson, f"The lesson: {lesson}")
        front = [f"What are the steps? **{plain(procedure.title)}**", "", plain(procedure.when)]
        yield procedure.id, front, [*steps, "", name]


def _beliefs(course: Course) -> Iterator[Card]:
    for misconception in course.misconceptions:
        yield (
            misconception.id,
            ["Some people think this. What is right?", "", f"**{plain(misconception.belief)}**"],
            [plain(misconception.instead)],
        )


def _card(id: str, front: list[str], back: list[str]) -> list[str]:
    return [
        f'<div class="flashcard" data-card="{id}" markdown>',
        '<div class="flashcard__front" markdown>',
        "",
        *front,
        "",
        "</div>",
        '<div class="flashcard__back" markdown>',
        "",
        *back,
        "",
        "</div>",
        "</div>",
        "",
    ]
