"""Prints handouts as tagged PDF, and keeps each file under the hash of what it was made from."""

from __future__ import annotations

import calendar
import functools
import hashlib
import json
import multiprocessing
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path

import typst

from ..model import Course
from . import Plan, markup, site
from .handout import KINDS, NEVER_LARGE, Format, Printed, Source

EMPTY = 0.2
"""A page that is used less than this, of its height, looks nearly empty."""
FEW = 40
"""The files that are made in this process; more of them are shared out."""
LONG = 500_000
"""The characters of a source from which a document counts as a long book."""
SAVED = (0.03, 0.07, 0.12)
"""What each tighter step of `segment` in paper.typ saves at least, as a share of a page's length."""


def source(root: Path, course: Course) -> Source:
    """What the handouts of the course in a folder are composed from."""
    return Source(course, site.read(root), root / "docs")


def printed(source: Source, wanted: Iterable[Plan], formats: Iterable[Format], store: Path) -> list[Printed]:
    """The handouts in each format, made now or found in the folder `store` as they were made before.

    Raises CannotPrint where a lesson holds what paper cannot show.
    """
    store.mkdir(parents=True, exist_ok=True)
    asked = []
    for plan in wanted:
        handout = plan.compose()
        told = markup.typst(handout, lambda path: (source.docs / path).read_bytes())
        fitting = [form for form in formats if not (form.large and handout.kind in NEVER_LARGE)]
        asked += [(handout, Job(told, form, handout.date, str(store))) for form in fitting]
    kept = _kept(store)
    _make([job for _, job in asked if job.key not in kept])
    kept = _kept(store)
    made = ((handout, job.form, kept[job.key]) for handout, job in asked)
    return [Printed.of(handout, form, file, int(file.name.split(".")[1])) for handout, form, file in made]


@dataclass(frozen=True)
class Job:
    """A file to make: the source, the format, the day of the content, and the folder to keep it in."""

    told: str
    form: Format
    date: str
    store: str

    @functools.cached_property
    def key(self) -> str:
        """Changes with everything that the file is made from."""
        named = f"{version('typst')}\0{self.form.name}\0{self.date}\0{self.told}"
        return hashlib.sha256(named.encode()).hexdigest()[:32]


def _kept(store: Path) -> dict[str, Path]:
    """The files of a store by their key; their names hold the number of pages as well."""
    return {path.name.partition(".")[0]: path for path in store.glob("*.pdf")}


def _make(jobs: list[Job]) -> None:
    """Makes files: a few here, many in processes of their own, by which their memory is given back.

    What Typst has once set stays in memory, so that a booklet finds much of its lessons done; for
    the same reason each long book has a process to itself.
    """
    if len(jobs) <= FEW:
        _batch(jobs)
        return
    batches: dict[str, list[Job]] = {}
    for job in jobs:
        alone = job.key if len(job.told) > LONG else ""
        batches.setdefault(f"{job.form.name} {alone}", []).append(job)
    longest_first = sorted(batches.values(), key=lambda batch: -sum(len(job.told) for job in batch))
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=start, max_tasks_per_child=1) as workers:
        for _ in workers.map(_batch, longest_first):
            pass


def _batch(jobs: list[Job]) -> None:
    for job in jobs:
        pages, data = pdf(job)
        new = Path(job.store) / f"{job.key}.new"
        new.write_bytes(data)
        new.replace(new.with_suffix(f".{pages}.pdf"))


def forget(store: Path, needed: Iterable[Printed]) -> None:
    """Removes from the store what the handouts of the course no longer need."""
    made = {path for kind in KINDS for path in store.glob(f"*.{kind}")}
    for path in made - {one.file for one in needed}:
        path.unlink(missing_ok=True)


def pdf(job: Job) -> tuple[int, bytes]:
    """The number of pages and the PDF; runs that end on a nearly empty page are set in another way.

    First as tight as should do, then wide; a long book is set twice at most, because that takes time.
    """
    steps: dict[int, int] = {}
    ways = (_tighter, None) if len(job.told) > LONG else (_tighter, _wider, None)
    for again in ways:
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
    form = {"paper": job.form.paper, "large": job.form.large, "tight": tight}
    return {"main.typ": job.told.encode(), "form.json": json.dumps(form).encode()}


@functools.cache
def fonts() -> typst.Fonts:
    """The typeface of everything on paper; never one of this machine."""
    folder = package_files("fontpkg_atkinson_hyperlegible") / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
