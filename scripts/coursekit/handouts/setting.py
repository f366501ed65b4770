"""Sets sources as tagged PDF, here or in a process of its own, which loads Typst and no other room."""

from __future__ import annotations

import calendar
import functools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.resources import files as package_files
from pathlib import Path
from typing import NamedTuple

import typst

EMPTY = 0.2
"""A page that is used less than this, of its height, looks nearly empty."""
LONG = 500_000
"""The characters of a source from which a document counts as a long book."""
SAVED = (0.03, 0.07, 0.12)
"""What each tighter step of `segment` in paper.typ saves at least, as a share of a page's length."""


class Job(NamedTuple):
    """A file to make: its source, its form, the day of its content, and its path but for the ending."""

    told: str
    paper: str
    large: bool
    date: str
    path: str

    @property
    def long(self) -> bool:
        """Whether it is a long book."""
        return len(self.told) > LONG


def make(jobs: Iterable[Job]) -> None:
    """Makes files; the endings of their names tell the number of pages as well."""
    for job in jobs:
        pages, data = pdf(job)
        new = Path(f"{job.path}.{os.getpid()}.new")
        new.write_bytes(data)
        new.replace(f"{job.path}.{pages}.pdf")


def make_apart(jobs: list[Job]) -> None:
    """Makes files in a process of its own, on one core, for others work beside it.

    Raises CalledProcessError where that fails; what it says goes to the standard error.
    """
    subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(jobs).encode(),
        env={**os.environ, "RAYON_NUM_THREADS": "1"},
        check=True,
    )


def pdf(job: Job) -> tuple[int, bytes]:
    """The number of pages and the PDF; runs that end on a nearly empty page are set in another way.

    First as tight as should do, then wide; a long book is set twice at most, because that takes time.
    """
    steps: dict[int, int] = {}
    for again in (_tighter, None) if job.long else (_tighter, _wider, None):
        told = _files(job, steps)
        compiler = typst.Compiler(told, font_paths=fonts(), ignore_system_fonts=True)
        ends = json.loads(compiler.query("<fill>", field="value"))
        empty = dict(_nearly_empty(ends))
        if not empty or again is None:
            break
        steps |= {run: again(share) for run, share in empty.items()}
    epoch = calendar.timegm(time.strptime(job.date, "%Y-%m-%d"))
    made = compiler.compile(told, format="pdf", pdf_standards=["ua-1"], timestamp=epoch)
    return ends[-1]["page"], made


def _nearly_empty(ends: list[dict[str, float]]) -> Iterator[tuple[int, float]]:
    """The runs of pages, from 0, of which the last page is nearly empty but not the only one.

    With each stands what would have to be saved on its other pages, as a share of their length.
    """
    last = 0
    for run, end in enumerate(ends):
        others = end["page"] - last - 1
        if others > 0 and end["used"] < EMPTY:
            yield run, end["used"] / others
        last = end["page"]


def _tighter(share: float) -> int:
    """The step of `segment` in paper.typ that saves so much, or the tightest one."""
    return next((step for step, saved in enumerate(SAVED, 1) if share < saved), len(SAVED))


def _wider(_: float) -> int:
    return len(SAVED) + 1


def _files(job: Job, steps: dict[int, int]) -> dict[str, bytes]:
    """What Typst reads: the source, and the form and the steps in a file of their own.

    In `sys.inputs` they would be a part of its library, with which all is set anew; so each next
    way finds done what its steps leave as it is.
    """
    tight = [steps.get(run, 0) for run in range(max(steps, default=0) + 1)]
    form = {"paper": job.paper, "large": job.large, "tight": tight}
    return {"main.typ": job.told.encode(), "form.json": json.dumps(form).encode()}


@functools.cache
def fonts() -> typst.Fonts:
    """The typeface of everything on paper; never one of this machine."""
    folder = package_files("fontpkg_atkinson_hyperlegible") / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


if __name__ == "__main__":
    make(Job(*told) for told in json.load(sys.stdin.buffer))
