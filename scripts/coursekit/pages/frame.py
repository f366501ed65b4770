"""Mends what Material 9.8.1 leaves unnamed in the frame around a page, for readers who listen."""

from __future__ import annotations

import re

SECTION = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="(__nav_[\d_]+)_label"'
    r'([^>]*>\s*<label class="md-nav__title" for="\2">\s*<span[^>]*></span>\s*)([^<]+?)(\s*</label>)'
)
DIALOG = '<div class="md-search" data-md-component="search" role="dialog">'


def mend(page: str) -> str:
    """A whole page in which the search box and each part of the navigation have a name.

    With `navigation.indexes` the label that Material points to is empty, so the title that stands
    inside the part becomes its name.
    """
    page = page.replace(DIALOG, DIALOG.replace(">", ' aria-label="Search">'))
    return SECTION.sub(r'\1 aria-label="\4"\3\4\5', page)
