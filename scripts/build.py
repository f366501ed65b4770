"""Makes the site: in a folder beside the old one, which it replaces only when whole."""

from __future__ import annotations

import argparse
import calendar
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from coursekit import checked
from coursekit.findings import summary

KEPT = ".site-before"
NEW = ".site-new"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py build", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    root = parser.parse_args(arguments).root.resolve()
    begun = time.monotonic()
    outcome = checked.course(root)
    for finding in outcome.findings:
        print(finding)
    if outcome.course is None:
        print(f"{summary(outcome.findings)}; the site was not built", file=sys.stderr)
        return 1
    course = outcome.course
    print(f"Building {len(course.lessons)} lessons and {len(course.questions)} questions", flush=True)
    if _mkdocs(root, course.settings.date):
        shutil.rmtree(root / NEW, ignore_errors=True)
        print("the site was not built; the old one stays as it was", file=sys.stderr)
        return 1
    _put_in_place(root)
    print(f"Built in {time.monotonic() - begun:.1f} s: {root / 'site' / 'index.html'}")
    return 0


def _mkdocs(root: Path, date: str) -> int:
    """Runs MkDocs into the new folder; the course's date stands in for the clock."""
    epoch = calendar.timegm(time.strptime(date, "%Y-%m-%d"))
    environment = {**os.environ, "SITE_DIR": NEW, "SOURCE_DATE_EPOCH": str(epoch)}
    shutil.rmtree(root / NEW, ignore_errors=True)
    # Not --quiet: it raises the level of the log, and then --strict counts no warnings at all.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    made = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    for line in (made.stdout + made.stderr).splitlines():
        if line.strip() and not line.startswith("INFO"):
            print(line)
    return made.returncode


def _put_in_place(root: Path) -> None:
    site, kept, new = root / "site", root / KEPT, root / NEW
    shutil.rmtree(kept, ignore_errors=True)
    if site.exists():
        site.rename(kept)
    new.rename(site)
    shutil.rmtree(kept, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
