"""Shows one question as its page's markup and as it reads on paper, without building anything."""

from __future__ import annotations

from collections.abc import Iterator

from .exam import Item
from .handouts import question as printed
from .model import Course, Option, Question
from .pages import question as page
from .words import expand

GAP = "_" * 20


def text(course: Course, question: Question) -> str:
    """What the page is made of, and the question on paper with its key, as plain text."""
    item = printed.natural(1, question)
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
            *(expand(line, course) for line in (*_asked(item), *_key(item))),
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


def _asked(item: Item) -> list[str]:
    """The question without its answer."""
    question = item.question
    told = question.steps or [option.text for option in question.options]
    lines = [f"{printed.PROMPTS[question.type]}.", "", question.stem.strip().replace(page.GAP, GAP), ""]
    lines += [f"  {letter}  {told[place]}" for letter, place in _lettered(item)]
    return [*lines, ""] if told else lines


def _key(item: Item) -> list[str]:
    """The key and the reasons."""
    question = item.question
    lines = [f"Key: {printed.letters(item)}"]
    if question.options:
        lines += [_reason(letter, question.options[place]) for letter, place in _lettered(item)]
    else:
        lines.append(f"  {question.feedback}")
    return [*lines, f"  Otherwise: {question.wrong}"] if question.wrong else lines


def _reason(letter: str, option: Option) -> str:
    return f"  {letter}  {'Right' if option.correct else 'Not right'}. {option.feedback}"


def _lettered(item: Item) -> Iterator[tuple[str, int]]:
    """The letters on paper, each with the place where the author wrote what stands behind it."""
    return zip(printed.LETTERS, item.order, strict=False)
