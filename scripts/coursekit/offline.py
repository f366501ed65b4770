"""Lists the files of a site by their content, so that the course can be read without a connection.

The list goes into the service worker (https://www.w3.org/TR/service-workers/). The content version
is one short name for all listed files: two sites with the same version are the same, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

WORKER = "service-worker.js"
"""The worker's path in the site; it reaches what lies beside and below it."""
FALLBACK = "offline.html"
"""The page that stands in for one that was not saved."""
VERSION = "content-version-of-the-site"
"""Stands in pages where the content version goes, until all of them are made."""
LEFT_OUT = {".pdf", ".docx", ".xml", ".gz", ".conf"}
ELSEWHERE = ("hosting/", "previews/", "exports/")
"""Folders for hosts, other sites and other programs; no reader asks for them."""
PRINTS = "print/"
"""The folder of files to print or to load into a reader; only its pages are read here."""
CORE = (".css", ".woff2", ".svg")
"""What all pages share is saved at the first visit, with the scripts, the home page and the fallback."""
HASH = 16
"""Hex digits of SHA-256 that name a file; addresses in pages carry the first eight of them."""


def read(site: Path) -> dict[str, bytes]:
    """The files of a built site that are of use without a connection, by path, in order.

    Left out are prints, which weigh more than all the rest, and what is there for hosts, other sites
    and other programs.
    """
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: paths[name].read_bytes() for name in sorted(paths) if _is_read(name)}


def version(files: Mapping[str, bytes], worker: str) -> str:
    """The content version of these files, which hold VERSION in its place, and of the worker's source."""
    told = [f"{name} {_hash(data)}" for name, data in sorted(files.items())]
    return _hash("\n".join([worker, *told]).encode())[:8]


def dated(files: Mapping[str, bytes], found: str) -> Iterator[tuple[str, bytes]]:
    """The pages that show the version, with it; the rest needs no change."""
    for name, data in files.items():
        if name.endswith(".html") and VERSION.encode() in data:
            yield name, data.replace(VERSION.encode(), found.encode())


def release(files: Mapping[str, bytes], found: str) -> str:
    """The module release.js: the version, hash and size in bytes of each file, and what is saved at first."""
    listed = {name: [_hash(data), len(data)] for name, data in sorted(files.items())}
    core = [name for name in listed if _is_core(name)]
    data = {"version": found, "core": core, "files": listed}
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("`", "\\u0060")
    return f"export const release = {text};\n"


def _is_read(name: str) -> bool:
    hidden = any(part.startswith((".", "_")) for part in name.split("/"))
    made_to_print = name.startswith(PRINTS) and not name.endswith(".html")
    left_out = name == WORKER or name.startswith(ELSEWHERE) or Path(name).suffix in LEFT_OUT
    return not (hidden or made_to_print or left_out)


def _is_core(name: str) -> bool:
    scripts = name.startswith("assets/javascripts/")
    return scripts or name in ("index.html", FALLBACK) or name.endswith(CORE)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:HASH]
