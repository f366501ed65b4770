"""Makes the one style sheet of the site: what the pages need of Material's, and then our own.

Material's own sheet is 137 KB, most of it for a frame and for widgets that these pages do not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import tinycss2

KEPT = frozenset(
    {"md-typeset", "admonition", "admonition-title", "headerlink", "highlight", "note", "warning"}
)
"""The classes of Material that stand in the text of pages; rules for others are left out."""

DARK = '[data-md-color-scheme="slate"]'
"""Where our sheets give the colors of the dark scheme; the reader's own choice is written there."""

UNCHOSEN = ":root:not([data-md-color-scheme])"


def joined(material: str, own: Sequence[str]) -> str:
    """One sheet from Material's and ours; the same for the same input.

    A variable of Material that nothing uses any more is left out with the rules that used it.
    """
    ours = "".join(map(tight, own))
    rules = tinycss2.parse_stylesheet(material, skip_comments=True, skip_whitespace=True)
    kept = "".join(_kept(rule) for rule in rules)
    while True:
        used = set(re.findall(r"var\(\s*(--[\w-]+)", kept + ours))
        fewer = _without_unused(kept, used)
        if fewer == kept:
            return kept + ours
        kept = fewer


def tight(source: str) -> str:
    """A style sheet of ours without comments and needless space, and its dark colors also unasked for.

    A rule for the dark scheme holds where the reader chose it, and where the reader chose nothing
    but the whole device is dark.
    """
    rules = tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True)
    return "".join(_tight(rule) + _unchosen(rule) for rule in rules)


def _unchosen(rule) -> str:
    if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != DARK:
        return ""
    return f"@media (prefers-color-scheme:dark){{{UNCHOSEN}{{{_declared(rule.content)}}}}}"


def _kept(rule) -> str:
    """A rule of Material's sheet with the selectors that can match; nothing where none can."""
    if rule.type == "qualified-rule":
        selectors = [part for part in _parted(rule.prelude) if _can_match(part)]
        return f"{','.join(selectors)}{{{_declared(rule.content)}}}" if selectors else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content:
        inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(map(_kept, inside))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{kept}}}" if kept else ""
    return ""


def _parted(prelude) -> list[str]:
    """The selectors of a rule; a comma inside brackets parts nothing."""
    parts: list[list] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _can_match(selector: str) -> bool:
    """Whether a selector names only what the pages have; what stands in :is() or :not() is let be."""
    outside = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", selector))
    classes = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", outside))
    return classes <= KEPT and "[data-md-" not in outside and "::-webkit-scrollbar" not in outside


def _tight(rule) -> str:
    if rule.type == "qualified-rule":
        selectors = ",".join(re.sub(r"\s+", " ", part) for part in _parted(rule.prelude))
        return f"{selectors}{{{_declared(rule.content)}}}"
    head = f"@{rule.at_keyword}{_spaced(rule.prelude).rstrip()}"
    if rule.content is None:
        return f"{head};"
    if rule.lower_at_keyword in ("font-face", "page"):
        return f"{head}{{{_declared(rule.content)}}}"
    inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    return f"{head}{{{''.join(map(_tight, inside))}}}"


def _declared(content) -> str:
    """The declarations of a rule, one after the other."""
    parts = []
    declared = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for one in declared:
        if one.type == "declaration":
            value = _spaced(one.value).strip()
            parts.append(f"{one.name}:{value}{'!important' if one.important else ''}")
    return ";".join(parts)


def _spaced(tokens) -> str:
    """Tokens as text, with one space where there was any; what stands in quotes is let be."""
    return "".join(" " if one.type == "whitespace" else tinycss2.serialize([one]) for one in tokens)


def _without_unused(sheet: str, used: set[str]) -> str:
    """The sheet without the variables that nothing reads and the rules that are empty then."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_thinned(rule, used) for rule in rules)


def _thinned(rule, used: set[str]) -> str:
    if rule.type == "at-rule":
        inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(_thinned(part, used) for part in inside)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{kept}}}" if kept else ""
    declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    kept = [one for one in declared if not one.name.startswith("--") or one.name in used]
    body = ";".join(tinycss2.serialize([one]).rstrip(";") for one in kept)
    return f"{tinycss2.serialize(rule.prelude)}{{{body}}}" if kept else ""
