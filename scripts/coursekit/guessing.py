"""How far cheap guessers get: strategies that need no lesson, measured on the single-choice bank.

A guesser picks an option of each question without reading for sense; a bank is fair when each
stays near chance. Options that tie share the point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import prose
from .model import Course, Question

Guesser = Callable[[Question, tuple[str, ...]], list[float]]
"""Gives each option a score; the guesser picks the highest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A guesser's share of right answers on a set of questions, and what chance would give."""

    guesser: str
    questions: int
    right: float
    chance: float


def _lengths(question: Question, courtesy: tuple[str, ...]) -> list[float]:
    return [len(prose.words(option.text)) for option in question.options]


def _politeness(question: Question, courtesy: tuple[str, ...]) -> list[float]:
    return [
        sum(word.startswith(courtesy) for word in prose.words(option.text)) for option in question.options
    ]


def _likeness(question: Question, courtesy: tuple[str, ...]) -> list[float]:
    stem = prose.content_words(question.stem)
    return [len(prose.content_words(option.text) & stem) for option in question.options]


GUESSERS: dict[str, Guesser] = {
    "longest": _lengths,
    "shortest": lambda question, courtesy: [-length for length in _lengths(question, courtesy)],
    "first": lambda question, courtesy: [-n for n in range(len(question.options))],
    "middle": lambda question, courtesy: [n == 1 for n in range(len(question.options))],
    "last": lambda question, courtesy: list(range(len(question.options))),
    "most polite": _politeness,
    "most like the stem": _likeness,
}


def outcomes(course: Course) -> Iterable[tuple[str, Outcome]]:
    """How each guesser does on the whole bank (told with the id "") and on each module."""
    courtesy = course.style.courtesy if course.style else ()
    sets: dict[str, list[tuple[float, dict[str, float]]]] = {"": []}
    for question in course.questions:
        if question.type == "single" and len(question.right) == 1 and len(question.options) > 1:
            points = {name: _point(question, guess, courtesy) for name, guess in GUESSERS.items()}
            told = (1 / len(question.options), points)
            for module in {"", course.module_of_question.get(question.id, "")}:
                sets.setdefault(module, []).append(told)
    for module, bank in sets.items():
        for name in GUESSERS if bank else ():
            right = sum(points[name] for _, points in bank) / len(bank)
            chance = sum(share for share, _ in bank) / len(bank)
            yield module, Outcome(name, len(bank), right, chance)


def _point(question: Question, guess: Guesser, courtesy: tuple[str, ...]) -> float:
    scores = guess(question, courtesy)
    best = max(scores)
    if scores.count(best) == 1:
        return float(question.options[scores.index(best)].correct)
    picked = [o for o, score in zip(question.options, scores, strict=True) if score == best]
    return sum(option.correct for option in picked) / len(picked)
