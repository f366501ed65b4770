"""What tests of paper share: handouts of the courses, printed once, and their text read back."""

from __future__ import annotations

import functools
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw
from coursekit import handouts, load, words
from coursekit.handouts import frame, printing
from coursekit.handouts.handout import FORMATS, Format, Handout, Printed, Source
from coursekit.handouts.site import Site
from lxml import etree

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
    module = (("module:presence",), ("module:presence", "roleplays"))
    own += [plan for plan in handouts.plans(source()) if plan.names in module]
    made = printing.printed(source(PLAYER), handouts.plans(source(PLAYER)), FORMATS, store / "player")
    return (*made, *printing.printed(source(), own, FORMATS, store / "own"))


def of(id: str, form: Format) -> Printed:
    """One printed handout of the sample."""
    return next(one for one in sample() if one.id == id and one.format == form)


def root_of(one: Printed) -> Path:
    """The folder of the course that a handout of the sample is printed from."""
    version = source().course.settings.version
    return OWN if f"Version {version}" in pages(one.file)[0] else PLAYER


@functools.cache
def pages(file: Path) -> tuple[str, ...]:
    """The text of each page, on one line."""
    document = pypdfium2.PdfDocument(file)
    return tuple(plain(page.get_textpage().get_text_range()) for page in document)


TALLEST = 40
"""The points between two lines beyond which no letters of theirs meet."""


class Piece(NamedTuple):
    """Words drawn at once: the edges of their ink, the line they stand on and their size, in points."""

    left: float
    bottom: float
    right: float
    top: float
    line: float
    size: float
    words: str


def pieces(file: Path) -> Iterator[list[Piece]]:
    """What is written on each page, in the order in which it is drawn."""
    for page in pypdfium2.PdfDocument(file):
        kept = page.get_textpage()
        texts = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=kept)
        yield [_piece(one) for one in texts]


def _piece(one: pypdfium2.PdfTextObj) -> Piece:
    matrix = one.get_matrix()
    return Piece(*one.get_bounds(), matrix.f, round(one.get_font_size() * matrix.a, 1), one.extract())


def overprints(file: Path) -> Iterator[tuple[int, str, str]]:
    """Words that are printed over words of another line, each with the number of its page."""
    for number, written in enumerate(pieces(file), 1):
        falling = sorted(written, key=lambda one: -one.line)
        for place, upper in enumerate(falling):
            for lower in falling[place + 1 :]:
                if upper.line - lower.line > TALLEST:
                    break
                beside = min(upper.right, lower.right) - max(upper.left, lower.left)
                inked = min(upper.top, lower.top) - max(upper.bottom, lower.bottom)
                if upper.line - lower.line > 0.5 and beside > 1 and inked > 1.5:
                    yield number, upper.words, lower.words


def lost(handout: Handout, file: Path) -> dict[str, int]:
    """The words of a handout that its file lacks, and how many of each; codes and heads of columns are left out."""
    tree = etree.fromstring(f"<body>{handout.content}</body>")
    told = " ".join(tree.xpath("//text()[not(ancestor::figure or ancestor::th)]"))
    held = " ".join(pages(file))
    wanted, found = (Counter(re.findall(r"[^\W_]+", plain(text))) for text in (told, held))
    return wanted - found


def outside(file: Path, form: Format, root: Path) -> Iterator[tuple[int, str]]:
    """Words outside the margins of their pages, other than the running head and foot."""
    told = source(root)
    title, edition = (solid(one) for one in (told.course.settings.title, frame.edition(told)))
    foot = re.compile(rf"{re.escape(title)}·?{re.escape(edition)}(Page)?\d+(of|/)\d+")
    side, low = (56, 85) if form.large else (65, 59)
    document = pypdfium2.PdfDocument(file)
    for number, (page, written) in enumerate(zip(document, pieces(file), strict=True), 1):
        width, height = page.get_size()
        for one in written:
            if one.left < side - 1 or one.right > width - side + 1 or one.top > height - 20:
                yield number, one.words
        below = solid("".join(one.words for one in written if one.line < low - 1))
        if not foot.fullmatch(below):
            yield number, below


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
