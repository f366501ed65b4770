"""Makes the site of the course in this folder as `serve` does, again after each of some edits of a lesson.

python3 benchmarks/served.py LESSON EDITS     prints the CPU seconds of each time, the first one first
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

import following


def edit(lesson: Path, word: str) -> None:
    """Adds a sentence to a lesson, as an author would."""
    text = lesson.read_text("utf-8")
    lesson.write_text(text.rstrip("\n") + f"\n\nLook at the {word} at once.\n", "utf-8")


class Edits:
    """Stands where the server would, and changes the lesson instead of waiting for a change."""

    def __init__(self, builder: Callable[[], None], **_: Any) -> None:
        self.builder = builder

    def watch(self, *_: Any, **__: Any) -> None:
        pass

    def serve(self, **_: Any) -> None:
        print(time.process_time())
        for number in range(int(sys.argv[2])):
            edit(Path(sys.argv[1]), f"place{number}")
            begun = time.process_time()
            self.builder()
            print(time.process_time() - begun)

    def shutdown(self) -> None:
        pass


if __name__ == "__main__":
    following.LiveReloadServer = Edits
    following.follow([])
