"""The licenses: a page for each, drawn from its facts, and a comparison by topic."""

from __future__ import annotations

from ..model import Course, Credential, Reference
from .head import head
from .links import anchor, link
from .question import plain

COMPARISON = "licenses/index.md"
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
SIGNS = {
    "mandated": "named",
    "part": "in part",
    "reported": "reported",
    "elective": "elective",
    "recommended": "advised",
    "silent": "not found",
    "unread": "unread",
}
KINDS = {
    "primary": "read at its publisher",
    "mirror": "read in a copy on another site",
    "secondary": "read in a text about it",
}
MISTAKES = {
    "contradicted": "The text we read says otherwise.",
    "unsupported": "We found nothing that supports it.",
    "not-confirmed": "We could not confirm it.",
}


def path(credential: Credential) -> str:
    """The path of a license's page under docs/."""
    return f"licenses/{credential.id}.md"


def markdown(course: Course, credential: Credential) -> str:
    """The Markdown of one license's page."""
    page = path(credential)
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
            lines += [f"- {plain(fact.text)} {_marks(fact.references)}" for fact in facts]
            lines.append("")
    if credential.topics:
        lines += [
            "## Our topics in it",
            "",
            "| Topic | What we found | Our lessons |",
            "|---|---|---|",
        ]
        for topic in credential.topics:
            row = course.get("field-topic", topic.topic)
            lessons = ", ".join(
                link(course, page, "lesson", id, course.get("lesson", id).title) for id in row.lessons
            )
            note = f": {plain(topic.note)}" if topic.note else ""
            said = f"{STATUS[topic.status]}{note} {_marks(topic.references)}".strip()
            lines.append(f"| {plain(row.title)} | {said} | {lessons} |")
        lines.append("")
    if credential.mistakes:
        lines += ["## Common mistakes about this license", ""]
        for mistake in credential.mistakes:
            marks = _marks(mistake.references)
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


def _reference(reference: Reference) -> str:
    title = plain(reference.title)
    named = f"[{title}]({reference.link})" if reference.link else title
    return (
        f"**{reference.id}** {named}. {plain(reference.publisher)}. {KINDS[reference.kind].capitalize()}; "
        f"copy dated: {plain(reference.dated)}; checked {reference.checked}.\n"
        f"{{ #{anchor(reference.id)} }}"
    )


def _marks(ids: tuple[str, ...]) -> str:
    return " ".join(f"[{id}](#{anchor(id)}){{ .mark }}" for id in ids)


def comparison(course: Course) -> str:
    """The Markdown of the comparison: topics down, licenses across."""
    credentials = course.credentials
    lines = [
        "---",
        "description: Which of our topics each license names, as far as we could read.",
        "---",
        "# Licenses",
        "",
        "What we could read of each license, and which of our topics it names.",
        "Every fact has a source and a date. Rules change, so check with the regulator.",
        "",
        '!!! law "Not an approved course"',
        "",
        f"    {plain(course.settings.notice)}",
        "",
        "## The licenses",
        "",
    ]
    for credential in credentials:
        lines.append(f"- [{plain(credential.title)}]({credential.id}.md): {plain(credential.region)}")
    lines += ["", "## Topic by license", "", "| Word | What it says |", "|---|---|"]
    lines += [f"| {SIGNS[status]} | {meaning} |" for status, meaning in STATUS.items()]
    lines += [
        "",
        '<div class="comparison" role="region" aria-label="Topic by license" tabindex="0" markdown>',
        "<table markdown>",
        "<thead markdown>",
        _row('<th scope="col">Topic</th>', *(_column(credential) for credential in credentials)),
        "</thead>",
        "<tbody markdown>",
    ]
    told = [{topic.topic: topic.status for topic in credential.topics} for credential in credentials]
    for row in course.field_topics:
        cells = (f"<td>{SIGNS[statuses[row.id]]}</td>" for statuses in told)
        lines.append(_row(f'<th scope="row" markdown>{plain(row.title)}</th>', *cells))
    return "\n".join([*lines, "</tbody>", "</table>", "</div>", ""])


def _column(credential: Credential) -> str:
    return f'<th scope="col" markdown>[{plain(credential.region)}]({credential.id}.md)</th>'


def _row(*cells: str) -> str:
    """A row of a table in HTML: Markdown has no titles of rows."""
    return f"<tr markdown>{''.join(cells)}</tr>"
