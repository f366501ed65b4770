"""A page for each license, drawn from its facts, with what a reader can do here for it."""

from __future__ import annotations

import re

from ..model import Course, Credential, Reference
from . import plan, practice
from .head import head
from .links import anchor, link, relative, target
from .listed import STACKED, cell
from .question import plain

HEADINGS = {
    "authority": "Who decides",
    "who": "Who needs it",
    "training": "Training",
    "exam": "Exam",
    "renewal": "Renewal",
    "topics": "Topics it names",
    "other": "Also worth knowing",
}
STATUS = {
    "mandated": "named in the law or rule we read",
    "part": "touched in part",
    "reported": "reported by others; we did not read the rule itself",
    "elective": "offered as an elective",
    "recommended": "recommended, not required",
    "silent": "not found in the text we read",
    "unread": "we could not read the text",
}
KINDS = {
    "primary": "read at its publisher",
    "mirror": "read in a copy on another site",
    "secondary": "read in a text about it",
}
SIGN = re.compile(r"[^\w\s.,:;()/-]")
"""What could end an attribute or a cell, or begin markup."""
MISTAKES = {
    "contradicted": "The text we read says otherwise.",
    "unsupported": "We found nothing that supports it.",
    "not-confirmed": "We could not confirm it.",
}


def markdown(course: Course, credential: Credential) -> str:
    """The Markdown of one license's page."""
    lines = [
        *head(
            description=f"{credential.title}: who decides, training, exam, renewal and topics, with sources."
        ),
        f"# {credential.title}",
        "",
        f"{plain(credential.region)}",
        "{ .lesson-start }",
        "",
        plain(credential.summary),
        "",
        '!!! law "Not an approved course"',
        "",
        f"    {plain(course.settings.notice)}",
        "",
    ]
    for about, heading in HEADINGS.items():
        facts = [fact for fact in credential.facts if fact.about == about]
        if facts:
            lines += [f"## {heading}", ""]
            lines += [f"- {plain(fact.text)} {_marks(credential, fact.references)}" for fact in facts]
            lines.append("")
        if about == "exam":
            lines += _ways_on(course, credential)
    if credential.topics:
        lines += _topics(course, credential)
    if credential.mistakes:
        lines += ["## Common mistakes about this license", ""]
        for mistake in credential.mistakes:
            marks = _marks(credential, mistake.references)
            lines += [
                f'- **People say:** "{plain(mistake.claim)}" {MISTAKES[mistake.verdict]} '
                f"{plain(mistake.instead)} {marks}"
            ]
        lines.append("")
    if credential.unverified:
        lines += ["## What we could not verify", ""]
        lines += [f"- {plain(text)}" for text in credential.unverified]
        lines.append("")
    lines += ["## Where we read it", ""]
    for reference in credential.references:
        lines += [_reference(reference), ""]
    return "\n".join(lines)


def _ways_on(course: Course, credential: Credential) -> list[str]:
    """What a reader can do here for this license."""
    page, asked = target(course, "credential", credential.id), f"?license={credential.id}"
    lines = ["## Prepare for it", ""]
    if credential.named:
        lines.append(
            f"- [Practice these topics]({relative(page, practice.START)}{asked}): "
            "our questions on what it names, or is reported to name."
        )
    lines.append(
        f"- [Make a plan]({relative(page, plan.PAGE)}{asked}): what to learn on which day, up to your exam."
    )
    for blueprint in course.blueprints:
        if blueprint.license == credential.id:
            to = relative(page, practice.EXAMS)
            lines.append(f"- [Mock exam in this format]({to}?exam={blueprint.id}): {plain(blueprint.note)}")
    return [*lines, ""]


def _topics(course: Course, credential: Credential) -> list[str]:
    """Our topics, what was found of each, and the lessons that teach it."""
    page = target(course, "credential", credential.id)
    lines = [
        "## Our topics in it",
        "",
        *STACKED[0],
        "| Topic | What we found | Our lessons |",
        "|---|---|---|",
    ]
    for topic in credential.topics:
        row = course.get("field-topic", topic.topic)
        lessons = ", ".join(
            link(course, page, "lesson", id, course.get("lesson", id).title) for id in row.lessons
        )
        note = f": {plain(topic.note)}" if topic.note else ""
        found = f"{STATUS[topic.status]}{note} {_marks(credential, topic.references)}".strip()
        cells = (f"**{plain(row.title)}**", cell("What we found", found), cell("Our lessons", lessons))
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, *STACKED[1]]


def _reference(reference: Reference) -> str:
    title = plain(reference.title)
    named = f"[{title}]({reference.link})" if reference.link else title
    return (
        f"**{reference.id}** {named}. {plain(reference.publisher)}. {KINDS[reference.kind].capitalize()}; "
        f"copy dated: {plain(reference.dated)}; checked {reference.checked}.\n"
        f"{{ #{anchor(reference.id)} }}"
    )


def _marks(credential: Credential, ids: tuple[str, ...]) -> str:
    """Links to where it was read: the id of each source, with the year of a copy that is old."""
    sources = {reference.id: reference for reference in credential.references}
    return "; ".join(mark(sources[id]) for id in ids)


def mark(source: Reference) -> str:
    """A link whose name holds the title of the source; as HTML, because a title may hold any sign."""
    shown = f"{source.id}, copy of {source.older}" if source.older else source.id
    title = SIGN.sub(lambda sign: f"&#{ord(sign.group())};", " ".join(source.title.split()))
    return f'<a class="mark" href="#{anchor(source.id)}" aria-label="{shown}: {title}">{shown}</a>'
