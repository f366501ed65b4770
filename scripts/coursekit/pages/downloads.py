"""The part of the page of prints that gives the questions to other programs: files, sizes, the way in."""

from __future__ import annotations

from ..exports import FOLDER, Export
from ..model import Course


def section(course: Course, exported: tuple[Export, ...]) -> list[str]:
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
        "| File | For | Questions | Size |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {_file(one)} | {one.format.readers} | {one.questions} | {sized(len(one.content))} |"
        for one in exported
    ]
    for one in exported:
        steps = [f"{number}. {step}" for number, step in enumerate(one.format.steps, 1)]
        left_out = [f"Left out: {line}." for line in one.left_out]
        lines += ["", f"### Import {one.format.title}", "", *steps, "", *left_out]
    return [*lines, ""]


def sized(size: int) -> str:
    """A number of bytes as people read it."""
    # a space at which no line breaks
    return f"{size / 1e6:.1f}\u00a0MB" if size >= 1e6 else f"{max(1, round(size / 1e3))}\u00a0KB"


def _file(one: Export) -> str:
    return f'[{one.format.title}](../{FOLDER}/{one.name}){{ download="{one.name}" }}'
