"""Arrows between the rooms of the engine run one way; this table is the plan of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"

ROOMS = {
    "offline": set(),
    "outline": {"model"},
    "scripts": set(),
    "styles": set(),
    "policy": {"model"},
    "weight": set(),
    "findings": set(),
    "faults": set(),
    "fonts": set(),
    "inline": set(),
    "sharing": set(),
    "store": set(),
    "syntax": set(),
    "yamlfile": {"findings", "syntax"},
    "model": {"findings", "yamlfile"},
    "lessonfile": {"findings", "model", "yamlfile"},
    "shape": {"findings", "yamlfile"},
    "load": {"findings", "lessonfile", "model", "shape", "store", "yamlfile"},
    "said": {"findings", "load", "model", "rules", "store"},
    "words": {"lessonfile", "model"},
    "prose": set(),
    "guessing": {"model", "prose"},
    "rules": {"findings", "guessing", "lessonfile", "model", "prose"},
    "report": {"checked", "findings", "model"},
    "checked": {"findings", "load", "model", "rules", "said", "store"},
    "linkcheck": {"findings", "model", "yamlfile"},
    "schema": {"load", "model"},
    "drafts": {"findings", "load", "model", "yamlfile"},
    "handouts": {"exam", "findings", "lessonfile", "model", "store", "words", "yamlfile"},
    "exports": {"findings", "handouts", "model", "store", "words"},
    "pages": {
        "exam",
        "exports",
        "faults",
        "findings",
        "handouts",
        "lessonfile",
        "linkcheck",
        "model",
        "rules",
    },
    "proof": {"exam", "handouts", "model", "pages", "words"},
    "search": {"findings", "model", "pages", "words"},
    "exam": {"model"},
    "bank": {"exam", "model", "pages"},
}
DOORS = {
    "hooks": {
        "bank",
        "checked",
        "exports",
        "fonts",
        "handouts",
        "inline",
        "model",
        "offline",
        "pages",
        "policy",
        "scripts",
        "sharing",
        "weight",
        "words",
    },
    "assets": {"model", "outline", "scripts", "store", "styles"},
    "found": {"model", "search"},
    "asked": {"model", "pages", "store"},
    "inputs": {"store"},
    "kept": {"bank", "search", "store"},
    "fragments": {"inline"},
    "wholes": {"store"},
    "sitemaker": {"model"},
    "tongue": set(),
    "following": set(),
    "written": set(),
    "check": {"checked", "findings", "report"},
    "build": {"checked", "model", "report"},
    "package": {"checked", "model", "report"},
    "handouts (door)": {"checked", "findings", "handouts", "model", "report", "yamlfile"},
    "export": {"checked", "exports", "findings", "handouts", "model", "report", "yamlfile"},
    "links": {"findings", "linkcheck", "load", "report", "schema", "store"},
    "new": {"drafts", "load", "schema"},
    "preview": {"findings", "load", "proof"},
    "schemas": {"schema", "store", "yamlfile"},
    "serve": set(),
}
OUTSIDE = {
    "offline": set(),
    "outline": set(),
    "scripts": set(),
    "styles": {"tinycss2"},
    "policy": set(),
    "weight": set(),
    "findings": set(),
    "faults": set(),
    "fonts": {"fontTools"},
    "inline": {"markdown"},
    "said": set(),
    "sharing": {"typst"},
    "store": set(),
    "syntax": {"yaml"},
    "yamlfile": {"yaml"},
    "model": {"pydantic"},
    "lessonfile": set(),
    "shape": {"pydantic"},
    "load": {"pydantic"},
    "words": set(),
    "prose": set(),
    "guessing": set(),
    "rules": {"spellchecker"},
    "checked": set(),
    "linkcheck": {"httpx", "lxml"},
    "schema": {"pydantic"},
    "drafts": {"pydantic"},
    "exam": set(),
    "bank": {"markdown"},
    "proof": set(),
    "search": {"lxml", "snowballstemmer"},
    "handouts": {"docx", "lxml", "markdown", "segno", "typst", "yaml"},
    "exports": set(),
    "pages": {"lxml"},
    "hooks": {
        "asked",
        "assets",
        "found",
        "fragments",
        "imagesize",
        "inputs",
        "jinja2",
        "kept",
        "mkdocs",
        "tongue",
        "wholes",
    },
    "assets": {"inputs", "jinja2", "material", "mkdocs"},  # files of the site are MkDocs's
    "asked": {"kept", "mkdocs"},
    "inputs": {"mkdocs"},
    "kept": {"inputs", "mkdocs"},  # what MkDocs renders is kept in its own terms
    "fragments": {"inputs", "markdown", "mkdocs"},  # one instance of Markdown for all
    "wholes": {"inputs", "jinja2", "kept", "mkdocs"},
    "found": {"mkdocs"},  # the search is made of the pages that MkDocs rendered
    "following": {"mkdocs", "sitemaker", "written"},  # serves again and again in one process
    "tongue": {"mkdocs"},  # what the theme speaks is MkDocs's to set
    "sitemaker": {"mkdocs"},  # runs it in this process, so that the course is read once
    "written": {"mkdocs"},  # stands in for what it writes with
    "report": set(),
    "check": {"watchfiles"},
    "build": {"export", "handouts", "sitemaker"},
    "package": {"build", "sitemaker"},
    "handouts (door)": set(),
    "export": set(),
    "links": set(),
    "new": set(),
    "preview": set(),
    "schemas": set(),
    "serve": {"following"},
}


def _files(room: str) -> list[Path]:
    if room in DOORS:
        return [SCRIPTS / f"{room.removesuffix(' (door)')}.py"]
    place = SCRIPTS / "coursekit" / room
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def _imports(path: Path) -> set[str]:
    """What a file imports: rooms as `coursekit.room`, libraries by their top name."""
    found: set[str] = set()
    depth = len(path.relative_to(SCRIPTS / "coursekit").parts) if "coursekit" in path.parts else 0
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "coursekit" else [module]
            found |= set(names)
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            module = node.module or ""
            names = [module] if module else [alias.name for alias in node.names]
            found |= {f"coursekit.{name}" for name in names}
    return found


@pytest.mark.parametrize("room", sorted({**ROOMS, **DOORS}))
def test_a_room_imports_only_the_rooms_that_the_table_permits(room):
    permitted = {**ROOMS, **DOORS}[room] | {room}
    for path in _files(room):
        named = {name.split(".")[1] for name in _imports(path) if name.startswith("coursekit.")}
        assert named <= permitted, path.name


@pytest.mark.parametrize("room", sorted({**ROOMS, **DOORS}))
def test_a_room_uses_only_the_libraries_that_the_table_permits(room):
    import sys

    for path in _files(room):
        tops = {name.split(".")[0] for name in _imports(path)} - {"coursekit", "__future__"}
        assert {top for top in tops if top not in sys.stdlib_module_names} <= OUTSIDE[room], path.name


def test_every_file_of_the_engine_stands_in_a_room_of_the_table():
    known = {path for room in {**ROOMS, **DOORS} for path in _files(room)}
    known.add(SCRIPTS / "coursekit" / "__init__.py")
    assert known == set(SCRIPTS.rglob("*.py"))


def test_the_engine_knows_no_word_of_this_course():
    for path in SCRIPTS.rglob("*.py"):
        text = path.read_text("utf-8").casefold()
        for standard in ("content-security-policy", "security.txt"):
            text = text.replace(standard, "")
        for word in ("security", "officer", "post orders", "911", "steady post"):
            assert not re.search(rf"\b{word}\b", text), f"{path.name} knows '{word}'"
