"""Measures `run.py check` on courses that are made for it: time, memory and how both grow.

python3 run.py bench check
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

CHECK = Path(__file__).resolve().parent.parent / "scripts" / "check.py"
SIZES = ((100, 10), (300, 10), (1000, 10))


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


def main() -> None:
    print(f"{'lessons':>8}{'questions':>11}{'wall s':>9}{'CPU s':>8}{'peak MB':>9}")
    for lessons, each in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            corpus.write(Path(folder), lessons, each)
            runs = [measure([sys.executable, str(CHECK), folder]) for _ in range(3)]
            wall, cpu, peak = sorted(runs)[1]
        print(f"{lessons:>8}{lessons * each:>11}{wall:>9.2f}{cpu:>8.2f}{peak:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
