"""The bank of questions in other programs' formats: one file for each format, and their table at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..findings import counted
from . import anki, data, gift, moodle, qti, spreadsheet
from .bank import Asked, Bank, bank, parts
from .form import Format

FOLDER = "exports"
"""Where the files stand: in the course's folder, and in the site."""

__all__ = ["FOLDER", "FORMATS", "Bank", "Export", "Format", "bank", "made", "parts"]


@dataclass(frozen=True)
class Export:
    """A file that was made: its format, its name, its bytes, how many questions it holds, what it lacks."""

    format: Format
    name: str
    content: bytes
    questions: int
    left_out: tuple[str, ...]
    """What is not in the file, with a count and the reason, one line each."""


def made(whole: Bank, formats: Iterable[Format]) -> Iterator[Export]:
    """The bank in each format; the name of a lesson or module alone stands in the names of its files.

    A bank without questions gives no files.
    """
    for form in formats if whole.asked else ():
        told = tuple(asked for asked in whole.asked if not form.cannot(asked))
        chosen = f"-{whole.only.partition(':')[2]}" if whole.only else ""
        yield Export(
            format=form,
            name=f"{whole.settings.id}{chosen}{form.ending}",
            content=form.write(replace(whole, asked=told)),
            questions=len(told),
            left_out=tuple(_left_out(whole.asked, form)),
        )


def _left_out(asked: tuple[Asked, ...], form: Format) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in asked:
        reasons.setdefault(form.cannot(one), []).append(one.id)
    for reason, ids in reasons.items():
        if reason:
            yield f"{counted(len(ids), 'question')}, because {reason}: {', '.join(ids)}"
    hinted = sum(bool(one.hints) for one in asked if not form.cannot(one))
    if hinted and not form.hints:
        yield f"the hints of {counted(hinted, 'question')}, because the format has no place for them"


FORMATS = {
    form.name: form
    for form in (
        moodle.FORMAT,
        gift.FORMAT,
        qti.FORMAT,
        anki.FORMAT,
        spreadsheet.FORMAT,
        data.FORMAT,
    )
}
