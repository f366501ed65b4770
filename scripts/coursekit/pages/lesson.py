"""A lesson's page: what is drawn from data above and below the prose, and the questions in it."""

from __future__ import annotations

from ..lessonfile import DIRECTIVE
from ..model import Course, Lesson
from . import card, practice, question, terms
from .links import EVIDENCE, link, relative


def markdown(course: Course, lesson: Lesson) -> str:
    """The whole Markdown of a lesson's page."""
    return "\n\n".join(
        [
            f"# {lesson.title}",
            _start(course, lesson),
            _goals(course, lesson),
            _drawn(course, lesson),
            _ways_on(course, lesson),
            _sources(course, lesson),
        ]
    )


def _start(course: Course, lesson: Lesson) -> str:
    module = course.get("module", lesson.module)
    siblings = course.lessons_of(module)
    number = [sibling.id for sibling in siblings].index(lesson.id) + 1
    back = link(course, lesson.path, "module", module.id, module.title)
    return f"{lesson.minutes} minutes · lesson {number} of {len(siblings)} in {back}\n{{ .lesson-start }}"


def _goals(course: Course, lesson: Lesson) -> str:
    texts = [course.get("objective", id).text for id in lesson.entry.objectives]
    return "\n".join(['!!! goals "You will be able to"', *(f"    - {text}" for text in texts)])


def _drawn(course: Course, lesson: Lesson) -> str:
    """The prose with its terms marked and its directives drawn."""
    lines = []
    for line in terms.mark(lesson.body, lesson.path, course).split("\n"):
        directive = DIRECTIVE.match(line.strip())
        if directive:
            name, id = directive.groups()
            lines += ["", DRAWN[name](course, id), ""]
        else:
            lines.append(line)
    return "\n".join(lines).strip()


def _sources(course: Course, lesson: Lesson) -> str:
    claims = [course.get("claim", id) for id in lesson.entry.claims]
    used = {id for claim in claims for id in claim.studies}
    for asked in course.questions_of(lesson):
        used |= {id for id in asked.sources if id in course.kinds["study"]}
    for procedure in course.procedures:
        if procedure.lesson == lesson.id:
            used |= {id for id in procedure.basis if id in course.kinds["study"]}
    studies = [study for study in course.studies if study.id in used]
    page = relative(lesson.path, EVIDENCE)
    lines = ["## Sources", ""]
    if not claims and not studies:
        return ""
    if claims:
        lines.append(
            f"This lesson weighs {len(claims)} {'claim' if len(claims) == 1 else 'claims'} of the articles "
            f"that the course began with; the [evidence page]({page}) gives the verdict on each."
        )
        lines.append("")
    # The search leads to the studies themselves, and not to each lesson that names one.
    lines += ["<div data-search-exclude markdown>", ""]
    for study in studies:
        name = link(course, lesson.path, "study", study.id, f"{study.authors} ({study.year})")
        lines.append(f"- {name}: {study.title}")
    lines += ["", "</div>"]
    return "\n".join(lines)


def _ways_on(course: Course, lesson: Lesson) -> str:
    """Where to go from the key points, before what only few readers look up."""
    links = [_next(course, lesson)]
    if course.questions_of(lesson):
        to = f"{relative(lesson.path, practice.START)}?lesson={lesson.id}"
        links.append(f"[Practice this lesson]({to}){{ .lesson-next }}")
    opening = '<nav class="lesson-on" aria-label="Go on from here" data-search-exclude markdown>'
    return "\n\n".join([opening, *links, "</nav>"])


def _next(course: Course, lesson: Lesson) -> str:
    following = course.lesson_after.get(lesson.id)
    if following is None:
        return f"[Back to the syllabus]({relative(lesson.path, 'learn/index.md')}){{ .lesson-next }}"
    return (
        f"[Next: {following.title} · {following.minutes} minutes]"
        f"({relative(lesson.path, following.path)}){{ .lesson-next }}"
    )


DRAWN = {
    "question": lambda course, id: question.markdown(course.get("question", id)),
    "card": lambda course, id: card.markdown(course.get("procedure", id)),
}
