"""Drafts of new things: a lesson, a question, a source, a scenario or a term, with gaps for the author.

A draft is the whole text of a file as it will be. What the author has yet to write is marked
`(gap)`, and `check` says nothing else of a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from ..findings import did_you_mean
from ..load import GAP
from ..model import DRAWN, Course, Id, Lesson, Module
from . import texts
from .placing import CannotPlace, in_key, in_list


class Refused(Exception):
    """Why a draft cannot be made, in a sentence for the author."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it will be: its path from the course's folder, and its text before and after.

    `before` is None for a new file; `line` is where the author goes on.
    """

    path: str
    before: str | None
    content: str
    line: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What a draft is made from: the course, the text of its files by path, and the day."""

    course: Course
    files: Mapping[str, str]
    today: date


def lesson(desk: Desk, module: str, id: str) -> list[Draft]:
    """A lesson with an objective and a question: its prose, its lines in the module, its bank."""
    part: Module = _known(desk, "module", module)
    _free(desk, "lesson", id)
    _free(desk, "objective", texts.goal(id))
    path = f"curriculum/modules/{module}.yml"
    before = _text(desk, path)
    after, line = in_key(before, path, "objectives", texts.objective(id))
    after, _ = in_key(after, path, "lessons", texts.lesson_entry(id))
    bank = f"curriculum/questions/{module}/{id}.yml"
    first = _question_text(desk, f"{id}-01", texts.goal(id), "apply", ())
    return [
        _new(desk, f"docs/learn/{part.id}/{id}.md", texts.prose(id, desk.course.settings.sections)),
        Draft(path, before, after, _first_gap(after, line)),
        _new(desk, bank, first),
    ]


def question(desk: Desk, lesson: str) -> list[Draft]:
    """A question on a lesson's first objective, at the end of the lesson's bank."""
    part: Lesson = _known(desk, "lesson", lesson)
    if not part.entry.objectives:
        raise Refused(f"lesson '{lesson}' has no objective to ask for; give it one in its module")
    goal = part.entry.objectives[0]
    entry = _question_text(
        desk,
        _next_id(desk, lesson),
        goal,
        desk.course.get("objective", goal).level,
        part.entry.claims,
    )
    return [_appended(desk, f"curriculum/questions/{part.module}/{lesson}.yml", entry)]


def source(desk: Desk, id: str) -> list[Draft]:
    """A source with its first claim."""
    _free(desk, "source", id)
    if not desk.course.topics or not desk.course.verdicts:
        raise Refused("a claim needs a topic and a verdict; write them in curriculum/evidence.yml first")
    text = texts.source(id, desk.today, desk.course.topics[0].id, desk.course.verdicts[0].id)
    return [_new(desk, f"curriculum/sources/{id}.yml", text)]


def scenario(desk: Desk, module: str, id: str) -> list[Draft]:
    """A scenario with two decisions and three endings, at the end of the module's file."""
    _known(desk, "module", module)
    _free(desk, "scenario", id)
    return [_appended(desk, f"curriculum/scenarios/{module}.yml", texts.scenario(id))]


def term(desk: Desk, id: str) -> list[Draft]:
    """A term at the end of the glossary."""
    _free(desk, "term", id)
    return [_appended(desk, "curriculum/glossary.yml", texts.term(id))]


def _known(desk: Desk, kind: str, id: str):
    known = desk.course.kinds[kind]
    if id not in known:
        raise Refused(f"there is no {kind} '{id}'{did_you_mean(id, known)}")
    return known[id]


def _free(desk: Desk, kind: str, id: str) -> None:
    try:
        TypeAdapter(Id).validate_python(id)
    except ValidationError:
        raise Refused(f"id '{id}' may hold only letters, digits and hyphens, 80 at most") from None
    if id in desk.course.kinds[kind]:
        raise Refused(f"there is a {kind} '{id}' already")
    if kind == "lesson" and id.casefold() in DRAWN:
        raise Refused(f"'{id}' is the name of a page that is drawn; choose another id")


def _question_text(desk: Desk, id: str, goal: str, level: str, claims: tuple[str, ...]) -> str:
    known = claims or tuple(claim.id for claim in desk.course.claims)
    return texts.question(id, goal, level, known[0] if known else "")


def _next_id(desk: Desk, lesson: str) -> str:
    """The first free number after the highest of the lesson's questions."""
    start = f"{lesson}-"
    ends = (id.removeprefix(start) for id in desk.course.kinds["question"] if id.startswith(start))
    return f"{start}{max((int(end) for end in ends if end.isdecimal()), default=0) + 1:02}"


def _text(desk: Desk, path: str) -> str:
    if path not in desk.files:
        raise Refused(f"there is no file '{path}'")
    return desk.files[path]


def _new(desk: Desk, path: str, content: str) -> Draft:
    if path in desk.files:
        raise Refused(f"'{path}' is there already, and nothing is overwritten")
    return Draft(path, None, content, _first_gap(content, 1))


def _appended(desk: Desk, path: str, entry: str) -> Draft:
    """The entry at the end of a list of entries, or in a new file."""
    if path not in desk.files:
        return _new(desk, path, entry)
    after, line = in_list(desk.files[path], path, entry)
    return Draft(path, desk.files[path], after, _first_gap(after, line))


def _first_gap(content: str, line: int) -> int:
    """The first line with a gap at or after a line."""
    lines = content.split("\n")
    return next((n for n, said in enumerate(lines, 1) if n >= line and GAP in said), line)


KINDS: dict[str, Callable[..., list[Draft]]] = {
    "lesson": lesson,
    "question": question,
    "source": source,
    "scenario": scenario,
    "term": term,
}

__all__ = ["KINDS", "CannotPlace", "Desk", "Draft", "Refused"]
