"""The evidence page: each claim with its verdict, its studies, its lesson and its questions."""

from __future__ import annotations

from ..model import Claim, Course
from .links import EVIDENCE, anchor, link
from .question import plain


def markdown(course: Course) -> str:
    """The Markdown of reference/evidence.md."""
    labels = {verdict.id: verdict.label for verdict in course.verdicts}
    lines = [
        "---",
        "description: Every claim of our sources, how sure we are of it, and why.",
        "---",
        "# Evidence",
        "",
        "Each claim of the articles that this course began with, told in our words, with our verdict on it.",
        "",
        "## The verdict words",
        "",
        "| Verdict | What it means | How a lesson says it |",
        "|---|---|---|",
    ]
    lines += [f"| {_badge(v.id, v.label)} | {plain(v.means)} | {plain(v.say)} |" for v in course.verdicts]
    lines += ["", "## The articles", ""]
    for source in course.sources:
        parts = [
            f"Publisher: {plain(source.publisher)}.",
            f"Published: {plain(source.published)}.",
            f"Read: {source.checked}.",
            plain(source.note),
        ]
        lines.append(f"- **{source.id} {plain(source.title)}** {' '.join(filter(None, parts))}")
    lines.append("")
    for topic in course.topics:
        claims = [claim for claim in course.claims if claim.topic == topic.id]
        lines += [
            f"## {topic.title} {{ #{anchor(topic.id)} }}",
            "",
            f"{_badge(topic.verdict, labels[topic.verdict])} {plain(topic.finding)}",
            "",
        ]
        if topic.studies:
            lines += [f"Studies: {_studies(course, topic.studies)}", ""]
        for claim in claims:
            lines += _claim(course, claim, labels)
    return "\n".join(lines)


def _badge(verdict: str, label: str) -> str:
    return f"[{label}](#the-verdict-words){{ .verdict .verdict--{verdict} }}"


def _studies(course: Course, ids: tuple[str, ...]) -> str:
    return ", ".join(link(course, EVIDENCE, "study", id, id) for id in ids)


def _claim(course: Course, claim: Claim, labels: dict[str, str]) -> list[str]:
    lines = [
        f"**{claim.id}** {plain(claim.text)} {_badge(claim.verdict, labels[claim.verdict])}",
        f"{{ #{anchor(claim.id)} .claim }}",
        "",
    ]
    details = []
    if claim.say:
        details.append(f"We teach: {plain(claim.say)}")
    if claim.studies:
        details.append(f"Studies: {_studies(course, claim.studies)}")
    taught = course.lessons_of_claim.get(claim.id, ())
    if taught:
        names = (link(course, EVIDENCE, "lesson", lesson.id, lesson.title) for lesson in taught)
        details.append(f"Lesson: {', '.join(names)}")
    elif claim.waits:
        details.append(f"Waits for the module: {course.get('module', claim.waits).title}")
    else:
        details.append(f"Left out: {plain(claim.left_out)}")
    placed = [q for q in course.questions_of_claim.get(claim.id, ()) if _is_placed(course, q.id)]
    if placed:
        names = (link(course, EVIDENCE, "question", question.id, question.id) for question in placed)
        details.append(f"Questions: {', '.join(names)}")
    return [*lines, *(f"- {detail}" for detail in details), ""]


def _is_placed(course: Course, id: str) -> bool:
    return any(id in lesson.named("question") for lesson in course.lessons)
