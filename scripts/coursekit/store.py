"""Keeps what was worked out at great length, under a name made of everything that it depends on.

Nothing kept is ever wrong: another text, setting or engine has another name. What is damaged
reads as not there, and what no build has asked for in a while goes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

BUILDS = 4
"""Builds for which an entry stays that none of them asks for."""

SEAL = 16
"""Bytes before each value that say whether it is whole."""

IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

TABLES = """
CREATE TABLE IF NOT EXISTS entry (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS used (name TEXT PRIMARY KEY, build INTEGER) WITHOUT ROWID;
"""


def name(*parts: str | bytes) -> str:
    """A name for what follows from all the parts; other parts, or otherwise divided, another name."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def sources(folder: Path) -> str:
    """A name for all sources in a folder and below, but for what Python makes of them."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*") if path.is_file()}
    kept = [place for place in sorted(paths) if "__pycache__" not in place]
    return name(*(part for place in kept for part in (place, paths[place].read_bytes())))


def put(path: Path, data: bytes) -> None:
    """Writes a file that comes whole or not at all, also where others write it at the same time."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def told(path: Path) -> dict[str, Any]:
    """What a kept file of JSON tells; nothing where it is not there, or damaged, or no list of names."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def once(folder: Path, what: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` makes, from a file of the folder where it stands there under that name.

    Many processes may do this at once: a file comes whole or not at all, and what is damaged reads
    as not there. Of each `what`, a word that can name a file, the last one stays.
    """
    path = folder / f"{what}-{name}"
    with contextlib.suppress(OSError):
        found = path.read_bytes()
        if found[:SEAL] == seal(name, found[SEAL:]):
            return found[SEAL:]
    value = make()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        put(path, seal(name, value) + value)
        for old in folder.glob(f"{what}-*"):
            if old != path:
                old.unlink()
    return value


class Store:
    """A file of entries; without one, or with one that cannot be used, it is empty and forgets."""

    _read: ClassVar[dict[Path, dict[str, Any]]] = {}
    """What this process read of each file: a served site asks for the same entries at each change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read = self._read.setdefault(path, {})
        self.new: dict[str, bytes] = {}
        self.asked: set[str] = set()
        self.base: sqlite3.Connection | None = None
        try:
            self.base = self._open()
        except (sqlite3.Error, OSError) as fault:
            self._drop(fault)

    def get(self, name: str, parse: Callable[[bytes], Any] = bytes) -> Any:
        """What `parse` makes of the value under a name; None where there is none, or none that is whole.

        It is made once for as long as each build of this process asks for it: nobody may change it.
        """
        self.asked.add(name)
        if name not in self.read:
            value = self._value(name)
            if value is None:
                return None
            self.read[name] = parse(value)
        return self.read[name]

    def _value(self, name: str) -> bytes | None:
        if name in self.new:
            return self.new[name]
        if self.base is None:
            return None
        try:
            row = self.base.execute("SELECT value FROM entry WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error as fault:
            self._drop(fault)
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        found, value = row[0][:SEAL], row[0][SEAL:]
        return value if found == seal(name, value) else None

    def put(self, name: str, value: bytes) -> None:
        """Keeps a value; it is written when the build is over."""
        self.asked.add(name)
        self.new[name] = value

    def save(self) -> None:
        """Writes what is new, all or nothing, and lets go what was not asked for in a while."""
        try:
            if self.base is None:
                self.base = self._open()
            with self.base:
                self._write(self.new.items())
            self.base.close()
            self.base = None
        except (sqlite3.Error, OSError) as fault:
            self._drop(fault)
        for name in self.read.keys() - self.asked:
            del self.read[name]
        self.new.clear()
        self.asked.clear()

    def _write(self, entries: Iterable[tuple[str, bytes]]) -> None:
        base = self.base
        rows = ((name, seal(name, value) + value) for name, value in entries)
        base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", rows)
        (last,) = base.execute("SELECT coalesce(max(build), 0) FROM used").fetchone()
        asked = [(name, last + 1) for name in sorted(self.asked)]
        base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", asked)
        base.execute("DELETE FROM used WHERE build <= ?", (last + 1 - BUILDS,))
        base.execute("DELETE FROM entry WHERE name NOT IN (SELECT name FROM used)")

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # A power cut may damage the file; the seals and SQLite's own checks then tell.
        base = sqlite3.connect(self.path, timeout=1)
        base.executescript("PRAGMA synchronous=OFF; PRAGMA auto_vacuum=FULL;" + TABLES)
        return base

    def _drop(self, fault: sqlite3.Error | OSError) -> None:
        """Goes on without the file, which is begun anew; one in use by another build is left to it."""
        if self.base is not None:
            self.base.close()
        self.base = None
        if getattr(fault, "sqlite_errorcode", None) not in IN_USE:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)


def seal(name: str, value: bytes) -> bytes:
    """What tells whether a value is whole and stands under its own name."""
    return hashlib.blake2b(value, digest_size=SEAL, key=name.encode()[:64]).digest()
