"""The bank as JSON for programs; what it holds is told in docs/author/index.md."""

from __future__ import annotations

import json

from .bank import Asked, Bank
from .form import Format

VERSION = 1
"""Grows when a reader of the file would have to change."""


def write(bank: Bank) -> bytes:
    settings = bank.settings
    course = {
        "id": settings.id,
        "title": settings.title,
        "version": settings.version,
        "date": settings.date,
        "language": settings.language,
        "license": settings.license,
        "address": bank.address,
    }
    told = {"format": VERSION, "course": course, "questions": [_question(one) for one in bank.asked]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _question(asked: Asked) -> dict[str, object]:
    """What is known of a question; all texts are HTML but the titles and the answers to type."""
    question = asked.question
    return {
        "id": asked.id,
        "version": question.version,
        "type": asked.type,
        "level": question.level,
        "module": {"id": asked.module.id, "title": asked.module_title},
        "lesson": {"id": asked.lesson.id, "title": asked.lesson_title, "address": asked.address},
        "stem": asked.asks,
        "options": [
            {"text": choice.text.html, "correct": choice.correct, "feedback": choice.feedback.html}
            for choice in asked.choices
            if not asked.steps
        ],
        "fixed": asked.fixed,
        "steps": [step.html for step in asked.steps],
        "answers": list(asked.answers),
        "feedback": asked.feedback.html,
        "wrong": asked.wrong.html,
        "hints": [hint.html for hint in asked.hints],
    }


FORMAT = Format(
    name="json",
    title="JSON",
    readers="Programs of your own",
    ending=".json",
    steps=(
        "Look at “format” first: it is a number that grows when a reader would have to change.",
        "Read “questions”; “options”, “steps” or “answers” hold the key, as the “type” of each says.",
        "Show the texts as HTML. The author's guide says what each field holds.",
    ),
    write=write,
    hints=True,
)
