"""The package of a Word file: what its text refers to, its running head and foot, its title, its bytes."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from .. import archive
from ..handout import Handout
from . import template, text
from .blocks import Block, Columns, Page, Paragraph, xml

FIRST_OWN_LIST = 7
"""The lists before it are those of numbering.xml, which a style refers to."""
LISTS = {"bullets": 1, "numbers": 2, "one": 3, "many": 4, "steps": 5, "bubbles": 6}
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())


class Package:
    """A Word file while it is written."""

    def __init__(self, handout: Handout, page: Page) -> None:
        self.handout = handout
        self.page = page
        empty = template.empty(page.text_width, handout.language)
        self.document = docx.Document(io.BytesIO(empty))
        self.lists: list[tuple[str, int, int]] = []
        self.marks = 0
        self.link = functools.cache(self._link)
        self.picture = functools.cache(self._picture)

    def _link(self, address: str) -> str:
        """The id of the relationship to an address outside."""
        return self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _picture(self, data: bytes) -> tuple[str, int, int]:
        """The id of the relationship to a picture, and its width and height in dots."""
        id, image = self.document.part.get_or_add_image(io.BytesIO(data))
        return id, image.px_width, image.px_height

    def numbered(self, kind: str, level: int = 0, start: int = 1) -> int:
        """The id of a list of numbering.xml; one with numbers or letters is new and begins at `start`."""
        if kind == "bullets":
            return LISTS[kind]
        self.lists.append((kind, level, start))
        return FIRST_OWN_LIST + len(self.lists) - 1

    def mark(self) -> int:
        """A number for a picture or a bookmark that no other one in the file has."""
        self.marks += 1
        return self.marks

    def made(self, blocks: Sequence[Block]) -> bytes:
        """The whole file, which is the same each time."""
        page = self._framed()
        body = self.document.element.body
        body.clear()
        body.extend(
            parse_xml(f"<w:body {SPACES}>{xml(blocks, page)}{page.section(1, _begins(blocks))}</w:body>")
        )
        self._add_lists()
        self._describe()
        saved = io.BytesIO()
        self.document.save(saved)
        with zipfile.ZipFile(saved) as parts:
            files = [(name, parts.read(name)) for name in parts.namelist()]
        return archive.packed(files, self.handout.date)

    def _framed(self) -> Page:
        """The page with its running head and foot; the first page has no head."""
        handout, section = self.handout, self.document.sections[0]
        section.different_first_page_header_footer = True
        number = text.field("PAGE", "1")
        said = text.run(f"{handout.head} · {handout.foot}") + text.TAB
        foot = f"{said}{text.run('Page ')}{number}{text.run(' of ')}{text.field('NUMPAGES', '1')}"
        head = text.run(handout.head) + text.TAB + text.field("STYLEREF 1", handout.title)
        for part, told in (
            (section.header, Paragraph("Header", head)),
            (section.footer, Paragraph("Footer", foot)),
            (section.first_page_header, Paragraph("Gap")),
            (section.first_page_footer, Paragraph("Footer", foot)),
        ):
            part.is_linked_to_previous = False
            whole = part.part.element
            template.plain(whole)
            whole.clear()
            whole.extend(parse_xml(f"<w:body {SPACES}>{told.xml(self.page)}</w:body>"))
        references = self.document.sections[0]._sectPr
        held = "".join(
            f'<w:{one.tag.rpartition("}")[2]} w:type="{one.type_.xml_value}" r:id="{one.rId}"/>'
            for one in [*references.headerReference_lst, *references.footerReference_lst]
        )
        return Page(self.page.width, self.page.height, held)

    def _add_lists(self) -> None:
        told = "".join(
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="{LISTS[kind]}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for id, (kind, level, start) in enumerate(self.lists, FIRST_OWN_LIST)
        )
        self.document.part.numbering_part.element.extend(
            parse_xml(f"<w:numbering {SPACES}>{told}</w:numbering>")
        )

    def _describe(self) -> None:
        """Title, language, day and edition, where Word shows them and a search finds them."""
        handout, told = self.handout, self.document.core_properties
        day = datetime.fromisoformat(handout.date)
        told.title, told.language, told.subject = handout.title, handout.language, handout.head
        told.author = told.last_modified_by = handout.head
        told.comments = handout.foot
        told.created = told.modified = day
        told.revision = 1


def _begins(blocks: Sequence[Block]) -> str:
    """How the last run of pages begins: what follows columns stays on their page."""
    return "continuous" if any(isinstance(one, Columns) for one in blocks) else "nextPage"
