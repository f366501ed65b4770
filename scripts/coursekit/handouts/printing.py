"""Prints handouts as tagged PDF, and keeps each file under the hash of what it was made from."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from ..model import Course
from . import Plan, markup, setting, site
from .handout import KINDS, NEVER_LARGE, Format, Printed, Source
from .setting import Job

BROKEN_OFF = 3600
"""Seconds after which nobody writes at a file any more."""
LIBRARIES = f"{version('typst')}\0{version('fontpkg-atkinson-hyperlegible')}"
"""The versions that are installed, looked up once for all files."""
SETTING = Path(setting.__file__).read_text("utf-8")
"""What sets files; another way to set them makes others of the same source."""
FEW = 20
"""The short files that one process makes."""


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
        asked += [(handout, form, _job(told, form, handout.date, store)) for form in fitting]
    kept = _kept(store)
    _make([job for *_, job in asked if job.path not in kept])
    kept = _kept(store)
    made = ((handout, form, kept[job.path]) for handout, form, job in asked)
    return [Printed.of(handout, form, file, int(file.name.split(".")[1])) for handout, form, file in made]


def _job(told: str, form: Format, date: str, store: Path) -> Job:
    """The file to make of a source, under a name that changes with everything that it is made from."""
    named = f"{LIBRARIES}\0{SETTING}\0{form.name}\0{date}\0{told}"
    key = hashlib.sha256(named.encode()).hexdigest()[:32]
    return Job(told, form.paper, form.large, date, str(store / key))


def _kept(store: Path) -> dict[str, Path]:
    """The files of a store by their path but for the endings; those hold the number of pages as well."""
    return {str(store / path.name.partition(".")[0]): path for path in store.glob("*.pdf")}


def _make(jobs: list[Job]) -> None:
    """Makes files: a few short ones here, more in processes of their own, each long book in one.

    Typst keeps what it set for its last ten files, and looks through all of it after each; a
    process that ends gives it back at once.
    """
    # By form, for a handout that takes much memory takes as much in each of them.
    short = sorted((job for job in jobs if not job.long), key=lambda job: (job.paper, job.large))
    batches = [[job] for job in jobs if job.long]
    batches += [short[start : start + FEW] for start in range(0, len(short), FEW)]
    if batches == [short]:
        setting.make(short)
        return
    longest_first = sorted(batches, key=lambda batch: -sum(len(job.told) for job in batch))
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for _ in workers.map(setting.make_apart, longest_first):
            pass


def forget(store: Path, needed: Iterable[Printed]) -> None:
    """Removes from the store what the handouts of the course no longer need, and what was broken off."""
    made = {path for kind in KINDS for path in store.glob(f"*.{kind}")}
    made |= {path for path in store.glob("*.new") if _is_broken_off(path)}
    for path in made - {one.file for one in needed}:
        path.unlink(missing_ok=True)


def _is_broken_off(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > BROKEN_OFF
    except OSError:  # it has just been put in its place
        return False
