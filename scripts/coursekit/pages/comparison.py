"""The comparison of the licenses: topics down, licenses across."""

from __future__ import annotations

from ..model import Course, Credential
from .licenses import STATUS
from .question import plain

PAGE = "licenses/index.md"
SIGNS = {
    "mandated": "named",
    "part": "in part",
    "reported": "reported",
    "elective": "elective",
    "recommended": "advised",
    "silent": "not found",
    "unread": "unread",
}


def markdown(course: Course) -> str:
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
