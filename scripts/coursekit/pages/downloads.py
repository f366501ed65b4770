"""The part of the page of prints that gives the questions to other programs: files, sizes, the way in."""

from __future__ import annotations

from ..exports import FOLDER
from ..exports.shelf import Offered
from ..model import Course
from .listed import STACKED, cell, sized

COLUMNS = ("File", "For", "Questions", "Size")


def section(course: Course, exported: tuple[Offered, ...]) -> list[str]:
    """Each file with what reads it, how many questions it holds and its size; then how to import it."""
    if not exported:
        return []
    settings = course.settings
    license = f" You may use and change them under {settings.license}." if settings.license else ""
    lines = [
        "## Questions for other programs",
        "",
        "All questions with their keys and the reason for every option, for instructors who take them into "
        f"a learning platform, onto cards or into a spreadsheet.{license}",
        "",
        f"Version {settings.version}, content of {settings.date}. The files hold the answers.",
        "",
        *STACKED[0],
        f"| {' | '.join(COLUMNS)} |",
        "| --- | --- | --- | --- |",
        *map(_row, exported),
        *STACKED[1],
    ]
    for one in exported:
        steps = [f"{number}. {step}" for number, step in enumerate(one.format.steps, 1)]
        left_out = [f"Left out: {line}." for line in one.left_out]
        lines += ["", f"### Import {one.format.title}", "", *steps, "", *left_out]
    return [*lines, ""]


def _row(one: Offered) -> str:
    told = (_file(one), one.format.readers, str(one.questions), sized(one.size))
    return f"| {' | '.join(map(cell, COLUMNS, told))} |"


def _file(one: Offered) -> str:
    return f'[{one.format.title}](../{FOLDER}/{one.file.name}){{ download="{one.file.name}" }}'
