"""Draws the picture that other sites show when someone shares a page: its title, its part, the course.

The picture is a PNG of 1200 by 630 pixels, as the Open Graph protocol's readers expect; see
https://ogp.me. It is drawn by Typst in the course's own font, and its bytes repeat.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files as package_files
from pathlib import Path

import typst

SIZE = (1200, 630)
"""Width and height of every picture, in pixels."""
FOLDER = "previews/"
"""Where the pictures stand in the site; only other sites ask for them."""
DRAWING = Path(__file__).with_suffix(".typ")


def path(page: str) -> str:
    """Where the picture of a page stands in the site, by the page's path under docs/."""
    return f"{FOLDER}{page.removesuffix('.md')}.png"


def picture(told: Mapping[str, str]) -> bytes:
    """The picture as PNG.

    `told` says `title`, `above` (the part of the course), `name` and `below` (the course),
    `language`, and `mark`, the course's sign as the text of an SVG file; what is absent stays blank.
    """
    compiler = typst.Compiler(
        DRAWING, root=DRAWING.parent, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=dict(told)
    )
    return compiler.compile(format="png", ppi=72)


@functools.cache
def _fonts() -> typst.Fonts:
    folder = package_files("fontpkg_atkinson_hyperlegible") / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
