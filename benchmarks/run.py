"""Runs one benchmark by name: `python3 run.py bench check`; what follows the name is its own."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in ("run", "corpus"))

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"usage: run.py bench NAME [options]\nthe names are: {', '.join(NAMES)}")
    name = sys.argv.pop(1)
    runpy.run_path(str(HERE / f"{name}.py"), run_name="__main__")
