"""Draws the codes (QR) that lead from paper to the site, with the quiet zone that scanners need."""

from __future__ import annotations

import functools
import io
from typing import Any

import segno

QUIET = 4
"""The quiet zone, in modules of the code (ISO/IEC 18004)."""


@functools.lru_cache(maxsize=256)
def svg(address: str) -> str:
    """The code of an address as a drawing."""
    told = _drawn(
        address, kind="svg", xmldecl=False, svgns=True, svgclass=None, lineclass=None, omitsize=True
    )
    return told.decode()


@functools.lru_cache(maxsize=256)
def png(address: str) -> bytes:
    """The code of an address as a picture, of 8 by 8 pixels a module."""
    return _drawn(address, kind="png", scale=8)


def _drawn(address: str, **how: Any) -> bytes:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, border=QUIET, **how)
    return drawn.getvalue()
