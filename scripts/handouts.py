"""Prints the course: lessons, keys, books, cards, role-plays and exams as PDF and for Word, and an e-book."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from coursekit import checked, handouts, report
from coursekit.findings import counted, did_you_mean
from coursekit.handouts import Plan, epub, listing, printing, word
from coursekit.handouts.handout import FORMATS, PAPERS, CannotPrint, Format, Printed, Source
from coursekit.model import Course
from coursekit.yamlfile import Fault

ONLY = "lesson:ID, module:ID, exam:ID, workbook, instructor, cards, roleplays or ebook"
EBOOK = "ebook"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py handouts", description=__doc__)
    parser.add_argument("--paper", choices=PAPERS, help="this paper only; else both")
    parser.add_argument("--large", action="store_true", help="large print only; else both sizes")
    parser.add_argument("--only", metavar="WHAT", help=f"only these: {ONLY}")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    begun = time.monotonic()
    course = report.course(checked.course(root), "nothing was printed")
    if course is None:
        return 1
    try:
        source = printing.source(root, course)
    except Fault as fault:
        return _nothing(fault)
    plans = list(handouts.plans(source))
    if options.only:
        known = {name for plan in plans for name in plan.names} | {EBOOK}
        if options.only not in known:
            parser.error(f"there is no '{options.only}'{did_you_mean(options.only, known)}; say {ONLY}")
        plans = [plan for plan in plans if options.only in plan.names]
    formats = [
        form
        for form in FORMATS
        if form.paper == (options.paper or form.paper) and (form.large or not options.large)
    ]
    try:
        printed = _made(source, plans, formats, root / listing.STORE)
        if course.lessons and options.only in (None, EBOOK):
            printed.append(epub.made(source, root / listing.STORE))
    except CannotPrint as fault:
        return _nothing(fault)
    for one in printed:
        path = root / "site" / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(one.file, path)
        if options.only:
            pages = f": {counted(one.pages, 'page')}" if one.pages else ""
            print(f"{path.relative_to(root)}{pages}")
    pages = sum(one.pages for one in printed)
    print(
        f"Printed {counted(len(printed), 'file')} with {counted(pages, 'page')} "
        f"in {time.monotonic() - begun:.1f} s: {root / 'site' / 'print'}"
    )
    return 0


def _nothing(fault: CannotPrint | Fault) -> int:
    print(fault.finding)
    print("nothing was printed", file=sys.stderr)
    return 1


def for_site(root: Path, course: Course, _: Path) -> bool:
    """Prints all of a course for the site to take up; where paper cannot show it, says so."""
    store = root / listing.STORE
    try:
        source = printing.source(root, course)
        name = listing.name(root, source.site)
        if listing.is_of(store, name):
            return True
        printed = _made(source, list(handouts.plans(source)), FORMATS, store)
        if course.lessons:
            printed.append(epub.made(source, store))
    except (CannotPrint, Fault) as fault:
        print(fault.finding)
        return False
    listing.write(store, printed, name)
    printing.forget(store, printed)
    return True


def _made(source: Source, plans: list[Plan], formats: Sequence[Format], store: Path) -> list[Printed]:
    """Each handout to print, and the same to change in Word."""
    printed = printing.printed(source, plans, formats, store)
    return [*printed, *word.made(source, plans, formats, store)]


if __name__ == "__main__":
    sys.exit(main())
