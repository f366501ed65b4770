"""Books: the booklet of a module, the workbook of the course, their keys, and the instructor's edition."""

from __future__ import annotations

from ..findings import counted
from ..model import Course, Module
from . import frame, lesson, roleplay
from .handout import Handout, Source
from .xhtml import element, heading, items, paragraph, text

FEW = 12
"""The lessons of a book whose contents stand on its cover."""


def booklet(source: Source, module: Module) -> Handout:
    """A module to hand out: its lessons with questions, and the key at the end."""
    content = _book(source, [module], over(source.course, module), module.title, module.summary)
    title = f"{module.title}: booklet"
    return frame.handout(source, "booklet", f"{module.id}-booklet", module.id, title, content)


def booklet_key(source: Source, module: Module) -> Handout:
    """The key to a module's booklet."""
    title = f"{module.title}: key to the booklet"
    facts = [over(source.course, module), "key to the questions in its lessons"]
    content = _key(source, [module], "Key to the booklet", module.title, facts)
    return frame.handout(source, "booklet-key", f"{module.id}-booklet-key", module.id, title, content)


def workbook(source: Source) -> Handout:
    """The whole course to read and to write in."""
    course = source.course
    settings = course.settings
    content = _book(source, _taught(course), "Workbook", settings.title, settings.subtitle)
    return frame.handout(source, "workbook", "workbook", "", f"{settings.title}: workbook", content)


def workbook_key(source: Source) -> Handout:
    """The key to the workbook."""
    course = source.course
    facts = [counted(len(course.lessons), "lesson")]
    content = _key(source, _taught(course), "Key to the workbook", course.settings.title, facts)
    title = f"{course.settings.title}: key to the workbook"
    return frame.handout(source, "workbook-key", "workbook-key", "", title, content)


def instructor(source: Source, module: Module | None = None) -> Handout:
    """All that a learner reads, with the answers in place, and what an instructor needs besides."""
    course = source.course
    modules = [module] if module else _taught(course)
    name, about = (module.title, module.id) if module else (course.settings.title, "")
    summary = module.summary if module else course.settings.subtitle
    content = "".join(
        [
            frame.cover(source, "Instructor’s edition", name, summary, (), _few(course, modules)),
            *(frame.part(_chapters(source, one, teaching=True) + _scenarios(course, one)) for one in modules),
        ]
    )
    id = f"{about}-instructor" if about else "instructor"
    return frame.handout(source, "instructor", id, about, f"{name}: instructor’s edition", content)


def _book(source: Source, modules: list[Module], over: str, title: str, summary: str) -> str:
    course = source.course
    return "".join(
        [
            frame.cover(source, over, title, summary, ("Name", "Date"), _few(course, modules)),
            *(frame.part(_chapters(source, module)) for module in modules),
            frame.part(words_of(course)) if len(modules) > 1 and course.terms else "",
            frame.part(heading(1, "Answer key") + _answers(course, modules)),
        ]
    )


def _key(source: Source, modules: list[Module], over: str, title: str, facts: list[str]) -> str:
    answers = _answers(source.course, modules)
    return frame.masthead(over, title, facts) + answers + frame.imprint(source, asks=True)


def _chapters(source: Source, module: Module, teaching: bool = False) -> str:
    course = source.course
    lessons = course.lessons_of(module)
    minutes = sum(part.minutes for part in lessons)
    facts = f"{counted(len(lessons), 'lesson')} · {minutes} minutes to read"
    return "".join(
        [
            paragraph(text(over(course, module)), "over"),
            heading(1, text(module.title)),
            paragraph(facts, "facts"),
            paragraph(text(module.summary), "summary"),
            *(lesson.chapter(source, part, teaching) for part in lessons),
        ]
    )


def _scenarios(course: Course, module: Module) -> str:
    told = course.scenarios_of(module)
    parts = [heading(2, "Role-plays")] if told else []
    for scenario in told:
        parts += [
            heading(3, text(scenario.title)),
            paragraph(f"<strong>Setting:</strong> {text(scenario.setting)}"),
            paragraph(f"<strong>Trainee:</strong> {text(scenario.trainee)}"),
            paragraph(f"<strong>Visitor:</strong> {text(scenario.visitor)}"),
            heading(4, "Look and listen for"),
            items([text(point) for point in scenario.checklist]),
            roleplay.looking_back(scenario, 4, "Discussion questions"),
        ]
    return "".join(parts)


def _answers(course: Course, modules: list[Module]) -> str:
    return "".join(lesson.answers(course, part) for module in modules for part in course.lessons_of(module))


def words_of(course: Course) -> str:
    """The terms of the course with what they mean."""
    told = [
        f"<dt>{text(term.term)}</dt><dd>{text(term.means)}</dd>"
        for term in sorted(course.terms, key=lambda term: term.term.casefold())
    ]
    return heading(1, "Words of the trade") + element("dl", "".join(told))


def over(course: Course, module: Module) -> str:
    """Which module it is: 'Module 2 of 9'."""
    return f"Module {course.modules.index(module) + 1} of {len(course.modules)}"


def _taught(course: Course) -> list[Module]:
    return [module for module in course.modules if course.lessons_of(module)]


def _few(course: Course, modules: list[Module]) -> bool:
    return sum(len(course.lessons_of(module)) for module in modules) <= FEW
