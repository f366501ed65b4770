"""Says every finding about the course; exit code 0 without errors, 1 with, 2 on wrong usage."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coursekit import checked, report
from coursekit.findings import summary


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py check", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    parser.add_argument(
        "--format",
        choices=sorted(report.FORMATS),
        default="text",
        help="text for people (default), github for annotations, json for programs",
    )
    parser.add_argument("--watch", action="store_true", help="check again at each change")
    options = parser.parse_args(arguments)
    # A file's name may hold bytes that no encoding knows; a report is UTF-8 on every machine.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not options.root.is_dir():
        parser.error(f"there is no folder '{options.root}'")
    if options.watch:
        return _watch(options.root, options.format)
    return _once(options.root, options.format)


def _once(root: Path, form: str, read: Callable[[Path, date], checked.Checked] = checked.once) -> int:
    gc.disable()  # while a course is read all of it is alive: to look for dead parts takes a tenth
    outcome = read(root, date.today())
    gc.freeze()
    gc.enable()
    color = form == "text" and sys.stdout.isatty()
    sys.stdout.write(report.FORMATS[form](outcome.findings, root, color))
    sys.stdout.flush()
    if form == "text":
        print(summary(outcome.findings), file=sys.stderr)
    return 0 if outcome.course else 1


def _watch(root: Path, form: str) -> int:
    from watchfiles import watch

    folders = [root / name for name in ("curriculum", "docs") if (root / name).is_dir()]
    folders = folders or [root]
    code = _once(root, form, checked.course)
    print("Watching for changes; Ctrl+C ends it", file=sys.stderr)
    try:
        for _ in watch(*folders, raise_interrupt=True):
            print(file=sys.stderr)
            code = _once(root, form, checked.course)
    except KeyboardInterrupt:
        return code
    return code


if __name__ == "__main__":
    sys.exit(main())
