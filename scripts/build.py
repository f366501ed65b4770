"""Makes the site: in a folder beside the old one, which it replaces only when whole."""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import export
import handouts
import sitemaker
from coursekit import checked, report
from coursekit.model import Course

KEPT = ".site-before"
NEW = ".site-new"

Step = Callable[[Path, Course, Path], bool]
BEFORE: tuple[Step, ...] = (handouts.for_site, export.for_site)
"""The steps that make what the site takes up."""
STEPS: tuple[Step, ...] = (*BEFORE, sitemaker.make)
"""What is done in order: each step takes the course's folder, the course and the new site's folder.

A step that cannot do its part says why and returns False; then the old site stays.
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py build", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    root = parser.parse_args(arguments).root.resolve()
    gc.set_threshold(*sitemaker.SELDOM)
    begun = time.monotonic()
    outcome = checked.course(root, kept=root / ".cache" / "checked.sqlite")
    course = report.course(outcome, "the site was not built")
    if course is None:
        return 1
    print(f"Building {len(course.lessons)} lessons and {len(course.questions)} questions", flush=True)
    shutil.rmtree(root / NEW, ignore_errors=True)
    if not all(step(root, course, root / NEW) for step in STEPS):
        shutil.rmtree(root / NEW, ignore_errors=True)
        print("the site was not built; the old one stays as it was", file=sys.stderr)
        return 1
    try:
        _put_in_place(root)
    except OSError as fault:
        shutil.rmtree(root / NEW, ignore_errors=True)
        print(f"{root / 'site'}: {fault.strerror}; the old site stays as it was", file=sys.stderr)
        return 1
    print(f"Built in {time.monotonic() - begun:.1f} s: {root / 'site' / 'index.html'}")
    gc.freeze()  # the process ends: to look once more for what is dead took a tenth of a build
    return 0


def _put_in_place(root: Path) -> None:
    """Puts the new site in the place of the old one; raises OSError where the old one had to stay."""
    site, kept, new = root / "site", root / KEPT, root / NEW
    if site.exists():
        shutil.rmtree(kept, ignore_errors=True)
        site.rename(kept)
    try:
        new.rename(site)
    except OSError:
        if kept.exists():
            kept.rename(site)
        raise
    shutil.rmtree(kept, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
