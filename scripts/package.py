"""Packs the course into one ZIP file that opens from a folder or a stick, without a network."""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import build
import sitemaker
from coursekit import checked, report
from coursekit.model import CourseFile

FOLDER = "packages"
FOR_HOSTS = (
    "_headers",
    ".htaccess",
    "hosting",
    ".well-known",
    "previews",
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
)
"""What only a host on the web, or a site that links to it, has a use for."""
STEPS: tuple[build.Step, ...] = (
    *build.BEFORE,
    functools.partial(sitemaker.make, use_directory_urls=False),
)
"""From a folder a link must name a file: nobody is there to find the index of a folder.

Paper and exports lead to the site on the web, which `build` makes.
"""
ABOUT = "READ ME FIRST.txt"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py package", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    root = parser.parse_args(arguments).root.resolve()
    course = report.course(checked.course(root), "nothing was packed")
    if course is None:
        return 1
    settings = course.settings
    with tempfile.TemporaryDirectory(dir=root, prefix=".package-") as folder:
        site, packed = Path(folder) / "site", Path(folder) / "packed.zip"
        if not all(step(root, course, site) for step in STEPS):
            print("nothing was packed", file=sys.stderr)
            return 1
        _pack(site, packed, settings)
        target = root / FOLDER / f"{settings.id}-{settings.version}.zip"
        try:
            target.parent.mkdir(exist_ok=True)
            packed.replace(target)
        except OSError as fault:
            print(f"{target}: {fault.strerror}; nothing was packed", file=sys.stderr)
            return 1
    print(f"Packed {target.stat().st_size / 1_000_000:.1f} MB: {target}")
    return 0


def _pack(site: Path, packed: Path, settings: CourseFile) -> None:
    """Writes the ZIP file; every time in it is the course's date, so that its bytes repeat."""
    day = time.strptime(settings.date, "%Y-%m-%d")[:6]
    top = f"{settings.id}-{settings.version}"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.relative_to(site).parts[0] not in FOR_HOSTS
    }
    files[ABOUT] = _about(settings).encode()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", day)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)


def _about(settings: CourseFile) -> str:
    return f"""{settings.title}, {settings.subtitle}
Version {settings.version}, content of {settings.date}

Unpack the whole folder first. Then open index.html in a browser.

What works from a folder or a stick, without a network:
- reading, search, self-checks, practice, exams, and printing from the browser
- your progress, kept by the browser you use

What does not:
- Progress belongs to this browser and, in some browsers, to this folder. Before you move
  the folder or change the browser, save your progress in a file on the progress page.
- "Save for offline use" is for the course on the web. Here it is offline already.
- Links to other sites need a network.
"""


if __name__ == "__main__":
    sys.exit(main())
