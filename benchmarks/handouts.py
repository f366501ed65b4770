"""Measures the handouts of this project's course: from nothing, unchanged, and with one lesson changed.

First as PDF, then for Word.

python3 run.py bench handouts
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from coursekit import handouts, load  # noqa: E402
from coursekit.handouts import listing, printing, word  # noqa: E402
from coursekit.handouts.handout import FORMATS, Printed  # noqa: E402

MAKERS = {"PDF": printing.printed, "Word": word.made}


def spent() -> float:
    """CPU seconds of this process and of those that it started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(name: str, root: Path, make: Callable[..., list[Printed]], only: str = "") -> None:
    """Prints one line: CPU seconds and wall seconds of reading and making, files, pages, megabytes."""
    cpu, wall = spent(), time.perf_counter()
    course = load.course(root).course
    assert course is not None
    source = printing.source(root, course)
    plans = [plan for plan in handouts.plans(source) if not only or only in plan.names]
    made = make(source, plans, FORMATS, root / listing.STORE)
    cpu, wall = spent() - cpu, time.perf_counter() - wall
    pages, size = sum(one.pages for one in made), sum(one.size for one in made) / 1e6
    print(f"{name:<30}{cpu:>8.1f}{wall:>8.1f}{len(made):>7}{pages:>8}{size:>8.0f}", flush=True)


def main() -> None:
    print(f"{'':<30}{'CPU s':>8}{'wall s':>8}{'files':>7}{'pages':>8}{'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("curriculum", "docs"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        for kind, make in MAKERS.items():
            measure(f"{kind} from nothing", root, make)
            measure(f"{kind} unchanged", root, make)
        lesson = load.course(root).course.lessons[0]
        path = root / "docs" / lesson.path
        path.write_text(path.read_text("utf-8") + "\nOne more line.\n", "utf-8")
        for kind, make in MAKERS.items():
            measure(f"{kind}, lesson changed: sheets", root, make, f"lesson:{lesson.id}")
            measure(f"{kind}, lesson changed: all", root, make)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process {peak:.0f} MB")


if __name__ == "__main__":
    main()
