"""Writes a handout as the blocks of a Word file: each element of its XHTML in the style of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree

from .. import scan
from ..handout import Handout
from ..markup import Files
from ..tree import before_imprint, is_label, leads_in
from ..vocabulary import BLOCKS
from . import columns, marks, pictures, text
from .blocks import Block, Columns, Paragraph, Table, ended, held, on_new_page, restyled, smaller
from .inline import Inline, pieces
from .package import Package
from .text import PLAIN, TAB, Look

LONG = 700
"""The letters from which a block apart may be split over pages."""
CARDS = ((2000, ""), (2800, "Medium"))
"""The letters up to which a card stays on its page in each size; longer ones are set small."""
ASIDES = {
    **dict.fromkeys(("stop", "danger", "warning"), "AsideWarning"),
    **dict.fromkeys(("card", "goals", "teaching"), "AsideTinted"),
    "answer": "AsideAnswer",
}
ROOM_FOR_LETTER = marks.SPACE * 2
DEEPEST = 3
"""The last level of a list in numbering.xml; one that is deeper stands on it, too."""
COLUMNS = 3
"""The columns of an answer sheet."""


def blocks(handout: Handout, files: Files, package: Package) -> list[Block]:
    """The whole document; what it refers to, such as pictures, goes into the package."""
    tree = etree.fromstring(f"<body>{handout.content}</body>")
    return _Writer(files, package, handout.head, tree).document(tree)


class _Writer:
    def __init__(self, files: Files, package: Package, head: str, tree: Any) -> None:
        self.files = files
        self.package = package
        self.head = head
        self.inline = Inline(package)
        is_book = tree.find(".//nav") is not None
        headings = tree.xpath("//h1 | //h2[not(@class)]") if is_book else ()
        self.listed = {one: f"_Toc{number:06}" for number, one in enumerate(headings, 1)}

    def document(self, body: Any) -> list[Block]:
        """All blocks; parts begin on a new page, and so does what follows them."""
        told: list[Block] = []
        new = False
        for child in body:
            apart = child.tag == "section" and child.get("class") in ("part", "cover")
            made = self.block(child)
            told += on_new_page(made) if told and (new or apart) else made
            new = apart or child.get("class") == "contents"
        return told

    def block(self, tree: Any) -> list[Block]:
        """One element that stands on lines of its own; one that no writer knows is a fault of ours."""
        return DRAWN[tree.tag, tree.get("class", "")](self, tree)

    def flow(self, tree: Any, style: str = "Normal", skip: tuple[str, ...] = ()) -> list[Block]:
        """What stands inside: text in paragraphs of the style, and blocks between them."""
        told: list[Block] = []
        runs: list[str] = []

        def end() -> None:
            if runs:
                told.append(Paragraph(style, "".join(runs)))
                runs.clear()

        for piece in pieces(tree):
            if isinstance(piece, str):
                piece = piece if runs else piece.lstrip()
                runs += [text.run(piece)] if piece else []
            elif piece.tag not in BLOCKS:
                runs.append(self.inline.one(piece))
            elif piece.get("class") not in skip:
                end()
                told += self.block(piece)
        end()
        return told

    def paragraph(self, tree: Any, style: str = "Normal") -> list[Block]:
        """A paragraph; one that leads into a list stays with it."""
        return [Paragraph(style, self.inline.runs(tree), keep=leads_in(tree) or is_label(tree))]

    def heading(self, tree: Any) -> list[Block]:
        runs = self.inline.runs(tree)
        style = f"Heading{tree.tag[1]}" + ("Unlisted" if tree.get("class") == "unlisted" else "")
        if tree in self.listed:
            runs = text.marked(runs, self.listed[tree], self.package.mark())
        return [Paragraph(style, runs)]

    def listing(self, tree: Any) -> list[Block]:
        level = min(sum(1 for one in tree.iterancestors("ul", "ol")), DEEPEST)
        kind = "bullets" if tree.tag == "ul" else "numbers"
        style = "ListBullet" if tree.tag == "ul" else "ListNumber"
        id = self.package.numbered(kind, level, int(tree.get("start", 1)))
        told = [one for entry in tree for one in self.entry(entry, style, (id, level))]
        return told if level else ended(told)

    def entry(self, tree: Any, style: str, number: tuple[int, int]) -> list[Block]:
        """An entry of a list: its first paragraph carries the number, others stand below its text."""
        told = self.flow(tree)
        if not told or not isinstance(told[0], Paragraph) or told[0].style != "Normal":
            told = [Paragraph("Normal"), *told]
        first = replace(told[0], style=style, number=number)
        below = f"ListContinue{number[1] + 1}" if number[1] else "ListContinue"
        return [first, *restyled(told[1:], below)]

    def options(self, tree: Any) -> list[Block]:
        id = self.package.numbered(tree.get("class"))
        return ended([one for entry in tree for one in self.entry(entry, "Option", (id, 0))])

    def reasons(self, tree: Any) -> list[Block]:
        return [one for entry in tree for one in self.flow(entry)]

    def terms(self, tree: Any) -> list[Block]:
        return [one for entry in tree for one in self.flow(entry, "Term" if entry.tag == "dt" else "Normal")]

    def aside(self, tree: Any) -> list[Block]:
        """A block apart: its word is the header of a table of one column, and stands again on a new page."""
        label = Paragraph("Label", self.inline.runs(tree[0]))
        short = len("".join(tree.itertext())) <= LONG
        inside = self.flow(tree, skip=("label",))
        style = ASIDES.get(tree.get("data-kind"), "Aside")
        return [Table(style, ((label,),), ((tuple(inside),),), whole=short)]

    def asked(self, tree: Any, style: str, second: str) -> list[Block]:
        """A question, or the key to one: what stands on its first line, and the rest on the same page."""
        look = Look("Prompt") if second == "prompt" else PLAIN
        head = (
            self.inline.runs(tree[0], Look("Number")) + text.run("\u2003") + self.inline.runs(tree[1], look)
        )
        inside = self.flow(tree, skip=("number", second))
        return held([Paragraph(style, head), *inside], before_imprint(tree))

    def lines(self, tree: Any) -> list[Block]:
        first = Paragraph("WritingLine", self.inline.runs(tree[0]) + TAB)
        return [first, *[Paragraph("WritingLine", TAB)] * (int(tree.get("data-count")) - 1)]

    def sequence(self, tree: Any) -> list[Block]:
        return [
            Paragraph(
                "Normal",
                text.run("Right order: ") + marks.boxes([ROOM_FOR_LETTER] * int(tree.get("data-count"))),
            )
        ]

    def names(self, tree: Any) -> list[Block]:
        """Lines to fill in, on one line of the page; the last one goes to its end."""
        asked = [
            f"{text.run(' ') if n else ''}{self.inline.runs(one)}{text.run(' ')}{TAB}"
            for n, one in enumerate(tree)
        ]
        return [Paragraph("FillIn", "".join(asked) + TAB * (3 - len(asked)))]

    def bubbles(self, tree: Any) -> list[Block]:
        id = self.package.numbered("bubbles")
        rows = [
            Paragraph("Bubbles", marks.row(row.get("data-kind"), int(row.get("data-count"))), (id, 0))
            for row in tree
        ]
        return [Columns(tuple(rows), COLUMNS)]

    def code(self, tree: Any) -> list[Block]:
        """A code to scan at the right, and below what stands beside it the address that it holds."""
        image = tree.find("img")
        id, *_ = self.package.picture(scan.png(image.get("data-qr")))
        side = pictures.CODE
        return [Paragraph("Code", pictures.run(id, self.package.mark(), image.get("alt"), side, side))]

    def beside(self, tree: Any) -> list[Block]:
        """The head of a document, with a line below it, or of a lesson in a book, with a line above it."""
        code = tree.find("figure")
        address = [Paragraph("Address", self.inline.runs(code[1]))] if code is not None else []
        inside = [*(self.block(code) if code is not None else []), *self.flow(tree, skip=("code",)), *address]
        rule = Paragraph("Rule")
        return [*inside, rule] if tree.get("class") == "masthead" else held([rule, *inside], last=True)

    def cover(self, tree: Any) -> list[Block]:
        return [Paragraph("CoverHead", text.run(self.head)), *self.flow(tree)]

    def contents(self, tree: Any) -> list[Block]:
        """Links to the headings. Word can renew them, with the numbers of pages, and asks nobody to."""
        entries = []
        for one, bookmark in self.listed.items():
            link = text.jump(text.run(" ".join("".join(one.itertext()).split())), bookmark)
            entries.append(Paragraph(f"TOC{one.tag[1]}", link))
        if entries:
            entries[0] = replace(entries[0], runs=text.field_start('TOC \\o "1-2" \\h') + entries[0].runs)
            entries[-1] = replace(entries[-1], runs=entries[-1].runs + text.FIELD_END)
        return [Paragraph("TOCHeading", text.run("Contents")), *entries]

    def imprint(self, tree: Any) -> list[Block]:
        first, *rest = (Paragraph("Imprint", self.inline.runs(one)) for one in tree)
        return held([replace(first, style="ImprintFirst"), *rest])

    def figure(self, tree: Any) -> list[Block]:
        image = tree.find("img")
        data = self.files(image.get("src"))
        id, wide, high = self.package.picture(
            pictures.png(data) if image.get("src").endswith(".svg") else data
        )
        width, height = pictures.size(wide, high)
        drawn = pictures.run(id, self.package.mark(), image.get("alt"), width, height)
        return [Paragraph("Picture", drawn, whole=True)]

    def table(self, tree: Any) -> list[Block]:
        kind = tree.get("class", "")
        head, rows = tree.find("thead/tr"), tree.findall("tbody/tr")
        shares = columns.KNOWN[kind] if kind else columns.shares([head, *rows])
        told = [self.cells(row, "TableText") for row in rows]
        if before_imprint(tree):
            told[-1] = tuple(tuple(held(cell, last=True)) for cell in told[-1])
        room = columns.ROOM.get(kind, 0)
        return [Table("Ruled", self.cells(head, "TableHead"), tuple(told), shares, room)]

    def cells(self, row: Any, style: str) -> tuple[tuple[Block, ...], ...]:
        told = []
        for cell in row:
            side = cell.get("data-align", "")
            inside = restyled(self.flow(cell), style)
            told.append(
                tuple(replace(one, align=side) if isinstance(one, Paragraph) else one for one in inside)
            )
        return tuple(inside or (Paragraph(style),) for inside in told)

    def card(self, tree: Any) -> list[Block]:
        """A card stays on its page; the longer it is, the smaller are its letters."""
        told = self.flow(tree)
        length = len("".join(tree.itertext()))
        size = next((size for most, size in CARDS if length <= most), "Small")
        return smaller(told, size) if size else told

    def slips(self, tree: Any) -> list[Block]:
        """Parts with a line between them to cut along."""
        told: list[Block] = []
        for one in tree:
            told += [Paragraph("CutLine")] if told else []
            told += held(self.flow(one))
        return told


def _styled(style: str) -> Callable[[_Writer, Any], list[Block]]:
    return lambda writer, tree: writer.paragraph(tree, style)


DRAWN: dict[tuple[str, str], Callable[[_Writer, Any], list[Block]]] = {
    **{(f"h{level}", ""): _Writer.heading for level in range(1, 6)},
    ("h2", "unlisted"): _Writer.heading,
    ("p", ""): _Writer.paragraph,
    ("p", "over"): _styled("Over"),
    ("p", "title"): _styled("Title"),
    ("p", "summary"): _styled("Subtitle"),
    ("p", "facts"): _styled("Facts"),
    ("p", "when"): _Writer.paragraph,
    ("ul", ""): _Writer.listing,
    ("ul", "sources"): _Writer.listing,
    ("ol", ""): _Writer.listing,
    ("dl", ""): _Writer.terms,
    ("blockquote", ""): lambda writer, tree: restyled(writer.flow(tree), "Quote"),
    ("pre", ""): lambda writer, tree: [
        Paragraph("CodeBlock", text.BREAK.join(map(text.run, (tree.text or "").split("\n"))))
    ],
    ("hr", ""): lambda writer, tree: [Paragraph("Rule")],
    ("table", ""): _Writer.table,
    ("table", "checklist"): _Writer.table,
    ("table", "marking"): _Writer.table,
    ("aside", ""): _Writer.aside,
    ("section", "question"): lambda writer, tree: writer.asked(tree, "Question", "prompt"),
    ("section", "answer"): lambda writer, tree: writer.asked(tree, "Answer", "right"),
    ("section", "part"): _Writer.flow,
    ("section", "card"): _Writer.card,
    ("section", "slip"): _Writer.flow,
    ("section", "cover"): _Writer.cover,
    ("ol", "one"): _Writer.options,
    ("ol", "many"): _Writer.options,
    ("ol", "steps"): _Writer.options,
    ("ol", "bubbles"): _Writer.bubbles,
    ("ul", "reasons"): _Writer.reasons,
    ("div", ""): _Writer.flow,
    ("div", "stem"): _Writer.flow,
    ("div", "lines"): _Writer.lines,
    ("div", "sequence"): _Writer.sequence,
    ("div", "names"): _Writer.names,
    ("div", "slips"): _Writer.slips,
    ("header", "masthead"): _Writer.beside,
    ("header", "opening"): _Writer.beside,
    ("footer", "imprint"): _Writer.imprint,
    ("nav", "contents"): _Writer.contents,
    ("figure", ""): _Writer.figure,
    ("figure", "code"): _Writer.code,
}
