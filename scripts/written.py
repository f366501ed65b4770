"""Writes into the folder that is served only what is not there yet.

MkDocs empties the folder before each build and writes every file again, changed or not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs import utils


class Written:
    """What stands in one folder that nothing else writes into."""

    def __init__(self) -> None:
        self._write, self._copy = utils.write_file, utils.copy_file
        self._there: dict[str, object] = {}
        """Of each file what tells its content: a hash, or the state of the file it was copied from."""
        self._wanted: set[str] = set()

    def take_over(self) -> None:
        """Takes the place of what MkDocs writes with; it has no setting for that."""
        utils.write_file, utils.copy_file = self.write, self.copy
        utils.clean_directory = self.begin

    def begin(self, _: str) -> None:
        """Begins a build; what no build asks for goes when it is over, and not before."""
        self._wanted.clear()

    def write(self, content: bytes, path: str) -> None:
        told = hashlib.blake2b(content).digest()
        self._put(path, told, lambda: self._write(content, path))

    def copy(self, source: str, path: str) -> None:
        """Copies a file unless the same state of it was copied before, as the watch for changes sees it."""
        state = Path(source).stat()
        told = (source, state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
        self._put(path, told, lambda: self._copy(source, path))

    def end(self) -> None:
        """Removes the files that the build did not write."""
        for path in self._there.keys() - self._wanted:
            Path(path).unlink(missing_ok=True)
            del self._there[path]

    def _put(self, path: str, told: Any, put: Callable[[], None]) -> None:
        self._wanted.add(path)
        if self._there.get(path) != told:
            self._there.pop(path, None)  # nothing is known of a file that is half written
            put()
            self._there[path] = told
