"""Writes a handout as Typst: each element of its XHTML becomes a call of a function in `paper.typ`.

All text goes out as quoted strings, so that no sign in it can be read as markup.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from . import scan
from .handout import Handout
from .tree import before_answer, before_imprint, in_our_type, leads_in, near_picture, spaced

TEMPLATE = Path(__file__).with_name("paper.typ")
LONG = 700
"""The letters from which a block apart may be split over pages."""
LONG_IMPRINT = 1200
"""The same for the small print, of which a page in large letters holds some 1,500."""
Files = Callable[[str], bytes]
"""Gives the bytes of a file under docs/."""


def typst(handout: Handout, files: Files) -> str:
    """The whole source: the design, then the document; paper and size are told when it is compiled."""
    tree = etree.fromstring(f"<body>{handout.content}</body>")
    writer = _Writer(files, handout.head)
    told = {
        "title": handout.title,
        "head": handout.head,
        "foot": handout.foot,
        "language": handout.language,
        "author": handout.head,
    }
    named = ", ".join(f"{name}: {quoted(value)}" for name, value in told.items())
    cut = "true" if tree.find("div[@class='quarters']") is not None else "false"
    has_chapters = tree.xpath("boolean(//nav | //h2[@class='unlisted'])")
    book = "true" if has_chapters else "false"
    start = f"#show: sheet.with({named}, cut: {cut}, book: {book})\n"
    return f"{_template()}\n{start}#{{\n{writer.segments(tree)}\n}}\n"


def quoted(told: str) -> str:
    """Text as a string of Typst."""
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@functools.cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


class _Writer:
    def __init__(self, files: Files, head: str) -> None:
        self.files = files
        self.head = head

    def segments(self, body: Any) -> str:
        """The parts that begin on a new page, and what stands before and between them."""
        runs: list[tuple[bool, list[str]]] = [(False, [])]
        for child in body:
            if child.get("class") in ("part", "cover", "contents"):
                runs += [(True, [self.one(child)]), (True, [])]
            else:
                runs[-1][1].append(self.one(child))
        told = [(new, "\n".join(inside)) for new, inside in runs if inside]
        return "\n".join(
            f"segment({number}, {'true' if new and number else 'false'}, {{\n{inside}\n}})"
            for number, (new, inside) in enumerate(told)
        )

    def one(self, tree: Any) -> str:
        """One element as an expression; an element that no writer knows is a fault of ours."""
        return _DRAWN[tree.tag, tree.get("class", "")](self, tree)

    def inside(self, tree: Any, skip: tuple[str, ...] = ()) -> str:
        """What stands inside, as a block of code that joins its values."""
        parts = [self.text(tree.text, tree, None, tree[0] if len(tree) else None)]
        for child in tree:
            if child.get("class") not in skip or not skip:
                parts.append(self.one(child))
            parts.append(self.text(child.tail, tree, child, child.getnext()))
        return "{\n" + "\n".join(part for part in parts if part) + "\n}"

    def text(self, told: str | None, parent: Any, before: Any, after: Any) -> str:
        piece = spaced(told, parent, before, after)
        return quoted(piece) if piece else ""

    def constant(self, tree: Any) -> str:
        return _CONSTANT[tree.tag, tree.get("class", "")]

    def called(self, tree: Any, name: str) -> str:
        return f"{name}({self.inside(tree)})"

    def list_of(self, trees: Any) -> str:
        return "(" + "".join(f"{self.entry(tree)}, " for tree in trees) + ")"

    def entry(self, tree: Any) -> str:
        """An entry of a list; a paragraph that is all of it is its text."""
        if len(tree) == 1 and tree[0].tag == "p" and not (tree.text or "").strip():
            tree = tree[0]
        return self.inside(tree)

    def child(self, tree: Any, kind: str) -> str:
        found = tree.find(f"*[@class='{kind}']")
        return self.one(found) if found is not None else "none"

    def paragraph(self, tree: Any) -> str:
        """A paragraph; one that leads into a list stays with it."""
        return self.called(tree, "leading-in" if leads_in(tree) else "para")

    def heading(self, tree: Any) -> str:
        listed = "" if tree.get("class") != "unlisted" else "outlined: false, bookmarked: true, "
        return f"heading(level: {tree.tag[1]}, {listed}{self.inside(tree)})"

    def contents(self, tree: Any) -> str:
        """The contents; with them go the headings that they list, to keep their place."""
        listed = [one for one in tree.getroottree().iter("h1", "h2") if one.get("class") != "unlisted"]
        return f"contents(({''.join(f'({one.tag[1]}, {self.inside(one)}), ' for one in listed)}))"

    def imprint(self, tree: Any) -> str:
        return f"imprint({self.inside(tree)}, long: {_long(tree, LONG_IMPRINT)})"

    def listing(self, tree: Any) -> str:
        entries = "".join(f"{name}.item({self.entry(li)}), " for name in (_LISTS[tree.tag],) for li in tree)
        start = f"start: {tree.get('start')}, " if tree.get("start") else ""
        return f"{_LISTS[tree.tag]}({start}{entries})"

    def aside(self, tree: Any) -> str:
        label = tree[0]
        body = self.inside(tree, skip=("label",))
        kind = quoted(tree.get("data-kind"))
        near = "true" if near_picture(tree) else "false"
        return f"aside({kind}, {self.inside(label)}, {body}, long: {_long(tree, LONG)}, near: {near})"

    def question(self, tree: Any) -> str:
        number, prompt = self.inside(tree[0]), self.one(tree[1])
        told = ", told: true" if before_answer(tree) else ""
        body = self.inside(tree, skip=("number", "prompt"))
        return f"question({number}, {prompt}, {body}{_last(tree)}{told})"

    def answer(self, tree: Any) -> str:
        number, right = self.inside(tree[0]), self.inside(tree[1])
        return f"answer({number}, {right}, {self.inside(tree, skip=('number', 'right'))}{_last(tree)})"

    def options(self, tree: Any) -> str:
        return f"options({quoted(tree.get('class'))}, {self.list_of(tree)})"

    def lines(self, tree: Any) -> str:
        return f"lines({tree.get('data-count')}, {self.inside(tree[0])})"

    def many(self, name: str, tree: Any) -> str:
        return f"{name}({self.list_of(tree)})"

    def beside(self, tree: Any) -> str:
        code = self.child(tree, "code")
        return f"{tree.get('class')}({code}, {self.inside(tree, skip=('code',))})"

    def cover(self, tree: Any) -> str:
        kinds = ("over", "title", "summary", "contents")
        head = ", ".join(self.child(tree, kind) for kind in kinds)
        return f"cover({quoted(self.head)}, {head}, {self.inside(tree, skip=kinds)})"

    def code(self, tree: Any) -> str:
        image = tree.find("img")
        drawing = quoted(scan.svg(image.get("data-qr")))
        return f"code({drawing}, {quoted(image.get('alt'))}, {self.inside(tree[1])})"

    def figure(self, tree: Any) -> str:
        image = tree.find("img")
        path, alt = image.get("src"), quoted(image.get("alt"))
        inside = any(one.tag in ("aside", "li", "td", "dd") for one in tree.iterancestors())
        alt += ", float: false" if inside else ""
        data = self.files(path)
        if path.endswith(".svg"):
            return f'picture(bytes({quoted(in_our_type(data))}), "svg", {alt})'
        kind = "png" if path.endswith(".png") else "jpg"
        return (
            f'picture(bytes({json.dumps(list(data)).replace("[", "(").replace("]", ")")}), "{kind}", {alt})'
        )

    def table(self, tree: Any) -> str:
        head = tree.find("thead/tr")
        rows = tree.findall("tbody/tr")
        told = "".join(f"{self.cells(row)}, " for row in rows)
        kind = quoted(tree.get("class", ""))
        return f"ruled({kind}, {len(head)}, {self.cells(head)}, ({told}))"

    def cells(self, row: Any) -> str:
        return "(" + "".join(f"{self.cell(cell)}, " for cell in row) + ")"

    def cell(self, tree: Any) -> str:
        side = tree.get("data-align")
        return f"align({side}, {self.inside(tree)})" if side else self.inside(tree)

    def terms(self, tree: Any) -> str:
        told = []
        for one in tree:
            if one.tag == "dt":
                told.append([self.inside(one), []])
            else:
                told[-1][1].append(self.inside(one))
        return "\n".join(f"point({term}, {{ {'; '.join(means)} }})" for term, means in told)

    def bubbles(self, tree: Any) -> str:
        rows = "".join(f"({quoted(li.get('data-kind'))}, {li.get('data-count')}), " for li in tree)
        return f"bubbles(({rows}))"

    def quarters(self, tree: Any) -> str:
        """Rows of two cards, or of one that needs the width of two."""
        rows: list[list[str]] = []
        open_row: list[str] = []
        for cell in tree:
            told = self.inside(cell[0])
            if cell.get("data-wide"):
                rows.append([told])
                continue
            open_row.append(told)
            if len(open_row) == 2:
                rows.append(open_row)
                open_row = []
        rows += [[*open_row, "{}"]] if open_row else []
        return "quarters((" + "".join(f"({', '.join(row)},), " for row in rows) + "))"

    def link(self, tree: Any) -> str:
        return f"link({quoted(tree.get('href'))}, {self.inside(tree)})"


def _long(tree: Any, most: int) -> str:
    """Whether it may be split over pages."""
    return "true" if len("".join(tree.itertext())) > most else "false"


def _last(tree: Any) -> str:
    return ", last: true" if before_imprint(tree) else ""


_LISTS = {"ul": "list", "ol": "enum"}

_CALLS = {
    ("p", "over"): "over",
    ("p", "facts"): "facts",
    ("p", "title"): "title",
    ("p", "summary"): "summary",
    ("p", "prompt"): "prompt",
    ("p", "when"): "when",
    ("strong", ""): "strong",
    ("em", ""): "emph",
    ("code", ""): "raw-text",
    ("sup", ""): "super",
    ("sub", ""): "sub",
    ("span", "id"): "id",
    ("span", "where"): "where",
    ("blockquote", ""): "quoted",
    ("section", "card"): "card",
    ("section", "slip"): "slip",
}
_CONSTANT = {
    ("span", "gap"): "gap()",
    ("span", "box"): "tick()",
    ("br", ""): "linebreak()",
    ("wbr", ""): "sym.zws",
    ("hr", ""): "rule()",
}

_DRAWN: dict[tuple[str, str], Callable[[_Writer, Any], str]] = {
    **{key: functools.partial(_Writer.called, name=name) for key, name in _CALLS.items()},
    **dict.fromkeys(_CONSTANT, _Writer.constant),
    **{(f"h{level}", ""): _Writer.heading for level in range(1, 6)},
    ("h2", "unlisted"): _Writer.heading,
    ("nav", "contents"): _Writer.contents,
    ("p", ""): _Writer.paragraph,
    ("ul", ""): _Writer.listing,
    ("ul", "sources"): _Writer.listing,
    ("ol", ""): _Writer.listing,
    ("dl", ""): _Writer.terms,
    ("pre", ""): lambda writer, tree: f"listing({quoted(tree.text or '')})",
    ("a", ""): _Writer.link,
    ("table", ""): _Writer.table,
    ("table", "checklist"): _Writer.table,
    ("table", "marking"): _Writer.table,
    ("aside", ""): _Writer.aside,
    ("section", "question"): _Writer.question,
    ("section", "answer"): _Writer.answer,
    ("section", "part"): lambda writer, tree: writer.inside(tree),
    ("ol", "one"): _Writer.options,
    ("ol", "many"): _Writer.options,
    ("ol", "steps"): _Writer.options,
    ("ul", "reasons"): lambda writer, tree: writer.many("reasons", tree),
    ("div", ""): lambda writer, tree: writer.inside(tree),
    ("div", "stem"): lambda writer, tree: writer.inside(tree),
    ("div", "lines"): _Writer.lines,
    ("div", "sequence"): lambda writer, tree: f"sequence({tree.get('data-count')})",
    ("div", "names"): lambda writer, tree: writer.many("names", tree),
    ("div", "slips"): lambda writer, tree: f"slips(({''.join(f'{writer.one(one)}, ' for one in tree)}))",
    ("div", "quarters"): _Writer.quarters,
    ("header", "masthead"): _Writer.beside,
    ("header", "opening"): _Writer.beside,
    ("section", "cover"): _Writer.cover,
    ("footer", "imprint"): _Writer.imprint,
    ("figure", ""): _Writer.figure,
    ("figure", "code"): _Writer.code,
    ("ol", "bubbles"): _Writer.bubbles,
}
