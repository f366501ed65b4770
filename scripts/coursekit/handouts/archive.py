"""Packs files into one archive, so that the same files always make the same bytes."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterable

UNIX = 3
"""The system that an archive says it was made on, wherever that was."""


def packed(files: Iterable[tuple[str, bytes]], date: str, stored: tuple[str, ...] = ()) -> bytes:
    """An archive of paths and their bytes, in their order; the day of the content stands for the clock.

    Those in `stored` go in without compression.
    """
    day = time.strptime(date, "%Y-%m-%d")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, (day.tm_year, day.tm_mon, day.tm_mday, 0, 0, 0))
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()
