"""Makes the pictures of a Word file, which shows drawings as PNG: drawings of lessons, and codes to scan."""

from __future__ import annotations

import functools
from html import escape

import typst

from .. import setting
from ..markup import quoted
from ..tree import in_our_type

EMU = 360_000
"""The units of DrawingML in a centimeter (ECMA-376, 20.1.2.1)."""
SHARPNESS = 220
"""Dots to an inch: what Word keeps for print."""
WIDEST, TALLEST = 11.5, 9.0
"""The most that a picture takes, in centimeters; as in paper.typ."""
CODE = 2.3
"""The side of a code to scan, in centimeters, with its quiet zone."""


@functools.lru_cache(maxsize=64)
def png(drawing: bytes) -> bytes:
    """A drawing (SVG) as PNG, as wide as it stands on paper and set in the paper's own type."""
    drawn = quoted(in_our_type(drawing))
    told = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        f'#image(bytes({drawn}), format: "svg", width: {WIDEST}cm)\n'
    )
    return typst.compile(told.encode(), format="png", ppi=SHARPNESS, font_paths=setting.fonts())


def size(wide: int, high: int) -> tuple[float, float]:
    """How large a picture of so many dots stands on paper, in centimeters."""
    scale = min(WIDEST / wide, TALLEST / high)
    return wide * scale, high * scale


def run(id: str, number: int, alt: str, width: float, height: float) -> str:
    """A picture in a line of text; `id` is that of its relationship, `number` its own in the file."""
    extent = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {extent}/>"
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{escape(alt)}"/>'
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr="{escape(alt)}"/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
