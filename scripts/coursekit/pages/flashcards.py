"""Flashcards of the terms, the procedures and the common wrong beliefs: a list that also prints to cut."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Course
from .links import link, relative, target
from .question import plain

PAGE = "practice/flashcards.md"


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
        '<div class="flashcard-lists" data-flashcard-lists markdown>',
        "",
    ]
    for kind, title, cards in (
        ("words", "Words", list(_words(course))),
        ("procedures", "Procedures", list(_procedures(course))),
        ("beliefs", "True or not?", list(_beliefs(course))),
    ):
        if cards:
            lines += [f'<section class="flashcard-list" data-kind="{kind}" markdown>', "", f"## {title}", ""]
            for front, back in cards:
                lines += _card(front, back)
            lines += ["</section>", ""]
    return "\n".join([*lines, "</div>", ""])


def _words(course: Course) -> Iterator[tuple[list[str], list[str]]]:
    for term in sorted(course.terms, key=lambda term: term.term.casefold()):
        to = relative(PAGE, target(course, "term", term.id))
        yield (
            [f"What does this mean? **{plain(term.term)}**"],
            [plain(term.means), "", f"[In the glossary]({to})"],
        )


def _procedures(course: Course) -> Iterator[tuple[list[str], list[str]]]:
    for procedure in course.procedures:
        steps = [f"{number}.  {plain(step.do)}" for number, step in enumerate(procedure.steps, 1)]
        name = link(course, PAGE, "lesson", procedure.lesson, "In its lesson")
        front = [f"What are the steps? **{plain(procedure.title)}**", "", plain(procedure.when)]
        yield front, [*steps, "", name]


def _beliefs(course: Course) -> Iterator[tuple[list[str], list[str]]]:
    for misconception in course.misconceptions:
        yield (
            ["Some people think this. What is right?", "", f"**{plain(misconception.belief)}**"],
            [plain(misconception.instead)],
        )


def _card(front: list[str], back: list[str]) -> list[str]:
    return [
        '<div class="flashcard" markdown>',
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
