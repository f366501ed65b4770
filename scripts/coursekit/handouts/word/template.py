"""The empty file that every Word file begins as: the styles, lists and settings of this folder."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

HERE = Path(__file__).parent
REGIONS = {"en": "en-US"}
"""Word knows a language only with its region; for others the course names it: `de-CH`."""
WITHOUT = frozenset(
    (
        "theme",
        "customXml",
        "stylesWithEffects",
        "webSettings",
        "fontTable",
        "thumbnail",
        "extended-properties",
    )
)
"""Parts of python-docx's own template that say nothing here."""
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


@functools.lru_cache(maxsize=8)
def empty(width: int, language: str) -> bytes:
    """An empty file with the styles, lists and settings of this folder, for text of a width."""
    document = docx.Document()
    plain(document.element)
    parts = document.part
    told = {"width": width, "second": round(width * 0.52), "third": round(width * 0.77)}
    styles = _read("styles.xml")
    for name, value in {**told, "language": REGIONS.get(language, language)}.items():
        styles = styles.replace(f"{{{name}}}", str(value))
    _fill(document.styles.element, styles)
    _fill(document.settings.element, _read("settings.xml"))
    _fill(parts.numbering_part.element, _read("numbering.xml"))
    for relations in (parts.rels, parts.package.rels):
        for id, one in list(relations.items()):
            if one.reltype.rpartition("/")[2] in WITHOUT:
                relations.pop(id)
    fonts = serialize_part_xml(parse_xml(_read("fonts.xml")))
    name = PackURI("/word/fontTable.xml")
    parts.relate_to(
        Part(name, CONTENT_TYPE.WML_FONT_TABLE, fonts, parts.package), RELATIONSHIP_TYPE.FONT_TABLE
    )
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def plain(element: Any) -> None:
    """Takes away the note on later versions of Word, of which nothing is used."""
    element.attrib.pop(IGNORABLE, None)


def _read(name: str) -> str:
    return HERE.joinpath(name).read_text(encoding="utf-8")


def _fill(old: Any, told: str) -> None:
    """Puts what a file of this folder tells into a part of the template."""
    old.clear()
    old.extend(parse_xml(told))
