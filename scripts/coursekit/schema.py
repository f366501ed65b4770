"""JSON Schemas of the course's files, so that editors complete keys and underline what does not fit.

They are made from the model; `python3 run.py schemas` writes them.
"""

from __future__ import annotations

import ast
import functools
import inspect
import json
import posixpath
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from . import model
from .load import KINDS, kinds

FOLDER = "curriculum/.schemas"
"""Under the course's folder; reading a course passes over names that start with a dot."""

DIALECT = "http://json-schema.org/draft-07/schema#"
LINE = "# yaml-language-server: $schema="
SCALARS = ["string", "number", "boolean"]


def files() -> dict[str, str]:
    """Name and content of each schema, one for each kind of file."""
    return {f"{kind.name}.json": _text(kind) for kind in KINDS}


def with_line(path: str, content: str) -> str:
    """The content of a YAML file with the line that names its schema, which editors look for.

    `path` is told from the course's folder; a file of no known kind is left as it is.
    """
    line = _line(path)
    lines = content.split("\n")
    if line is None or lines[0] == line:
        return content
    kept = lines[1:] if lines[0].startswith(LINE) else lines
    return "\n".join([line, *kept])


def _line(path: str) -> str | None:
    kind = kinds.of(path.removeprefix("curriculum/"))
    return f"{LINE}{posixpath.relpath(FOLDER, posixpath.dirname(path))}/{kind.name}.json" if kind else None


def _text(kind: kinds.Kind) -> str:
    shape: Any = list[kind.model] if kind.many else kind.model
    schema = _lenient(TypeAdapter(shape).json_schema(by_alias=True))
    for name, part in {kind.model.__name__: schema, **schema.get("$defs", {})}.items():
        part["description"] = inspect.getdoc(getattr(model, name)) or ""
        for key, said in _docstrings().get(name, {}).items():
            if key in part.get("properties", {}):
                part["properties"][key]["description"] = said
    told = {"$schema": DIALECT, **schema}
    return json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _lenient(schema: Any) -> Any:
    """The schema with what an editor takes for a number or a truth value allowed as text.

    Editors guess the types of scalars, and this course's reader does not: to it `2020` is text.
    """
    if isinstance(schema, list):
        return [_lenient(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {
        key: _lenient(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
    if made.get("type") == "string" and "enum" not in made and "const" not in made:
        made["type"] = SCALARS
    return made


@functools.cache
def _docstrings() -> dict[str, dict[str, str]]:
    """What the model says under each of its keys, by class and key."""
    told: dict[str, dict[str, str]] = {}
    files = sorted(Path(model.__file__).parent.glob("*.py"))
    for part in (part for file in files for part in ast.parse(file.read_text("utf-8")).body):
        if not isinstance(part, ast.ClassDef):
            continue
        for field, after in zip(part.body, part.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(after, ast.Expr):
                text = ast.literal_eval(after.value)
                told.setdefault(part.name, {})[ast.unparse(field.target)] = inspect.cleandoc(text)
    return told
