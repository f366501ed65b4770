"""Prints a question as its page's markup and as it reads on paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursekit import load, proof
from coursekit.findings import did_you_mean


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py preview", description=__doc__)
    parser.add_argument("id", help="the question's id")
    parser.add_argument("--course", type=Path, default=Path.cwd(), help="the course's folder")
    options = parser.parse_args(arguments)
    loaded = load.course(options.course)
    if loaded.course is None:
        for finding in loaded.findings:
            print(finding)
        return 1
    known = loaded.course.kinds["question"]
    if options.id not in known:
        parser.error(f"there is no question '{options.id}'{did_you_mean(options.id, known)}")
    print(proof.text(loaded.course, known[options.id]), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
