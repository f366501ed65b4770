"""What holds for every page, whoever wrote it: no style in an attribute, room for pictures, careful links."""

from __future__ import annotations

import re
from collections.abc import Callable

OUTSIDE = re.compile(r'<a (?=[^>]*\bhref="https?://)(?![^>]*\brel=)')
PICTURE = re.compile(r'<img (?P<rest>(?![^>]*\b(?:width|loading)=)[^>]*\bsrc="(?P<address>[^"]+)"[^>]*>)')
CELL = re.compile(r'<(t[hd]) style="text-align: (left|center|right);">')


def without_styles(html: str) -> str:
    """A page's content whose table cells are aligned by a class; the policy forbids the attribute."""
    return CELL.sub(r'<\1 class="to-\2">', html)


def with_room(html: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """A page's content whose pictures have their room before they come, and come when they are near.

    `size` gives width and height in pixels of the picture at an address, or None where it has none.
    """

    def mended(picture: re.Match[str]) -> str:
        measured = size(picture["address"])
        room = ' width="{}" height="{}"'.format(*measured) if measured else ""
        return f'<img loading="lazy" decoding="async"{room} {picture["rest"]}'

    return PICTURE.sub(mended, html)


def careful_links(page: str) -> str:
    """A whole page whose links to other sites tell them nothing and give them no hold of the page."""
    return OUTSIDE.sub('<a rel="noopener noreferrer" ', page)
