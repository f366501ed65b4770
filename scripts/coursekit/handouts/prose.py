"""A lesson's Markdown as clean XHTML, read with the extensions of the site and with places for data.

What paper cannot show is an error with its file and line; nothing is left out in silence.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any, NoReturn
from urllib.parse import urldefrag

import markdown
from lxml import html as markup

from .. import words
from ..lessonfile import DIRECTIVE, lines_outside_code
from ..model import Lesson
from .handout import CannotPrint, Source
from .xhtml import element

TEXTUAL = {
    "p": "p",
    "ul": "ul",
    "li": "li",
    "dl": "dl",
    "dt": "dt",
    "dd": "dd",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "blockquote": "blockquote",
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "code": "code",
    "sup": "sup",
    "sub": "sub",
    "br": "br",
    "hr": "hr",
}
"""Elements that are taken over, and what they are called on paper."""

DEEPEST = 4
"""The last level of a lesson's headings; in a book they stand one further down, and `paper.typ` has five."""

HELD = re.compile(r"<p>\ue000(\w+) (\S+)\ue001</p>")
"""The paragraph that stands for a directive while Markdown is read."""


@functools.lru_cache(maxsize=1024)
def read(source: Source, lesson: Lesson) -> str:
    """The prose as XHTML, in which a paragraph stands for each directive; `filled` draws them."""
    lines = lesson.body.split("\n")
    for number, line in lines_outside_code(lesson.body):
        if directive := DIRECTIVE.match(line.strip()):
            indent = line[: len(line) - len(line.lstrip())]
            lines[number] = f"{indent}\ue000{directive.group(1)} {directive.group(2)}\ue001"
    body = words.on_page("\n".join(lines), source.course)
    return _Reader(source, lesson, body.split("\n")).read()


def filled(prose: str, drawn: Callable[[str, str], str]) -> str:
    """The prose with each directive drawn: `drawn("question", "greeting-01")` gives XHTML."""
    return HELD.sub(lambda held: drawn(held.group(1), held.group(2)), prose)


def deeper(content: str, by: int) -> str:
    """The content with its headings so many levels further down."""
    return re.sub(r"(</?h)([2-4])\b", lambda tag: f"{tag.group(1)}{int(tag.group(2)) + by}", content)


class _Reader:
    """Reads one lesson; `lines` are those of its body."""

    def __init__(self, source: Source, lesson: Lesson, lines: list[str]) -> None:
        self.source = source
        self.lesson = lesson
        self.lines = lines
        self.drawn: dict[str, Callable[[Any], str]] = {
            **{name: functools.partial(self.taken, name=better) for name, better in TEXTUAL.items()},
            **{f"h{level}": self.heading for level in range(2, DEEPEST + 1)},
            **{f"h{level}": self.too_deep for level in range(DEEPEST + 1, 7)},
            "div": self.block,
            "details": self.block,
            "a": self.link,
            "img": self.image,
            "ol": self.numbered,
            "pre": self.pre,
            "th": self.cell,
            "td": self.cell,
        }

    def read(self) -> str:
        return self.inside(self.tree("\n".join(self.lines)))

    def tree(self, body: str) -> Any:
        made = _markdown(self.source).reset().convert(body)
        return markup.fragment_fromstring(made, create_parent="div")

    def inside(self, tree: Any) -> str:
        pieces = [escape(tree.text or "", quote=False)]
        for child in tree:
            if isinstance(child.tag, str):  # comments, such as an author's allowance, are not printed
                pieces.append(self.one(child))
            pieces.append(escape(child.tail or "", quote=False))
        return "".join(pieces)

    def one(self, tree: Any) -> str:
        draw = self.drawn.get(tree.tag)
        if draw is None:
            self.refuse(f"paper has no way to show the element '<{tree.tag}>'", tree.tag)
        return draw(tree)

    def taken(self, tree: Any, name: str) -> str:
        if name == "p" and len(tree) == 1 and tree[0].tag == "img" and not (tree.text or "").strip():
            return self.image(tree[0])
        return element(name, self.inside(tree)) if name not in ("br", "hr") else f"<{name}/>"

    def heading(self, tree: Any) -> str:
        return element(tree.tag, self.inside(tree))

    def too_deep(self, tree: Any) -> str:
        self.refuse(f"paper shows headings down to level {DEEPEST}, not '<{tree.tag}>'", tree.tag)

    def block(self, tree: Any) -> str:
        """An admonition, or a part that opens on screen; a division that is neither falls away."""
        kinds = (tree.get("class") or "").split()
        first = tree[0] if len(tree) else None
        titled = first is not None and (
            first.tag == "summary" or "admonition-title" in (first.get("class") or "")
        )
        if tree.tag == "details" or "admonition" in kinds:
            kind = next((word for word in kinds if word != "admonition"), "note")
            label = self.inside(first) if titled else escape(kind.capitalize())
            if titled:
                tree.remove(first)
            return element("aside", f'<p class="label">{label}</p>{self.inside(tree)}', data_kind=kind)
        if kinds and kinds[0] == "highlight":
            return self.inside(tree)
        if kinds:
            self.refuse(f"paper has no way to show the block '{kinds[0]}'", "div", kinds[0])
        return self.inside(tree)

    def numbered(self, tree: Any) -> str:
        start = tree.get("start")
        return element("ol", self.inside(tree), **({"start": start} if start else {}))

    def pre(self, tree: Any) -> str:
        return element("pre", escape("".join(tree.itertext()).rstrip("\n"), quote=False))

    def cell(self, tree: Any) -> str:
        style = (tree.get("style") or "") + (tree.get("align") or "")
        side = next((side for side in ("center", "right") if side in style), "")
        return element(tree.tag, self.inside(tree), **({"data_align": side} if side else {}))

    def image(self, tree: Any) -> str:
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(self.lesson.path), unescape(tree.get("src")))
        )
        if not (self.source.docs / path).is_file() or not path.endswith((".svg", ".png", ".jpg", ".jpeg")):
            self.refuse(f"the image '{tree.get('src')}' is not a drawing or photo of this course", "img")
        return element("figure", element("img", src=path, alt=tree.get("alt", "")))

    def link(self, tree: Any) -> str:
        """A link with the place it leads to in words, because paper cannot be clicked."""
        to, said = tree.get("href", ""), self.inside(tree)
        if to.startswith(("http://", "https://")):
            return f"{element('a', said, href=to)}{where(shown(to))}"
        if to.startswith(("mailto:", "tel:")):
            return f"{element('a', said, href=to)}{where(to.partition(':')[2])}"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.lesson.path), urldefrag(to).url))
        if not to.partition("#")[0] or not path.endswith(".md"):
            return said
        titles = {lesson.path: f"lesson “{lesson.title}”" for lesson in self.source.course.lessons}
        place = titles.get(path, f"page {path.removesuffix('.md').removesuffix('/index')}")
        address = self.source.site.page(path)
        return (element("a", said, href=address) if address else said) + where(place)

    def refuse(self, message: str, tag: str, kind: str = "") -> NoReturn:
        line = self.lesson.first_line + self._line(tag, kind)
        raise CannotPrint(self.lesson.place(line), f"{message}; write it in another way")

    def _line(self, tag: str, kind: str) -> int:
        """The line of the body, from 0, on which the first such element starts.

        Markdown keeps no lines. The fewest lines from the top that make the element end with it,
        and of those the fewest from the end that still make it start with it.
        """

        def made(lines: list[str]) -> bool:
            found = self.tree("\n".join(lines)).iter(tag)
            return any(not kind or kind in (one.get("class") or "").split() for one in found)

        lines = self.lines
        end = next((n for n in range(1, len(lines) + 1) if made(lines[:n])), len(lines))
        return next((n for n in range(end - 1, -1, -1) if made(lines[n:end])), 0)


def where(place: str) -> str:
    return f' <span class="where">({escape(place, quote=False)})</span>'


def shown(address: str) -> str:
    """An address as people read and type it."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


@functools.lru_cache(maxsize=4)
def _markdown(source: Source) -> markdown.Markdown:
    settings = {name: options for name, options in source.site.settings.items() if options}
    return markdown.Markdown(extensions=list(source.site.extensions), extension_configs=settings)
