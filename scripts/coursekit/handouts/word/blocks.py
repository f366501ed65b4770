"""The blocks that a Word file is made of: paragraphs, tables and columns, each written as its XML."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

FLAT = frozenset(
    ("Normal", "ListBullet", "ListNumber", "ListContinue", "Option", "Over", "Facts", "WritingLine")
)
"""Styles without space above, which need some below a table."""
SIZED = {"Normal": "", "ListBullet": "ListBullet", "ListNumber": "ListNumber"}
"""Styles that have a Medium and a Small one, and how their names begin."""
"""Styles in small letters, for what would not stay on one page."""


@dataclass(frozen=True)
class Page:
    """Paper in twentieths of a point; `held` are the references to its head and foot, as XML."""

    width: int
    height: int
    held: str = ""

    @property
    def text_width(self) -> int:
        return self.width - 2 * SIDE

    def section(self, columns: int = 1, begins: str = "nextPage") -> str:
        """The end of a run of pages, or of parts of pages: its paper, its margins, and its columns."""
        return (
            f'<w:sectPr>{self.held}<w:type w:val="{begins}"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"/>'
            f'<w:pgMar w:top="1304" w:right="{SIDE}" w:bottom="1304" w:left="{SIDE}"'
            ' w:header="620" w:footer="560" w:gutter="0"/>'
            f'<w:cols w:num="{columns}" w:space="480"/><w:titlePg/></w:sectPr>'
        )


SIDE = 1304
"""The margins beside the text: 2.3 cm, as in paper.typ."""
PAPERS = {"letter": Page(12240, 15840), "a4": Page(11906, 16838)}


FRAME = (
    '<w:framePr w:w="1440" w:hSpace="200" w:wrap="around"'
    ' w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
)
"""A place at the right for a code to scan, beside which text goes on. LibreOffice takes none from a style."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in a style of styles.xml.

    `number` is a list of numbering.xml with a level; `keep` holds it on the page of what follows, and
    `whole` on one page; `below_table` gives it the space that a table does not have below it, and
    `ends` that which a list has below its last entry.
    """

    style: str
    runs: str = ""
    number: tuple[int, int] | None = None
    align: str = ""
    keep: bool = False
    whole: bool = False
    new_page: bool = False
    below_table: bool = False
    ends: bool = False

    def xml(self, page: Page, section: str = "") -> str:
        told = f'<w:pStyle w:val="{self.style}"/>' if self.style != "Normal" else ""
        told += "<w:keepNext/>" if self.keep else ""
        told += "<w:keepLines/>" if self.whole else ""
        told += "<w:pageBreakBefore/>" if self.new_page else ""
        told += FRAME if self.style == "Code" else ""
        if self.number:
            id, level = self.number
            told += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'
        space = (' w:before="260"' if self.below_table else "") + (' w:after="160"' if self.ends else "")
        told += f"<w:spacing{space}/>" if space else ""
        told += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        told += section
        return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{self.runs}</w:p>"


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header and stands again on each page.

    `shares` tell how wide its columns are beside each other; `room` is the least height of a row in
    twentieths of a point; rows that are `whole` are not split over pages.
    """

    style: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...] = (1,)
    room: int = 0
    whole: bool = True

    def xml(self, page: Page) -> str:
        sum_ = sum(self.shares)
        widths = [round(page.text_width * share / sum_) for share in self.shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row("<w:cantSplit/><w:tblHeader/>", self.head, widths, page)
        kept = "<w:cantSplit/>" if self.whole else ""
        kept += f'<w:trHeight w:val="{self.room}" w:hRule="atLeast"/>' if self.room else ""
        rows = "".join(self._row(kept, row, widths, page) for row in self.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        )

    def _row(self, kept: str, cells: tuple[Cell, ...], widths: list[int], page: Page) -> str:
        told = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{xml(cell, page)}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr>{f'<w:trPr>{kept}</w:trPr>' if kept else ''}{told}</w:tr>"


@dataclass(frozen=True)
class Columns:
    """Paragraphs side by side in columns, which Word makes equally long."""

    rows: tuple[Paragraph, ...]
    count: int

    def xml(self, page: Page) -> str:
        *rows, last = self.rows
        before = GAP.xml(page, page.section())
        inside = "".join(row.xml(page) for row in rows)
        return before + inside + last.xml(page, page.section(self.count, "continuous"))


Block = Paragraph | Table | Columns
Cell = Sequence[Block]
GAP = Paragraph("Gap")


def xml(blocks: Iterable[Block], page: Page) -> str:
    """Blocks one below the other. Word would join two tables, and a cell has to end with a paragraph."""
    placed = list(_apart(blocks))
    if not placed or not isinstance(placed[-1], Paragraph):
        placed.append(GAP)
    return "".join(block.xml(page) for block in placed)


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    for before, block in itertools.pairwise((None, *blocks)):
        below = isinstance(before, Table)
        if below and not isinstance(block, Paragraph):
            yield GAP
        if below and isinstance(block, Paragraph) and block.style in FLAT:
            block = replace(block, below_table=True)
        yield block


def held(blocks: Sequence[Block], last: bool = False) -> list[Block]:
    """The same paragraphs, none of which leaves the page of the others; `last` holds what follows, too."""
    end = len(blocks) - 1
    return [
        replace(one, whole=True, keep=one.keep or n < end or last) if isinstance(one, Paragraph) else one
        for n, one in enumerate(blocks)
    ]


def ended(blocks: Sequence[Block]) -> list[Block]:
    """The same list, with space below its last entry."""
    *others, last = blocks
    return [*others, replace(last, ends=True) if isinstance(last, Paragraph) else last]


def restyled(blocks: Iterable[Block], style: str) -> list[Block]:
    """The same blocks, with another style for paragraphs that have none of their own."""
    return [
        replace(one, style=style) if isinstance(one, Paragraph) and one.style == "Normal" else one
        for one in blocks
    ]


def smaller(blocks: Iterable[Block], size: str) -> list[Block]:
    """The same blocks in letters of a size, 'Medium' or 'Small', also inside tables."""
    told: list[Block] = []
    for one in blocks:
        if isinstance(one, Paragraph):
            style = SIZED[one.style] + size if one.style in SIZED else one.style
            told.append(replace(one, style=style, ends=False))
        elif isinstance(one, Table):
            rows = tuple(tuple(tuple(smaller(cell, size)) for cell in row) for row in one.rows)
            told.append(replace(one, rows=rows))
        else:
            told.append(one)
    return told


def on_new_page(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, with the first of them on a new page."""
    first, *rest = blocks
    if isinstance(first, Paragraph):
        return [replace(first, new_page=True), *rest]
    return [replace(GAP, new_page=True), first, *rest]
