"""Measures running text: its words, its sentences, and the school grade at which it reads."""

from __future__ import annotations

import functools
import re
from itertools import chain

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+")
# What stands between two signs is bounded: a line of thousands of opening signs is read once.
MARKUP = re.compile(
    r"\{\{[^}]{0,200}\}\}|<!--.{0,2000}?-->|<[^>]{1,500}>|[*_`#>|←→]|\{[^}]{0,200}\}", re.DOTALL
)
MARKED = re.compile(r"[\[<{*_`#>|←→]")
LINK = re.compile(r"!?\[([^\]]{0,500})\]\([^)]{0,500}\)")

KEPT = 1 << 16
"""The texts whose words are kept: the stems and options of ten thousand questions, which rules share."""

TITLE = re.compile(r"^[^\S\n]*(?:#|!!!|\?\?\?).*$", re.MULTILINE)
BLOCK_END = re.compile(r"\n\s*\n|\n\s*(?=[-*]\s|\d+\.\s)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?:[^laeiouycghsxz]es|[^aeiouytd]ed|[^laeiouy]e)$")
SPOKEN_APART = re.compile(
    r"ia|io(?![nu])|(?<![ctx])iou|ie(?=nt|nce|t)|eo(?!p)|iu|(?<![gq])ua(?!r)|[aeiou]ing|[iu]ety?$|ea$|eate"
)

# Words that carry no content of their own, for rules that compare what texts share.
COMMON = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "back",
        "be",
        "because",
        "been",
        "before",
        "being",
        "both",
        "but",
        "by",
        "can",
        "come",
        "could",
        "did",
        "do",
        "does",
        "done",
        "down",
        "each",
        "for",
        "from",
        "get",
        "give",
        "go",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "know",
        "let",
        "like",
        "make",
        "me",
        "more",
        "most",
        "my",
        "near",
        "new",
        "next",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "put",
        "same",
        "say",
        "says",
        "she",
        "should",
        "since",
        "so",
        "some",
        "still",
        "take",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "till",
        "to",
        "too",
        "two",
        "under",
        "until",
        "up",
        "us",
        "use",
        "very",
        "want",
        "was",
        "way",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "yes",
        "yet",
        "you",
        "your",
    ]
)


def plain(text: str) -> str:
    """The text as it is read aloud: link texts without addresses, no markup."""
    if not MARKED.search(text):
        return text
    return MARKUP.sub(" ", LINK.sub(r"\1", text))


@functools.lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order, in small letters."""
    return tuple(WORD.findall(plain(text).casefold().replace("’", "'")))


@functools.lru_cache(maxsize=8)
def length(text: str) -> int:
    """How many words a long text has; kept for the few rules that ask of the same lesson."""
    return len(WORD.findall(plain(text)))


@functools.lru_cache(maxsize=KEPT)
def content_words(text: str) -> frozenset[str]:
    """The words that carry content, cut to a stem of sorts, for comparing texts."""
    return frozenset(map(_stem, words(text))) - {""}


@functools.cache
def _stem(word: str) -> str:
    """The word without its ending, or an empty text for one that carries no content."""
    if word in COMMON or len(word) <= 2:
        return ""
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 3 else word


@functools.lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; each item of a list and each paragraph ends one.

    Headings and titles of blocks are no sentences and are left out.
    """
    if "#" in text or "!!!" in text or "???" in text:
        text = TITLE.sub("", text)
    if "\n" not in text:
        return _spoken(text)
    return tuple(sentence for block in BLOCK_END.split(text) for sentence in _spoken(block))


@functools.lru_cache(maxsize=512)
def _spoken(block: str) -> tuple[str, ...]:
    """The sentences of one paragraph or item; kept, as rules ask for a whole lesson and for its lines."""
    joined = " ".join(plain(block).split())
    return tuple(part for part in SENTENCE_END.split(joined) if WORD.search(part))


@functools.cache
def syllables(word: str) -> int:
    """How many syllables an English word has, counted by its groups of vowels.

    A final silent e, -ed and -es are taken off. On common words this agrees with dictionaries in
    about nine of ten cases, which is close enough for an average over a text.
    Libraries that do better fetch their dictionary from the network when they are first used, so
    that two machines can disagree about one text.
    """
    word = re.sub(r"[^a-z]", "", word.casefold())
    if len(word) <= 3:
        return 1
    word = SILENT_END.sub(lambda end: end.group()[0], word)
    count = len(VOWELS.findall(word.removeprefix("y")))
    count += len(SPOKEN_APART.findall(word))
    return max(1, count)


def grade(*texts: str) -> float:
    """The U.S. school grade at which texts read as a whole, after Flesch and Kincaid.

    Source: Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75.
    """
    spoken = [words(sentence) for text in texts for sentence in sentences(text)]
    counted = sum(map(len, spoken))
    if not counted:
        return 0.0
    length = counted / len(spoken)
    weight = sum(map(syllables, chain.from_iterable(spoken))) / counted
    return 0.39 * length + 11.8 * weight - 15.59
