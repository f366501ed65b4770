"""The studies page: what each study found, and what of it we have read."""

from __future__ import annotations

from ..model import Course
from .links import anchor
from .question import plain

BASES = {
    "abstract": "We read the abstract.",
    "page": "We read the page.",
    "reprint": "We read a copy on another site.",
    "secondary": "We read what others wrote of it.",
    "memory": "Cited from memory; not read again for this course.",
}


def markdown(course: Course) -> str:
    """The Markdown of reference/studies.md."""
    lines = [
        "---",
        "description: The studies, laws and guides behind the verdicts, and what of them was read.",
        "---",
        "# Studies",
        "",
        "What stands behind the verdicts: what was found, on whom, and what of it we have read.",
        "",
    ]
    for study in course.studies:
        title = f"[{plain(study.title)}]({study.link})" if study.link else plain(study.title)
        where = f" {plain(study.where_published)}." if study.where_published else ""
        limits = f" *Limits:* {plain(study.limits)}" if study.limits else ""
        lines += [
            f"**{study.id}** {plain(study.authors)} ({plain(study.year)}). {title}.{where}",
            f"{{ #{anchor(study.id)} .study }}",
            "",
            f"{study.kind.capitalize()}, {study.people}. {plain(study.found)}{limits} "
            f"{BASES[study.basis]} Checked {study.checked}.",
            "",
        ]
    return "\n".join(lines)
