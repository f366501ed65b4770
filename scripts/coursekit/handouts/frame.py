"""What frames a handout: its title with the way back to the site, its names to fill in, its imprint."""

from __future__ import annotations

from collections.abc import Iterable

from .. import words
from ..lessonfile import WORD
from ..model import Course, Lesson
from . import prose
from .handout import Handout, Source
from .xhtml import element, heading, paragraph, strong, text


def handout(source: Source, kind: str, id: str, about: str, title: str, content: str) -> Handout:
    """The finished handout; the words that the course tells once stand in their places."""
    settings = source.course.settings
    return Handout(
        id=id,
        kind=kind,
        about=about,
        title=title,
        content=worded(source.course, content),
        head=settings.title,
        foot=edition(source),
        language=settings.language,
        date=settings.date,
    )


def worded(course: Course, content: str) -> str:
    """The content with the words that the course tells once in their places."""
    return WORD.sub(lambda mark: text(words.expand(mark.group(0), course)), content)


def edition(source: Source) -> str:
    """Version, day of the content and license in one line."""
    settings = source.course.settings
    said = [f"Version {settings.version}", f"content of {settings.date}"]
    return " · ".join([*said, settings.license] if settings.license else said)


def masthead(over: str, title: str, facts: Iterable[str], way_back: str = "") -> str:
    """The head of the first page: what it is part of, its title, its facts, and the way to its page."""
    parts = [paragraph(text(over), "over")] if over else []
    parts += [heading(1, text(title)), paragraph(" · ".join(facts), "facts")]
    return element("header", way_back + element("div", "".join(parts)), class_="masthead")


def way_back(source: Source, lesson: Lesson) -> str:
    """A code to scan and an address to type; nothing where the site has no address."""
    address = source.site.page(lesson.path)
    if not address:
        return ""
    said = prose.shown(address)
    code = element("img", data_qr=address, alt=f"QR code that leads to {said}")
    link = element("a", said.replace("/", "/<wbr/>"), href=address)
    return element("figure", code + paragraph(link, "address"), class_="code")


def names(*asked: str) -> str:
    """A line to write on for each thing asked, such as 'Name'."""
    return element("div", "".join(paragraph(text(one)) for one in asked), class_="names")


def imprint(source: Source, asks: bool = False) -> str:
    """The small print at the end: where it is from, the course's notice, and how to report a question."""
    settings = source.course.settings
    report = settings.report_address.removeprefix("mailto:")
    told = [f"{strong(text(settings.title))}: {text(settings.subtitle)}. {text(edition(source))}."]
    if source.site.address:
        told[0] += f" {prose.shown(source.site.address)}"
    told.append(text(settings.notice))
    if asks:
        to = f" to {text(report)}" if report else ""
        told.append(f"Found a mistake? Report it{to} with the id beside the question’s number.")
    return element("footer", "".join(paragraph(one) for one in told), class_="imprint")


def cover(source: Source, over: str, title: str, summary: str, lines: tuple[str, ...], few: bool) -> str:
    """The first page of a book, with its contents on it where they are few, else behind it."""
    contents = element("nav", class_="contents")
    parts = [
        paragraph(text(over), "over"),
        paragraph(text(title), "title"),
        paragraph(text(summary), "summary"),
        contents if few else "",
        names(*lines) if lines else "",
        imprint(source),
    ]
    return element("section", "".join(parts), class_="cover") + ("" if few else contents)


def part(content: str) -> str:
    """What begins on a new page."""
    return element("section", content, class_="part")
