"""Shows one question as its page's markup and as it reads on paper, without building anything."""

from __future__ import annotations

import string

from .model import Course, Question
from .pages import question as page
from .words import expand

LETTERS = string.ascii_uppercase
GAP = "_" * 20


def text(course: Course, question: Question) -> str:
    """What the page is made of, and the question on paper with its key, as plain text."""
    return "\n".join(
        [
            _facts(course, question),
            "",
            "== On the page ==",
            "",
            page.markdown(question),
            "",
            "== On paper ==",
            "",
            *(expand(line, course) for line in _PAPER[question.type](question)),
            "",
        ]
    )


def _facts(course: Course, question: Question) -> str:
    lesson = course.lesson_of_objective.get(question.objective)
    where = [f"lesson {lesson.id}"] if lesson else []
    ground = [*question.claims, *question.sources]
    facts = [question.id, question.type, question.level, *where, f"objective {question.objective}"]
    facts += [f"rests on {', '.join(ground)}"] if ground else []
    return f"{question.place()}: {' · '.join([*facts, f'version {question.version}'])}"


def _choice(question: Question) -> list[str]:
    marked = list(zip(LETTERS, question.options, strict=False))
    key = ", ".join(letter for letter, option in marked if option.correct)
    return [
        question.stem.strip(),
        "",
        *(f"  {letter}  {option.text}" for letter, option in marked),
        "",
        f"Key: {key}",
        *(f"  {letter}  {option.feedback}" for letter, option in marked),
    ]


def _order(question: Question) -> list[str]:
    mixed = sorted(question.steps, key=str.casefold)
    key = ", ".join(str(question.steps.index(step) + 1) for step in mixed)
    return [
        question.stem.strip(),
        "",
        *(f"  __  {step}" for step in mixed),
        "",
        f"Key: {key}",
        f"  {question.feedback}",
    ]


def _fill(question: Question) -> list[str]:
    return [
        question.stem.strip().replace(page.GAP, GAP),
        "",
        f"Key: {' or '.join(question.answers)}",
        f"  {question.feedback}",
        f"  Otherwise: {question.wrong}",
    ]


_PAPER = {
    "single": _choice,
    "several": _choice,
    "true-false": _choice,
    "order": _order,
    "fill": _fill,
}
