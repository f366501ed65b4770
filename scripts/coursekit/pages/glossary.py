"""The glossary page: each term under its letter, with an anchor of its own."""

from __future__ import annotations

from itertools import groupby

from ..model import Course
from .links import anchor
from .question import plain


def markdown(course: Course) -> str:
    """The Markdown of reference/glossary.md."""
    terms = sorted(course.terms, key=lambda term: term.term.casefold())
    lines = [
        "---",
        "description: The words of the trade in plain language.",
        "---",
        "# Glossary",
        "",
        f"{len(terms)} terms. The first use of a term in a lesson leads here.",
        "",
    ]
    for letter, group in groupby(terms, key=lambda term: term.term[0].upper()):
        lines += [f"## {letter}", ""]
        for term in group:
            lines += [f"### {term.term} {{ #{anchor(term.id)} }}", "", plain(term.means), ""]
            if term.also:
                lines += [f"Also: {', '.join(map(plain, term.also))}", "{ .also }", ""]
    return "\n".join(lines)
