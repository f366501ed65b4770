"""Tells an author in plain words what is wrong with the shape of an entry, and on which line."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from .findings import Finding, Place, did_you_mean
from .yamlfile import WHERE, Items, Where


def findings(
    problem: ValidationError, values: list[Any], shown: str, model: type[BaseModel]
) -> Iterator[Finding]:
    """What pydantic says of the values of a file, in an author's words, each at its line.

    A missing key and an unknown one that is nearly the same, or the same at a wrong place inside
    the entry, are one slip and one finding.
    """
    errors = problem.errors(include_url=False, include_context=True)
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant = {loc: _nearest(loc, missing) for loc in unknown}
    elsewhere = {loc for loc in missing for other in unknown if _inside(other, loc)}
    for error in errors:
        loc = error["loc"]
        if error["type"] == "missing" and (loc in meant.values() or loc in elsewhere):
            continue
        code, message = _words(error, model, meant.get(loc))
        yield Finding(_place(loc, values, shown), code, message)


def _nearest(loc: tuple[Any, ...], missing: set[tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """The missing key of the same entry that an unknown one is likely meant for."""
    keys = [str(other[-1]) for other in missing if other[:-1] == loc[:-1]]
    near = difflib.get_close_matches(str(loc[-1]), keys, n=1)
    return (*loc[:-1], near[0]) if near else None


def _inside(unknown: tuple[Any, ...], missing: tuple[Any, ...]) -> bool:
    """Whether a key that an entry misses stands in a part of that entry, one step too deep."""
    return unknown[-1] == missing[-1] and unknown[: len(missing) - 1] == missing[:-1]


def _place(loc: tuple[Any, ...], values: list[Any], shown: str) -> Place:
    """The line of what a location leads to, or of the nearest thing around it that has a line."""
    where, key, line = Where(shown, 1), "", 1
    value: Any = values
    for part in loc:
        if isinstance(value, list) and isinstance(part, int) and part < len(value):
            line = where.lines.get(f"{key}.{part}", where.lines.get(key, where.line))
            line = value.lines[part] if isinstance(value, Items) else line
            value = value[part]
        elif isinstance(value, dict):
            key = str(part)
            line = where.lines.get(key, where.line)
            value = value.get(part)
        if isinstance(value, dict):
            where = value[WHERE]
            line = where.line
    return Place(where.path, line)


def _words(error: Any, model: type[BaseModel], meant: tuple[Any, ...] | None) -> tuple[str, str]:
    kind, given, context = error["type"], error.get("input"), error.get("ctx") or {}
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        found = "nothing" if given == "" else _quoted(given)
        return "Y011", f"{found} stands where keys and values should, such as 'id: …'"
    last = str(error["loc"][-1])
    if kind == "missing":
        return "Y012", f"'{last}' is missing"
    if kind == "extra_forbidden":
        return "Y013", _unknown(last, model, str(meant[-1]) if meant else "")
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
    thing = f"'{key}'" if last == key else f"an item of '{key}'"
    return "Y014", WORDS.get(kind, _other)(thing, given, context)


def _unknown(key: str, model: type[BaseModel], meant: str) -> str:
    known = _keys(model)
    if meant:
        return f"unknown key '{key}'; did you mean '{meant}'?"
    if key in known:
        return f"key '{key}' does not belong to this entry; look at its indentation"
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.7)
    return f"unknown key '{key}'{did_you_mean(key, near)}"


@functools.cache
def _keys(model: type[BaseModel]) -> frozenset[str]:
    """All keys that may stand anywhere in an entry of a kind, for 'did you mean'."""
    schema = model.model_json_schema(by_alias=True)
    parts = (schema, *schema.get("$defs", {}).values())
    return frozenset(key for part in parts for key in part.get("properties", {}))


def _quoted(value: Any) -> str:
    """The author's value as a message shows it: short, in quotes, or what it is instead of text."""
    if isinstance(value, str):
        text = value.strip()
        return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'" if text else "empty"
    return "a list" if isinstance(value, list) else "keys and values"


def _literal(thing: str, given: Any, context: dict[str, Any]) -> str:
    allowed = re.findall(r"'([^']+)'", str(context.get("expected", "")))
    near = did_you_mean(given, allowed) if isinstance(given, str) else ""
    return f"{thing} is {_quoted(given)}; it may be {', '.join(allowed)}{near}"


def _pattern(thing: str, given: Any, context: dict[str, Any]) -> str:
    if not given.strip():
        return f"{thing} is empty"
    pattern = str(context.get("pattern", ""))
    for part, words in PATTERNS.items():
        if part in pattern:
            return f"{thing} is {_quoted(given)}; {words}"
    return f"id {_quoted(given)} may hold only letters, digits and hyphens"


def _list(thing: str, given: Any, context: dict[str, Any]) -> str:
    if isinstance(given, dict):
        return f"{thing} should hold a list: each entry starts with '- '"
    return f"{thing} is {_quoted(given)}; write a list, such as [a, b], or [] for none"


def _other(thing: str, given: Any, context: dict[str, Any]) -> str:
    return f"{thing} cannot be {_quoted(given)}"


def _wanted(words: str) -> Callable[[str, Any, dict[str, Any]], str]:
    return lambda thing, given, _: f"{thing} is {_quoted(given)}; {words}"


PATTERNS = {
    "{4}": "write a date as 2026-01-31",
    "https": "write one address that starts with https:// and has no space",
    "[A-Z]{2}": "write a language as en, or with a region as en-US",
    "[a-z_]": "it may hold only small letters and _",
}
"""A part of a pattern, and what a value should be that does not fit it; any other is an id's."""

WORDS: dict[str, Callable[[str, Any, dict[str, Any]], str]] = {
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "tuple_type": _list,
    "list_type": _list,
    "value_error": _wanted("there is no such day"),
    "string_type": _wanted("write text"),
    "string_too_short": lambda thing, given, _: f"{thing} is empty",
    "string_too_long": lambda thing, given, c: f"{thing} is longer than {c['max_length']} characters",
    "int_parsing": _wanted("write a whole number"),
    "int_parsing_size": _wanted("that is too large a number"),
    "int_type": _wanted("write a whole number"),
    "bool_parsing": _wanted("write true or false"),
    "bool_type": _wanted("write true or false"),
    "greater_than_equal": lambda thing, given, c: f"{thing} is {given}; the least is {c['ge']}",
    "less_than_equal": lambda thing, given, c: f"{thing} is {given}; the most is {c['le']}",
}
