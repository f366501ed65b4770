"""A lesson on paper: the sheet to read, the worksheet, the answer key, and its part in a book."""

from __future__ import annotations

from ..exam import Item
from ..findings import counted
from ..model import Course, Lesson
from . import card, frame, prose, question
from .handout import Handout, Source
from .xhtml import aside, element, heading, items, paragraph, strong, text


def sheet(source: Source, lesson: Lesson) -> Handout:
    """The lesson for reading on paper, with its questions and room to write."""
    content = "".join(
        [
            _masthead(source, lesson, "Lesson"),
            goals(source.course, lesson),
            body(source, lesson),
            sources(source.course, lesson, 2),
            frame.imprint(source, asks=bool(lesson.named("question"))),
        ]
    )
    return frame.handout(source, "sheet", f"{lesson.id}-sheet", lesson.id, lesson.title, content)


def worksheet(source: Source, lesson: Lesson) -> Handout:
    """All questions on the lesson, without the lesson."""
    asked = items_of(source.course, lesson)
    content = "".join(
        [
            _masthead(source, lesson, "Worksheet"),
            frame.names("Name", "Date"),
            *(question.asked(item, lines=2) for item in asked),
            frame.imprint(source, asks=bool(asked)),
        ]
    )
    title = f"{lesson.title}: worksheet"
    return frame.handout(source, "worksheet", f"{lesson.id}-worksheet", lesson.id, title, content)


def key(source: Source, lesson: Lesson) -> Handout:
    """The answers to the worksheet; those of the sheet come first in it, under the same numbers."""
    asked = items_of(source.course, lesson)
    content = "".join(
        [
            _masthead(source, lesson, "Answer key"),
            *(question.answered(item) for item in asked),
            frame.imprint(source, asks=bool(asked)),
        ]
    )
    title = f"{lesson.title}: answer key"
    return frame.handout(source, "key", f"{lesson.id}-key", lesson.id, title, content)


def items_of(course: Course, lesson: Lesson) -> tuple[Item, ...]:
    """The questions on a lesson, numbered: those that its prose places first."""
    return tuple(question.natural(number, one) for number, one in enumerate(course.questions_of(lesson), 1))


def placed(course: Course, lesson: Lesson) -> tuple[Item, ...]:
    """The questions that the prose places, numbered as on the worksheet."""
    return items_of(course, lesson)[: len(lesson.named("question"))]


def body(source: Source, lesson: Lesson, teaching: bool = False) -> str:
    """The prose with cards and questions in place; for teaching, each with its answer."""
    at = {item.question.id: item for item in placed(source.course, lesson)}

    def asked(id: str) -> str:
        answer = question.explained(at[id], source.course) if teaching else ""
        return question.asked(at[id], lines=0 if teaching else 1) + answer

    drawn = {
        "question": asked,
        "card": lambda id: card.whole(source.course.get("procedure", id)),
    }
    return prose.filled(prose.read(source, lesson), lambda name, id: drawn[name](id))


def chapter(source: Source, lesson: Lesson, teaching: bool = False) -> str:
    """The lesson as a part of a book, one level down."""
    before = _for_teaching(source.course, lesson) if teaching else goals(source.course, lesson)
    head = heading(2, text(lesson.title)) + paragraph(f"{lesson.minutes} minutes", "facts")
    back = frame.way_back(source, lesson)
    opening = element("header", back + element("div", head), class_="opening")
    inside = prose.deeper(body(source, lesson, teaching) + sources(source.course, lesson, 2), 1)
    return opening + before + inside


def answers(course: Course, lesson: Lesson) -> str:
    """The key to the questions that the prose places, as a part of a book."""
    head = heading(2, text(lesson.title), class_="unlisted")
    return head + "".join(map(question.answered, placed(course, lesson)))


def _masthead(source: Source, lesson: Lesson, what: str) -> str:
    course = source.course
    module = course.get("module", lesson.module)
    siblings = course.lessons_of(module)
    over = f"{what} · Module {course.modules.index(module) + 1}: {module.title}"
    facts = [
        f"{lesson.minutes} minutes to read",
        f"lesson {siblings.index(lesson) + 1} of {len(siblings)} in its module",
    ]
    return frame.masthead(over, lesson.title, facts, frame.way_back(source, lesson))


def goals(course: Course, lesson: Lesson) -> str:
    """What a learner will be able to do."""
    told = [text(course.get("objective", id).text) for id in lesson.entry.objectives]
    return aside("goals", "You will be able to", items(told))


def _for_teaching(course: Course, lesson: Lesson) -> str:
    """Objectives with their level, what to bring, and the wrong beliefs to listen for."""
    objectives = [course.get("objective", id) for id in lesson.entry.objectives]
    told = [f"{text(objective.text)} <em>({objective.level})</em>" for objective in objectives]
    asked = items_of(course, lesson)
    bring = [f"Lesson sheet and worksheet, one for each learner ({counted(len(asked), 'question')})"]
    cards = [p for p in course.procedures if p.lesson == lesson.id]
    bring += [f"Quick card {one.id}: {text(one.title)}" for one in cards]
    parts = [
        paragraph(strong("Learners will be able to")),
        items(told),
        paragraph(strong("Materials")),
        items(bring),
    ]
    beliefs = {
        option.misconception: None
        for item in asked
        for option in item.question.options
        if option.misconception in course.kinds["misconception"]
    }
    if beliefs:
        known = [course.get("misconception", id) for id in beliefs]
        parts.append(paragraph(strong("Listen for these beliefs")))
        parts.append(items([f"{text(one.belief)} <em>Instead:</em> {text(one.instead)}" for one in known]))
    return aside("teaching", "For the instructor", "".join(parts))


def sources(course: Course, lesson: Lesson, level: int) -> str:
    """The studies behind the lesson, with where they are to be found."""
    used = {id for claim in lesson.entry.claims for id in course.get("claim", claim).studies}
    for asked in course.questions_of(lesson):
        used |= set(asked.sources)
    for procedure in course.procedures:
        if procedure.lesson == lesson.id:
            used |= set(procedure.basis)
    told = []
    for study in (study for study in course.studies if study.id in used):
        where = [text(study.where_published)] if study.where_published else []
        if study.link:
            where.append(element("a", prose.shown(study.link), href=study.link))
        ends = "" if study.title.endswith((".", "?", "!")) else "."
        name = f"{study.authors} ({study.year}): {study.title}{ends}"
        told.append(f"{text(name)} {', '.join(where)}".rstrip())
    listed = element("ul", "".join(f"<li>{one}</li>" for one in told), class_="sources")
    return heading(level, "Sources") + listed if told else ""
