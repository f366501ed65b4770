"""Joins the browser modules into one classic script, which also runs from a folder or a stick.

Browsers refuse `type="module"` scripts from file://. Our modules are written so that joining is
simple: each imports only names, from files beside it, on one line each, and exports what it
declares at the left edge. Comments and indentation are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./([\w-]+\.js)";$', re.MULTILINE)
COMMENT = re.compile(r"^\s*/\*\*.*?\*/\s*?$|^\s*//[^\n]*$", re.MULTILINE | re.DOTALL)
DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (?:(\w+)|[{\[])", re.MULTILINE
)
STRANGE = re.compile(r"^(?:import\b|export\b(?! (?:async )?(?:function|const|class) )).*$", re.MULTILINE)


class CannotJoin(ValueError):
    """The modules are not written so that they can be joined; the message says which and why."""


def joined(modules: Mapping[str, str], entry: str) -> str:
    """One classic script from the modules that `entry` needs, each after what it imports.

    `modules` maps file names to source text. Raises CannotJoin.
    """
    parts, owners = [], {}
    for name in _order(modules, entry, (), []):
        text, names = _module(name, modules[name])
        for declared in names:
            if declared in owners:
                raise CannotJoin(f"'{declared}' is defined in {owners[declared]} and in {name}")
            owners[declared] = name
        parts.append(text)
    return '(() => {\n"use strict";\n' + "".join(parts) + "})();\n"


@lru_cache(maxsize=256)
def _module(name: str, source: str) -> tuple[str, tuple[str, ...]]:
    """What a module adds to the script, and the names that it declares; most stand in many scripts."""
    source = IMPORT.sub("", COMMENT.sub("", source))
    strange = STRANGE.search(source)
    if strange:
        raise CannotJoin(f"{name}: cannot join '{strange.group(0)}'")
    declared = []
    for found in DECLARED.finditer(source):
        if found.group(1) is None:
            raise CannotJoin(f"{name}: declare one name at a time, not '{found.group(0)}'")
        declared.append(found.group(1))
    return _tight(source, name), tuple(declared)


def _order(modules: Mapping[str, str], name: str, above: tuple[str, ...], done: list[str]) -> list[str]:
    """The names of all modules that `name` needs, and itself last."""
    if name in above:
        raise CannotJoin(f"{' needs '.join([*above, name])}: a circle")
    if name not in modules:
        raise CannotJoin(f"{above[-1] if above else 'the build'} imports '{name}', which is missing")
    if name in done:
        return done
    for needed in IMPORT.findall(modules[name]):
        _order(modules, needed, (*above, name), done)
    done.append(name)
    return done


def _tight(source: str, name: str) -> str:
    lines = []
    for line in source.split("\n"):
        if line.count("`") % 2:
            raise CannotJoin(f"{name}: a text in backticks goes over several lines: '{line.strip()}'")
        if line.strip():
            lines.append(re.sub(r"^export ", "", line).strip() + "\n")
    return "".join(lines)
