"""The site's own font, Atkinson Hyperlegible, cut down to the letters that a course needs.

The TTF files come from the PyPI package `fontpkg-atkinson-hyperlegible` (SIL Open Font License).
Cutting to Latin and packing as WOFF2 takes each from 54 KB to about 12 KB.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterator
from importlib.resources import files as package_files

STYLES = ("Regular", "Bold", "Italic")
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2032, 0x20AC, 0x2122),
)


@functools.cache
def woff2(style: str) -> bytes:
    """One style of the font as WOFF2; the same bytes at each call and on each machine."""
    from fontTools import subset  # takes a tenth of a second, of which a kept font has no need
    from fontTools.ttLib import TTFont

    source = package_files("fontpkg_atkinson_hyperlegible") / "files" / f"AtkinsonHyperlegible-{style}.ttf"
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga"], hinting=False)
    font = TTFont(io.BytesIO(source.read_bytes()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    packed = io.BytesIO()
    font.flavor = "woff2"
    font.save(packed)
    return packed.getvalue()


def files(made: Callable[[str, str, Callable[[], bytes]], bytes]) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of each font file; `made` gives by name what was made before."""
    for style in STYLES:
        name = f"atkinson-{style.lower()}.woff2"
        yield f"assets/fonts/{name}", made(name, style, functools.partial(woff2, style))
