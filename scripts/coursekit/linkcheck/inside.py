"""Says which references of a built site lead nowhere, or leave the site by accident."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from ..findings import Finding, did_you_mean
from .references import Reference
from .site import Document, Site
from .written import place

WITHOUT_PLACE = frozenset(("mailto", "tel", "sms", "data", "geo", "javascript", "blob", "about"))
DRIVE = re.compile(r"^[A-Za-z]:[\\/]")
SWITCH = "__"
"""Material for MkDocs names its own switches so, and labels the one for a contents list that is empty."""

FREE = "404.html"
"""The one page that is shown at any depth, so that its links start from the top of the host."""


class _Fault(Exception):
    """A reference that is at fault: the code, and what is wrong."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def findings(site: Site, root: Path) -> list[Finding]:
    """What is wrong with the references of a site that was built from the course in `root`.

    A fault that stands on many pages, as one in a template does, is told once with their number.
    """
    told: dict[tuple[str, str], list[tuple[Document, Reference]]] = {}
    for document in site.documents.values():
        for reference in document.references:
            try:
                _follow(site, document, reference)
            except _Fault as fault:
                told.setdefault((fault.code, fault.message), []).append((document, reference))
    return sorted(_finding(root, code, message, where) for (code, message), where in told.items())


def _finding(root: Path, code: str, message: str, where: list[tuple[Document, Reference]]) -> Finding:
    document, reference = where[0]
    others = len({document.path for document, _ in where}) - 1
    return Finding(place(root, document.path, reference), code, message + _more(others))


def _more(others: int) -> str:
    return f" (and on {others} more page{'' if others == 1 else 's'})" if others else ""


def outside(site: Site) -> dict[str, tuple[Document, Reference]]:
    """The addresses that lead out of the site, each with where it stands first."""
    found: dict[str, tuple[Document, Reference]] = {}
    for document in site.documents.values():
        for reference in document.references:
            parts = _split(reference)
            if parts and parts.scheme in ("http", "https") and not _own(site, reference.target):
                address = reference.target.strip().partition("#")[0]
                found.setdefault(address, (document, reference))
    return found


def _follow(site: Site, document: Document, reference: Reference) -> None:
    """Nothing where a reference leads to what is there; raises _Fault otherwise."""
    if reference.role == "id":
        _same_page(document, reference)
        return
    parts = _split(reference)
    if parts is None:
        raise _Fault("K001", f"'{reference.target}' is not an address")
    target = reference.target.strip()
    own = _own(site, target)
    if own is not None:
        _inside(site, document, reference, f"/{own}")
    elif DRIVE.match(target) or parts.scheme == "file":
        raise _Fault("K003", f"'{target}' names a file of one machine")
    elif parts.scheme in ("http", "https"):
        _elsewhere(reference, parts)
    elif parts.scheme and parts.scheme not in WITHOUT_PLACE:
        raise _Fault("K003", f"'{target}' is of an unknown kind, '{parts.scheme}:'")
    elif parts.netloc:
        raise _Fault("K003", f"'{target}' leaves the site without 'https:'")
    elif not parts.scheme:
        if target.startswith("/") and document.path != FREE:
            raise _Fault("K003", f"'{target}' is an absolute path; write it from the page that it is on")
        _inside(site, document, reference, _from_top(site, target))


def _split(reference: Reference) -> SplitResult | None:
    try:
        return urlsplit(reference.target.strip())
    except ValueError:
        return None


def _own(site: Site, target: str) -> str | None:
    """The part of an address that comes after the site's own; None where it is not its own."""
    if site.address and target.startswith(site.address):
        return target.removeprefix(site.address)
    return None


def _from_top(site: Site, target: str) -> str:
    """A path of the 404 page without the folder in which the site is published."""
    folder = urlsplit(site.address).path if site.address else "/"
    return f"/{target.removeprefix(folder)}" if target.startswith(folder) else target


def _elsewhere(reference: Reference, parts: SplitResult) -> None:
    host = parts.hostname or ""
    if _of_a_machine(host):
        raise _Fault("K003", f"'{reference.target}' names a machine, '{host}'")
    if reference.role == "load":
        raise _Fault("K005", f"'{reference.target}' is loaded from another host, '{host}'")


def _of_a_machine(host: str) -> bool:
    """A host that means something on one machine or in one house only."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan"))


def _inside(site: Site, document: Document, reference: Reference, target: str) -> None:
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if "\\" in path:
        raise _Fault("K003", f"'{reference.target}' has a backslash; write '/'")
    whole = _whole(document, path)
    if whole.startswith(".."):
        raise _Fault("K003", f"'{reference.target}' leads out of the site's folder")
    goal = next((name for name in _names(document, path, whole) if name in site.files), None)
    if goal is None:
        known = {name.removesuffix("index.html") for name in site.files}
        near = did_you_mean(whole, known) if whole else ""
        raise _Fault("K001", f"'{reference.target}' leads to no file of the site{near}")
    _anchor(site, reference, goal, fragment)


def _whole(document: Document, path: str) -> str:
    """The path from the site's folder."""
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(document.base, path))


def _names(document: Document, path: str, whole: str) -> Iterator[str]:
    """The files that a path may mean: itself, or the first page of a folder."""
    if not path and document.base == posixpath.dirname(document.path):
        yield document.path
        return
    if not path.endswith("/"):
        yield whole
    yield posixpath.normpath(posixpath.join(whole, "index.html"))


def _anchor(site: Site, reference: Reference, goal: str, fragment: str) -> None:
    if not fragment or fragment.startswith(":~:") or fragment.casefold() == "top":
        return
    document = site.documents.get(goal)
    if document is None or not goal.endswith((".html", ".svg")):
        return
    if unquote(fragment) not in document.ids and fragment not in document.ids:
        near = did_you_mean(unquote(fragment), document.ids)
        raise _Fault("K002", f"'{reference.target}' names an anchor that '{goal}' does not have{near}")


def _same_page(document: Document, reference: Reference) -> None:
    if reference.target not in document.ids and not reference.target.startswith(SWITCH):
        near = did_you_mean(reference.target, document.ids)
        raise _Fault("K004", f"{reference.name} names '{reference.target}', which is not on the page{near}")
