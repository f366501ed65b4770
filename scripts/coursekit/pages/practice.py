"""Practice: its start, its mock exams, and every question of each module by lesson, also without script."""

from __future__ import annotations

from ..exam import offered
from ..model import Blueprint, Course, Module
from . import question
from .head import head
from .links import link, relative

START = "practice/index.md"
EXAMS = "practice/exam.md"
QUESTIONS = "practice/questions/index.md"
NEEDS_SCRIPT = (
    "<noscript><p>{} needs JavaScript, because your answers are kept in your browser. {}</p></noscript>"
)


def questions_page(module: Module) -> str:
    """The page with all questions of a module."""
    return f"practice/questions/{module.id}.md"


def blueprint_page(blueprint: Blueprint) -> str:
    """The page that says what a mock exam is and what it is not."""
    return f"practice/exams/{blueprint.id}.md"


def start(course: Course) -> str:
    """The Markdown of practice/index.md."""
    asked = len(course.module_of_question)
    lines = [
        *_head("Short practice on the questions of the course, with the reason for every answer."),
        "# Practice",
        "",
        f"{asked} questions, as many at a time as you like. After each you see why.",
        "{ .lesson-start }",
        "",
        '<div class="practice" data-practice data-bank></div>',
        "",
        NEEDS_SCRIPT.format("Practice with a count", "All questions can be read without it."),
        "",
        '<div class="practice practice__ready" data-figures></div>',
        "",
        f"You would rather read? See [all questions, by module]({relative(START, QUESTIONS)}).",
    ]
    return "\n".join(lines)


def all_questions(course: Course) -> str:
    """The Markdown of practice/questions/index.md."""
    lines = [
        *_head("Every question of the course with the reason for each answer, by module and lesson."),
        "# All questions",
        "",
        "Every question with its answer and the reasons, lesson by lesson. It works without JavaScript too.",
        "",
    ]
    for module in _with_questions(course):
        count = sum(1 for id in course.module_of_question.values() if id == module.id)
        to = relative(QUESTIONS, questions_page(module))
        lines.append(f"- [{module.title}]({to}): {count} {'question' if count == 1 else 'questions'}")
    return "\n".join(lines)


def exams(course: Course) -> str:
    """The Markdown of practice/exam.md."""
    lines = [
        *_head("Mock exams with or without a clock; your result says how sure it is."),
        "# Mock exams",
        "",
        "Practice under exam conditions. You see right and wrong at the end, not before.",
        "{ .lesson-start }",
        "",
        '<div class="practice" data-exam data-bank></div>',
        "",
        NEEDS_SCRIPT.format("A mock exam", "What each one is stands below."),
        "",
        "## What each exam is",
        "",
    ]
    for blueprint in offered(course):
        to = relative(EXAMS, blueprint_page(blueprint))
        lines += [
            f"### {blueprint.title}",
            "",
            f"{blueprint.note} {_format(blueprint)}. [More about it]({to})",
            "",
        ]
    return "\n".join(lines)


def questions(course: Course, module: Module) -> str:
    """The Markdown of the page with all questions of a module, by lesson."""
    page = questions_page(module)
    title = f"Questions: {module.title}"
    lines = [
        *_head(f"Every question on {module.title}, with the reason for each answer.", title=title),
        f"# {title}",
        "",
        "Every question of the module, lesson by lesson. Your answers count as in the lessons.",
        "{ .lesson-start }",
        "",
    ]
    for lesson in course.lessons_of(module):
        objectives = lesson.entry.objectives
        inside = [part for id in objectives for part in course.questions_of_objective.get(id, ())]
        if inside:
            to = link(course, page, "lesson", lesson.id, "Read the lesson")
            lines += [f"## {lesson.title}", "", to, ""]
            lines += [f"{question.markdown(part)}\n" for part in inside]
    return "\n".join(lines)


def blueprint(course: Course, blueprint: Blueprint) -> str:
    """The Markdown of the page about a mock exam: what it is, what it asks, where its format was read."""
    page = blueprint_page(blueprint)
    lines = [
        *_head(f"{blueprint.title}: what it is, what it is not, and what it asks."),
        f"# {blueprint.title}",
        "",
        blueprint.note,
        "",
        f"[Take this exam]({relative(page, EXAMS)}?exam={blueprint.id}){{ .lesson-next }}",
        "",
        "## The format",
        "",
        f"{_format(blueprint)}.",
        "",
    ]
    if blueprint.format_of:
        lines += [f"It follows this format: {blueprint.format_of}.", ""]
    lines += ["## What it asks", "", "| Module | Questions |", "|---|---|"]
    for part in blueprint.parts:
        title = course.get("module", part.module).title
        lines.append(f"| {link(course, page, 'module', part.module, title)} | {part.questions} |")
    if blueprint.references:
        lines += ["", "## Where the format was read", ""]
    for reference in blueprint.references:
        title = f"[{reference.title}]({reference.link})" if reference.link else reference.title
        lines.append(
            f"- {title}. {reference.publisher}. {KINDS[reference.kind]}, {_dated(reference.dated)}. "
            f"We read it on {reference.checked}."
        )
    return "\n".join(lines)


KINDS = {"primary": "The source itself", "mirror": "A copy of the source", "secondary": "A report by others"}


def _dated(dated: str) -> str:
    return dated if dated == "undated" else f"dated {dated}"


def _format(blueprint: Blueprint) -> str:
    return f"{blueprint.length} questions, {blueprint.minutes} minutes, {blueprint.pass_mark} percent to pass"


def _head(description: str, **told: str) -> list[str]:
    return head(**told, description=description, search={"exclude": True})


def _with_questions(course: Course) -> list[Module]:
    used = set(course.module_of_question.values())
    return [module for module in course.modules if module.id in used]
