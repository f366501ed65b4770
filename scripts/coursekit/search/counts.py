"""Counts the words of one page for the index; that depends on the page alone, so that it can be kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from .passages import Passage
from .words import stem, words

Remember = Callable[[Iterable[str], Callable[[], bytes], Callable[[bytes], Any]], Any]
"""Gives what one function makes of some texts, made now or before, as another function reads it."""


def afresh(_: Iterable[str], make: Callable[[], bytes], parse: Callable[[bytes], Any]) -> Any:
    """Makes it now."""
    return parse(make())


class Counts(NamedTuple):
    """What the index must know of a page."""

    passages: list[tuple[Mapping[str, int], Mapping[str, int]]]
    """For each passage how often each stem stands in its heading and in its text."""
    words: list[str]
    """All words, by the alphabet."""


def counts(passages: Iterable[Passage], language: str, remember: Remember) -> Counts:
    """The counts of a page with these passages."""
    texts = [(_named(passage), passage.heading, passage.text) for passage in passages]
    what = ("counts", language, *chain.from_iterable(texts))
    return remember(what, lambda: json.dumps(_made(texts, language)).encode(), _read)


def _read(kept: bytes) -> Counts:
    return Counts(*json.loads(kept))


def _named(passage: Passage) -> str:
    """The beginning of a paragraph that stands for its heading is said once, not twice."""
    return "" if passage.text.startswith(passage.heading.removesuffix(" …")) else passage.heading


def _made(texts: list[tuple[str, str, str]], language: str) -> Counts:
    written = {text: words(text) for part in texts for text in part}
    found = [(_stems(written[named], language), _stems(written[text], language)) for named, _, text in texts]
    return Counts(found, sorted(set().union(*written.values())))


def _stems(said: Iterable[str], language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, times in Counter(said).items():
        key = stem(word, language)
        found[key] = found.get(key, 0) + times
    return found
