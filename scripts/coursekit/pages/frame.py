"""What holds for every page, whoever wrote it: no style in an attribute, and careful links outside."""

from __future__ import annotations

import re

OUTSIDE = re.compile(r'<a (?=[^>]*\bhref="https?://)(?![^>]*\brel=)')
CELL = re.compile(r'<(t[hd]) style="text-align: (left|center|right);">')


def without_styles(html: str) -> str:
    """A page's content whose table cells are aligned by a class; the policy forbids the attribute."""
    return CELL.sub(r'<\1 class="to-\2">', html)


def careful_links(page: str) -> str:
    """A whole page whose links to other sites tell them nothing and give them no hold of the page."""
    return OUTSIDE.sub('<a rel="noopener noreferrer" ', page)
