"""Writes the bank of questions for other programs: Moodle, Canvas, Anki, spreadsheets and your own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursekit import checked, exports, report
from coursekit.exports import FOLDER, FORMATS, Export, shelf
from coursekit.findings import counted, did_you_mean
from coursekit.handouts import listing, site
from coursekit.model import Course
from coursekit.yamlfile import Fault

ONLY = "module:ID or lesson:ID"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py export", description=__doc__)
    parser.add_argument(
        "--format",
        metavar="NAME",
        action="append",
        dest="formats",
        help=f"this format only, once for each: {', '.join(FORMATS)}; else all",
    )
    parser.add_argument("--only", metavar="WHAT", default="", help=f"only the questions of {ONLY}")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    names = options.formats or list(FORMATS)
    for name in names:
        if name not in FORMATS:
            near = did_you_mean(name, FORMATS)
            parser.error(f"there is no format '{name}'{near}; say {', '.join(FORMATS)}")
    course = report.course(checked.course(root), "nothing was exported")
    if course is None:
        return 1
    known = set(exports.parts(course))
    if options.only and options.only not in known:
        parser.error(f"there is no '{options.only}'{did_you_mean(options.only, known)}; say {ONLY}")
    try:
        bank = exports.bank(course, site.read(root), options.only)
    except Fault as fault:
        print(fault.finding)
        print("nothing was exported", file=sys.stderr)
        return 1
    made = list(exports.made(bank, [FORMATS[name] for name in dict.fromkeys(names)]))
    try:
        _write(root / FOLDER, made)
    except OSError as fault:
        print(f"{root / FOLDER}: {fault.strerror}; nothing was exported", file=sys.stderr)
        return 1
    for one in made:
        print(f"{FOLDER}/{one.name}: {counted(one.questions, 'question')}")
        for line in one.left_out:
            print(f"  left out: {line}")
    print(f"Exported {counted(len(made), 'file')}: {root / FOLDER}")
    return 0


def for_site(root: Path, course: Course, _: Path) -> bool:
    """Writes all formats for the site to take up, where something changed since they were written."""
    try:
        told = site.read(root)
    except Fault as fault:
        print(fault.finding)
        return False
    store, name = root / shelf.STORE, listing.name(root, told)
    if not shelf.is_of(store, name):
        shelf.write(store, exports.made(exports.bank(course, told), FORMATS.values()), name)
    return True


def _write(folder: Path, made: list[Export]) -> None:
    """Writes all files beside the old ones, and only then puts them in their places."""
    folder.mkdir(exist_ok=True)
    new = [(folder / f".{one.name}.new", folder / one.name, one.content) for one in made]
    try:
        for written, _, content in new:
            written.write_bytes(content)
        for written, place, _ in new:
            written.replace(place)
    finally:
        for written, _, _ in new:
            written.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
