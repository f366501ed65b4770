"""A question on paper, and its key: both are drawn from one item, so that they cannot disagree."""

from __future__ import annotations

import string

from ..exam import Item
from ..model import Course, Question
from . import xhtml
from .xhtml import element, items, paragraph, strong, text

LETTERS = string.ascii_uppercase
PROMPTS = {
    "single": "Choose one answer",
    "several": "Choose all that apply",
    "true-false": "True or false?",
    "order": "Put the steps in order",
    "fill": "Fill the gap",
}
"""What each type of question asks to do, on paper and on screen."""


def natural(number: int, question: Question) -> Item:
    """The question as a lesson shows it: options as they were written, steps by the alphabet."""
    places = range(len(question.steps or question.options))
    if not question.steps:
        return Item(number, question, tuple(places))
    mixed = sorted(places, key=lambda place: question.steps[place].casefold())
    return Item(number, question, tuple(reversed(mixed) if mixed == list(places) else mixed))


def asked(item: Item, lines: int) -> str:
    """The question without its answer, and so many lines to write on."""
    question = item.question
    parts = [
        paragraph(f"Question {item.number}", "number"),
        paragraph(f'{PROMPTS[question.type]} <span class="id">{question.id}</span>', "prompt"),
        element("div", xhtml.paragraphs(question.stem), class_="stem"),
    ]
    if question.steps:
        parts.append(_listed("steps", [question.steps[place] for place in item.order]))
        parts.append(element("div", class_="sequence", data_count=len(question.steps)))
    elif question.options:
        kind = "many" if question.type == "several" else "one"
        parts.append(_listed(kind, [question.options[place].text for place in item.order]))
    if lines and question.options:
        parts.append(element("div", paragraph("Why?"), class_="lines", data_count=lines))
    return element("section", "".join(parts), class_="question")


def letters(item: Item) -> str:
    """The key: 'B', 'A, C', the steps' letters in their right order, or the words for the gap."""
    question = item.question
    if question.steps:
        return ", ".join(LETTERS[item.order.index(place)] for place in range(len(question.steps)))
    if question.options:
        right = [n for n, place in enumerate(item.order) if question.options[place].correct]
        return ", ".join(LETTERS[n] for n in right)
    return " or ".join(question.answers)


def answered(item: Item) -> str:
    """The key to the question, with the reason for every option."""
    parts = [
        paragraph(f"Question {item.number}", "number"),
        paragraph(f'{strong(text(letters(item)))} <span class="id">{item.question.id}</span>', "right"),
        _reasons(item),
    ]
    return element("section", "".join(parts), class_="answer")


def explained(item: Item, course: Course) -> str:
    """The answer under its question, for instructors, with the wrong beliefs behind the options."""
    beliefs = []
    for option in (item.question.options[place] for place in item.order) if item.question.options else ():
        known = course.kinds["misconception"].get(option.misconception)
        if option.misconception:
            beliefs.append(text(known.belief if known else option.misconception))
    label = f"Answer: {letters(item)}"
    heard = [paragraph(strong("Beliefs behind the other options")), items(beliefs)] if beliefs else []
    return xhtml.aside("answer", label, _reasons(item) + "".join(heard))


def why(item: Item) -> str:
    """Why the right answer is right, as one text; where several are, each after its letter."""
    question = item.question
    shown = [question.options[place] for place in item.order] if question.options else []
    told = [(letter, option) for letter, option in zip(LETTERS, shown, strict=False) if option.correct]
    if len(told) > 1:
        return " ".join(f"{strong(letter)} {text(option.feedback)}" for letter, option in told)
    return text(told[0][1].feedback if told else question.feedback)


def _listed(kind: str, texts: list[str]) -> str:
    return element("ol", "".join(f"<li>{text(told)}</li>" for told in texts), class_=kind)


def _reasons(item: Item) -> str:
    question = item.question
    if question.steps:
        return items([text(step) for step in question.steps], "ol") + paragraph(text(question.feedback))
    if not question.options:
        wrong = f"{strong('Otherwise:')} {text(question.wrong)}"
        return paragraph(text(question.feedback)) + paragraph(wrong)
    reasons = []
    for letter, place in zip(LETTERS, item.order, strict=False):
        option = question.options[place]
        verdict = "Right." if option.correct else "Not right."
        reasons.append(f"{strong(f'{letter} {verdict}')} {text(option.feedback)}")
    return element("ul", "".join(f"<li>{reason}</li>" for reason in reasons), class_="reasons")
