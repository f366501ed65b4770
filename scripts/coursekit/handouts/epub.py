"""Writes the course as an EPUB: pages, contents, cover and the package that names them."""

from __future__ import annotations

import functools
import hashlib
import re
import uuid
from collections.abc import Iterator
from html import escape
from importlib.metadata import version
from pathlib import Path

import typst

from .. import words
from ..store import put
from . import archive, ebook, reading, setting
from .frame import edition
from .handout import Printed, Source
from .markup import quoted
from .xhtml import element, text

HERE = Path(__file__).parent
MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>
<manifest>{manifest}</manifest>
<spine>{spine}</spine>
</package>
"""
ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text that flows, headings in order, and words for every picture."),
)
COVER = """
#set page(width: 600pt, height: 800pt, margin: 56pt)
#set text(font: "Atkinson Hyperlegible", size: 26pt, hyphenate: false)
#set par(leading: 0.5em)
#line(length: 100%, stroke: 8pt)
#v(130pt)
#text(size: 64pt, weight: "bold", {title})
#v(16pt)
#text(size: 30pt, {subtitle})
#v(1fr)
#line(length: 100%, stroke: 2pt)
#text(size: 20pt, {edition})
"""


def made(source: Source, store: Path) -> Printed:
    """The book of the course, made now or found in the folder `store` as it was made before.

    Raises CannotPrint where a lesson holds what a book cannot show.
    """
    chapters = tuple(ebook.chapters(source))
    files = dict(_files(source, chapters))
    libraries = f"{version('typst')}\0{version('fontpkg-atkinson-hyperlegible')}"
    told = hashlib.sha256(f"{libraries}\0{source.course.settings.date}".encode())
    told.update(HERE.joinpath("archive.py").read_bytes() + COVER.encode())
    for path, data in files.items():
        told.update(f"\0{path}\0{len(data)}\0".encode() + data)
    file = store / f"{told.hexdigest()[:32]}.epub"
    if not file.exists():
        cover = ("book/cover.png", _cover(source))
        book = archive.packed([*files.items(), cover], source.course.settings.date, ("mimetype",))
        store.mkdir(parents=True, exist_ok=True)
        put(file, book)
    settings = source.course.settings
    return Printed(
        id=settings.id,
        kind="ebook",
        about="",
        title=settings.title,
        format=None,
        pages=0,
        size=file.stat().st_size,
        file=file,
    )


def _files(source: Source, chapters: tuple[ebook.Chapter, ...]) -> Iterator[tuple[str, bytes]]:
    """All but the cover's picture, which takes longest to make and is told by the title page."""
    settings = source.course.settings
    images = sorted({path for one in chapters for path in one.images})
    page = functools.partial(reading.page, language=settings.language)
    title = text(settings.title)
    cover = element("img", src="cover.png", alt=f"Cover: {settings.title}. {settings.subtitle}")
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", CONTAINER.encode()
    yield "book/package.opf", _package(source, chapters, images).encode()
    yield "book/reading.css", HERE.joinpath("reading.css").read_bytes()
    yield "book/cover.xhtml", page(title, element("figure", cover, class_="cover")).encode()
    yield "book/nav.xhtml", page(title, _nav(chapters)).encode()
    for one in chapters:
        yield f"book/{one.file}", page(_plain(one.title), one.body).encode()
    for path in images:
        yield f"book/{reading.image_name(path)}", (source.docs / path).read_bytes()


def _package(source: Source, chapters: tuple[ebook.Chapter, ...], images: list[str]) -> str:
    items = [
        element("item", id="nav", href="nav.xhtml", media_type="application/xhtml+xml", properties="nav"),
        element("item", id="style", href="reading.css", media_type="text/css"),
        element("item", id="picture", href="cover.png", media_type=MEDIA["png"], properties="cover-image"),
    ]
    pages = ["cover.xhtml", *(one.file for one in chapters)]
    items += [element("item", id=_id(one), href=one, media_type="application/xhtml+xml") for one in pages]
    for number, path in enumerate(images):
        kind = MEDIA[path.rpartition(".")[2]]
        items.append(element("item", id=f"i{number}", href=reading.image_name(path), media_type=kind))
    spine = ["cover-xhtml", "nav", *(_id(one.file) for one in chapters)]
    return PACKAGE.format(
        language=source.course.settings.language,
        metadata="".join(_metadata(source)),
        manifest="".join(items),
        spine="".join(element("itemref", idref=id) for id in spine),
    )


def _metadata(source: Source) -> Iterator[str]:
    settings = source.course.settings
    notice = words.expand(settings.notice, source.course)
    rights = f"{settings.license}. {notice}" if settings.license else notice
    # The same in every edition, so that a reader knows a new one for the same book.
    id = uuid.uuid5(uuid.NAMESPACE_URL, f"course:{settings.id}")
    yield element("dc:identifier", f"urn:uuid:{id}", id="id")
    for name, told in (
        ("title", settings.title),
        ("creator", settings.title),
        ("language", settings.language),
        ("description", settings.description),
        ("date", str(settings.date)),
        ("rights", rights),
    ):
        yield element(f"dc:{name}", escape(" ".join(told.split())))
    yield element("meta", f"{settings.date}T00:00:00Z", property="dcterms:modified")
    for name, told in ACCESS:
        yield element("meta", told, property=f"schema:{name}")


def _nav(chapters: tuple[ebook.Chapter, ...]) -> str:
    """The contents in two levels, and the places that a reader's menu offers."""
    entries: list[tuple[str, list[str]]] = []
    for one in chapters:
        link = element("a", one.title, href=one.file)
        if one.depth == 1:
            entries.append((link, []))
        else:
            entries[-1][1].append(element("li", link))
    told = "".join(
        element("li", link + (element("ol", "".join(inside)) if inside else "")) for link, inside in entries
    )
    first = next(one.file for one in chapters if one.depth == 2)
    places = (
        ("cover", "cover.xhtml", "Cover"),
        ("toc", "nav.xhtml", "Contents"),
        ("bodymatter", first, "Start"),
    )
    marks = "".join(f'<li><a epub:type="{kind}" href="{file}">{said}</a></li>' for kind, file, said in places)
    return (
        f'<nav epub:type="toc" role="doc-toc"><h1>Contents</h1><ol>{told}</ol></nav>'
        f'<nav epub:type="landmarks" hidden="hidden"><h2>Places</h2><ol>{marks}</ol></nav>'
    )


def _cover(source: Source) -> bytes:
    """A picture for the shelf, and for the first page."""
    settings = source.course.settings
    told = {"title": settings.title, "subtitle": settings.subtitle, "edition": edition(source)}
    drawn = COVER.format(**{name: quoted(value) for name, value in told.items()})
    return typst.compile(drawn.encode(), format="png", ppi=144, font_paths=setting.fonts())


def _id(file: str) -> str:
    return file.replace(".", "-")


def _plain(title: str) -> str:
    """A title without its emphasis, for the place where only text may stand."""
    return re.sub(r"<[^>]+>", "", title)
