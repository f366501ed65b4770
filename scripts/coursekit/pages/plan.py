"""The study plan: the choices, and what a plan is made of, which also reads as a list without script."""

from __future__ import annotations

from html import escape

from ..model import Course, Credential
from .links import link, relative
from .question import plain

PAGE = "practice/plan.md"


def markdown(course: Course) -> str:
    """The Markdown of practice/plan.md.

    The script reads lessons, licenses and exams from the lists; the plan itself is made in the browser.
    """
    minutes = sum(lesson.minutes for lesson in course.lessons)
    lines = [
        "---",
        "description: A plan by day up to your exam, that bends when you miss a day.",
        "search:",
        "  exclude: true",
        "hide: [toc]",
        "---",
        "# Study plan",
        "",
        "Pick the day of your exam. You get a plan by day: lessons, practice and mock exams.",
        "Miss a day, and the plan spreads what is left over the days that are left.",
        "{ .lesson-start }",
        "",
        f'<div class="plan" data-plan data-title="{escape(course.settings.title)}"></div>',
        "",
        '<div class="plan-parts" data-plan-parts markdown>',
        "",
        "<noscript><p>The plan by day needs JavaScript, because it is made in your browser. "
        "The lists below work without it.</p></noscript>",
        "",
        "## The lessons and their minutes",
        "",
        f"{len(course.lessons)} lessons, {minutes} minutes in all. "
        "Divide them by the days you have, and keep the last fifth of your days for mock exams.",
        'Each day after the first, [review](review.md){ data-to="review" } what is due '
        'and do ten questions of [mixed practice](index.md){ data-to="practice" }.',
        "",
    ]
    for module in course.modules:
        lessons = course.lessons_of(module)
        if lessons:
            lines += [f"### {module.title}", ""]
            for lesson in lessons:
                to = relative(PAGE, lesson.path)
                data = f'data-lesson="{lesson.id}" data-minutes="{lesson.minutes}"'
                lines.append(f"- [{lesson.title}]({to}){{ {data} }}, {lesson.minutes} minutes")
            lines.append("")
    lines += _exams(course)
    if course.credentials:
        lines += ["<div data-plan-licenses markdown>", "", "## What each license names", ""]
        for credential in course.credentials:
            lines += [*_license(course, credential), ""]
        lines += ["</div>", ""]
    return "\n".join([*lines, "</div>", ""])


def _exams(course: Course) -> list[str]:
    """The shortest and the longest mock exam of our own format."""
    own = sorted((b for b in course.blueprints if not b.format_of), key=lambda blueprint: blueprint.minutes)
    if not own:
        return []
    lines = ["## Mock exams", ""]
    for name, blueprint in zip(("short", "long"), (own[0], own[-1]), strict=True):
        lines.append(
            f"- [{blueprint.title}](exams/{blueprint.id}.md)"
            f'{{ data-mock="{name}" data-minutes="{blueprint.minutes}" }}, {blueprint.minutes} minutes'
        )
    return [*lines, ""]


def _license(course: Course, credential: Credential) -> list[str]:
    """A license with the lessons that teach what it names, and what its page says of the exam."""
    topics = [topic for topic in course.field_topics if topic.id in credential.named]
    lessons = [part.id for part in course.lessons if any(part.id in topic.lessons for topic in topics)]
    data = f'data-license="{credential.id}" data-lessons="{" ".join(lessons)}"'
    named = link(course, PAGE, "credential", credential.id, credential.title)
    names = ", ".join(topic.title for topic in topics)
    exam = [plain(fact.text) for fact in credential.facts if fact.about == "exam"]
    lines = [
        f"-   {named}{{ {data} }}",
        "",
        f"    Topics of this course that it names, or is reported to name: {names or 'none that we found'}.",
    ]
    if exam:
        lines += ["", "    What it says of the exam:", "", *(f"    - {text}" for text in exam)]
    return lines
