"""What tests of paper share: handouts of the courses, printed once, and their text read back."""

from __future__ import annotations

import functools
import re
import tempfile
from pathlib import Path

import pypdfium2
from coursekit import handouts, load, words
from coursekit.handouts import printing
from coursekit.handouts.handout import FORMATS, Format, Handout, Printed, Source
from coursekit.handouts.site import Site

OWN = Path(__file__).resolve().parent.parent
PLAYER = Path(__file__).resolve().parent / "courses" / "player"
ADDRESS = "https://example.org/course/"
SAMPLE = ("lesson:greeting", "exam:quick", "cards")
"""What is printed of this project's own course, which is too long to print whole in each run."""


@functools.cache
def source(root: Path = OWN) -> Source:
    """A course to print, with the Markdown of its site and an address."""
    told = printing.source(root, load.course(root).course)
    site = Site(ADDRESS, True, told.site.extensions, told.site.settings)
    return Source(told.course, site, told.docs)


@functools.cache
def composed(root: Path = OWN) -> dict[str, Handout]:
    """Every handout of a course by its id."""
    return {made.id: made for made in (plan.compose() for plan in handouts.plans(source(root)))}


@functools.cache
def sample() -> tuple[Printed, ...]:
    """The whole small course and a sample of the own one, each in every paper and size."""
    store = Path(tempfile.mkdtemp(prefix="printed-"))
    own = [plan for plan in handouts.plans(source()) if set(plan.names) & set(SAMPLE)]
    own += [plan for plan in handouts.plans(source()) if plan.names == ("module:presence", "roleplays")]
    made = printing.printed(source(PLAYER), handouts.plans(source(PLAYER)), FORMATS, store / "player")
    return (*made, *printing.printed(source(), own, FORMATS, store / "own"))


def of(id: str, form: Format) -> Printed:
    """One printed handout of the sample."""
    return next(one for one in sample() if one.id == id and one.format == form)


@functools.cache
def pages(file: Path) -> tuple[str, ...]:
    """The text of each page, on one line."""
    document = pypdfium2.PdfDocument(file)
    return tuple(plain(page.get_textpage().get_text_range()) for page in document)


def plain(text: str) -> str:
    """Text with simple quotes and spaces, so that two readings of the same words can be compared."""
    text = words.expand(text, source().course)
    for printers, simple in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("…", "..."), ("\ufffe", "-")):
        text = text.replace(printers, simple)
    return re.sub(r"\s+", " ", text).strip()


def solid(text: str) -> str:
    """Text without spaces and hyphens, for words that a line's end may have parted."""
    return re.sub(r"[\s\u00ad-]+", "", plain(text))


@functools.cache
def secrets() -> tuple[tuple[str, str], ...]:
    """The ids of all questions, each with every text that tells its answer, solid."""
    asked = [question for root in (OWN, PLAYER) for question in source(root).course.questions]
    told = [
        (one.id, [option.feedback for option in one.options] + [one.feedback, one.wrong]) for one in asked
    ]
    return tuple((id, solid(secret)) for id, texts in told for secret in filter(None, texts))


def given_away(text: str) -> list[str]:
    """The ids of the questions whose answers stand in a solid text."""
    return [id for id, secret in secrets() if secret in text]
