"""Measures `run.py check`: time, memory and how both grow, on courses made for it and on this one.

python3 run.py bench check

`start` is what it takes before there is anything to check: the interpreter and the imports.
`check` is all the rest: reading, every rule, the report. Both are CPU seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from coursekit import load  # noqa: E402

START = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import check"]
SIZES = ((100, 10, True), (300, 10, True), (1000, 10, True), (1000, 10, False))
"""Lessons, questions of each, and whether there is something for every rule to judge."""
RUNS = 5


def measure(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak megabytes of one process, as the system counts them."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    code = subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert code in (0, 1), f"{command} ended with {code}"
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def row(name: str, folder: Path) -> str:
    """A line of the table; of several runs the one of the least CPU, which others disturbed least."""
    command = [sys.executable, str(ROOT / "scripts" / "check.py"), str(folder)]
    pairs = [(measure(START), measure(command)) for _ in range(RUNS)]
    start = min(start[1] for start, _ in pairs)
    wall, cpu, peak = min((whole for _, whole in pairs), key=lambda whole: whole[1])
    return f"{name:<42}{start:>8.2f}{cpu - start:>8.2f}{wall:>8.2f}{peak:>9.0f}"


def main() -> None:
    print(f"{'course':<42}{'start':>8}{'check':>8}{'wall':>8}{'peak MB':>9}")
    print(row("this one", ROOT), flush=True)
    for lessons, each, furnished in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            corpus.write(Path(folder), lessons, each, furnished=furnished)
            if load.course(Path(folder)).course is None:
                sys.exit("the made course cannot be read, so no rule was asked; run 'check' on it")
            name = f"{lessons} lessons, {lessons * each} questions"
            print(row(name + (", furnished" if furnished else ""), Path(folder)), flush=True)


if __name__ == "__main__":
    main()
