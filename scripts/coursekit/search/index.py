"""Joins the passages of all pages: which words stand where, and how much they say there.

The weights follow BM25F (Robertson, Zaragoza and Taylor 2004): a word counts more in a title and in
a heading, less in a long passage, and ever less with each repetition. They are cut into the few
levels of LEVELS, so that the index stays small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .counts import Remember, afresh, counts
from .passages import Passage
from .words import stem, words

LEVELS = (0.5, 0.9, 1.3, 2.4, 4.0)
"""Worth of a word: named in passing, said, said again and again, in a heading, in the page's title."""
HEADING, TITLE = 3, 4
SATURATION = 1.2
EVERYWHERE, FEW = 0.2, 60
"""A word in more than this share of all passages tells them apart only where it stands in a heading;
not so in a site so small that it stands in few."""
REPEATED = 40
"""Letters from which a paragraph that two pages hold is searched in one of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: where it is, how it is called, and what it says."""

    title: str
    address: str
    """From the start of the site: `learn/tea/pot/`."""
    trail: str
    """The parts of the site that it stands in: `Learn › Tea`."""
    weight: float
    """1; more for pages that come before others that say as much."""
    passages: tuple[Passage, ...]
    """None for a page that is found by its title alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What people may type in place of the words of the site."""

    says: str
    means: str
    """The site's own words for it, or nothing."""
    targets: tuple[str, ...]
    """Addresses, with anchor, of passages that are about it."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that is needed to search; passages are told by their number."""

    pages: tuple[Page, ...]
    """With the passages that are left when paragraphs said twice are said once."""
    forms: tuple[tuple[str, ...], ...]
    """Words that count as one, by the alphabet."""
    common: frozenset[int]
    """The numbers of the forms that stand nearly everywhere."""
    places: tuple[tuple[tuple[int, int], ...], ...]
    """For each of the forms: the passages in which it stands, and its level there."""
    phrases: tuple[tuple[str, str, tuple[int, ...]], ...]
    """What is typed, what it means, and the passages about it."""


def made(
    pages: Iterable[Page], phrases: Sequence[Phrase], language: str, remember: Remember = afresh
) -> Index:
    """The index of all pages, which come in the order in which equals are shown.

    `remember` gives again what was counted of the same page before.
    """
    told = _told_once(pages)
    counted = [counts(page.passages, language, remember) for page in told]
    counts_of = [
        (*found, HEADING if number else TITLE)
        for page in counted
        for number, found in enumerate(page.passages)
    ]
    worth = [sum(text.values()) for _, text, _ in counts_of]
    mean = sum(worth) / len(worth) or 1
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (heading, text, top) in enumerate(counts_of):
        length = worth[number] / mean
        # Most words of a passage share one of few places; made once, they take a third of the memory.
        places = {times: (number, _level(times, length)) for times in set(text.values())}
        for word in heading:
            found[word].append((number, top))
        for word, times in text.items():
            if word not in heading:
                found[word].append(places[times])
    spoken = {word for phrase in phrases for word in words(f"{phrase.says} {phrase.means}")}
    forms = _forms(spoken.union(*(page.words for page in counted)), language)
    many = max(EVERYWHERE * len(counts_of), FEW)
    common = {key for key, places in found.items() if len(places) > many}
    keys = sorted(forms)
    places = (
        tuple(place for place in found[key] if place[1] >= HEADING) if key in common else tuple(found[key])
        for key in keys
    )
    return Index(
        told,
        tuple(tuple(sorted(forms[key])) for key in keys),
        frozenset(number for number, key in enumerate(keys) if key in common),
        tuple(places),
        tuple(_phrases(told, phrases)),
    )


def _told_once(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages with each paragraph once, such as a card that stands in its lesson and among all cards.

    It stays on the page that lies deepest, which is the one that is about it.
    """
    told = list(pages)
    said: set[str] = set()
    for number, page in sorted(enumerate(told), key=lambda pair: -pair[1].address.count("/")):
        own: set[str] = set()
        kept = []
        for passage in page.passages:
            lines = [line for line in passage.text.split("\n") if line not in said]
            own |= {line for line in lines if len(line) >= REPEATED}
            kept.append(passage._replace(text="\n".join(lines)))
        said |= own
        # The title is a passage too, so that a page is found by it even when it says nothing else.
        if not kept or kept[0].anchor:
            kept.insert(0, Passage(page.title, "", ""))
        elif not kept[0].heading:
            kept[0] = kept[0]._replace(heading=page.title)
        told[number] = replace(page, passages=tuple(kept))
    return tuple(told)


def _level(times: int, length: float) -> int:
    """The level of a word that stands `times` in a text of a length relative to the mean."""
    weight = times * (1 + SATURATION) / (times + SATURATION * (0.25 + 0.75 * length))
    return 0 if weight < 0.8 else 1 if weight < 1.4 else 2


def _forms(said: Iterable[str], language: str) -> Mapping[str, set[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for word in said:
        forms[stem(word, language)].add(word)
    return forms


def _phrases(
    pages: tuple[Page, ...], phrases: Iterable[Phrase]
) -> Iterable[tuple[str, str, tuple[int, ...]]]:
    """Each phrase with the passages it leads to.

    Raises KeyError when a target is no passage of the site.
    """
    numbers: dict[str, int] = {}
    every = (f"{page.address}#{passage.anchor}" for page in pages for passage in page.passages)
    for number, address in enumerate(every):
        numbers.setdefault(address.removesuffix("#"), number)
    for phrase in phrases:
        targets = tuple(numbers[target] for target in phrase.targets)
        yield " ".join(words(phrase.says)), " ".join(words(phrase.means)), targets
