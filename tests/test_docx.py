"""Handouts for Word: the same words as on paper, with a structure that people and machines can work with."""

from __future__ import annotations

import functools
import io
import itertools
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import printed
import pypdfium2
import pytest
import typst
import zxingcpp
from conftest import run
from coursekit import handouts
from coursekit.handouts import Plan, setting, vocabulary, word
from coursekit.handouts.handout import Format, Handout
from coursekit.handouts.markup import quoted
from coursekit.handouts.question import LETTERS
from coursekit.handouts.word import inline, writing
from coursekit.handouts.word.blocks import PAPERS
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

LETTER, A4 = Format("letter"), Format("a4")
LEARNERS = ("sheet", "worksheet", "exam")
W = qn("w:p").removesuffix("p")
LEVELS = {f"heading {level}": level for level in range(1, 6)} | {"heading 2 unlisted": 2}


def _files(root):
    return lambda path: (printed.source(root).docs / path).read_bytes()


@functools.cache
def _handouts() -> dict[str, Handout]:
    """Every handout of both courses that Word gets."""
    made = {**printed.composed(printed.PLAYER), **printed.composed()}
    return {id: one for id, one in made.items() if one.kind not in word.NOT_IN_WORD}


@functools.cache
def _bytes(id: str, form: Format = LETTER) -> bytes:
    root = printed.OWN if id in printed.composed() else printed.PLAYER
    return word.written(_handouts()[id], form, _files(root))


@functools.cache
def _opened(id: str):
    return docx.Document(io.BytesIO(_bytes(id)))


def _of(content: str):
    """A Word file with this content alone."""
    handout = Handout("one", "sheet", "", "Title", content, "Head", "Foot", "en", "2026-01-01")
    return docx.Document(io.BytesIO(word.written(handout, LETTER, _files(printed.OWN))))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _tree(id: str):
    return etree.fromstring(f"<body>{_handouts()[id].content}</body>")


def _style(paragraph) -> str:
    """The name of a paragraph's style, in small letters; looked up in no list, because books are long."""
    told = paragraph.find(f"{W}pPr/{W}pStyle")
    return "normal" if told is None else told.get(f"{W}val")


def _said(element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _lists(document) -> list[tuple[str, list[str]]]:
    """The lists with numbers or letters of a file: the id of each and its entries, in order."""
    found: dict[str, list[str]] = {}
    for paragraph in document.element.body.iter(f"{W}p"):
        told = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if told is not None and told.get(f"{W}val") != "1":
            found.setdefault(told.get(f"{W}val"), []).append(_said(paragraph))
    return list(found.items())


SAMPLE = ("greeting-", "exam-quick-a", "cards", "presence-")
"""What is looked at of this project's own course, which is too long to be read whole in each run."""


@pytest.fixture(
    params=sorted(id for id in _handouts() if id not in printed.composed() or id.startswith(SAMPLE))
)
def id(request):
    return request.param


def test_every_file_opens_and_all_its_parts_are_well_formed(id):
    assert _opened(id).paragraphs != []
    for name, data in _parts(_bytes(id)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
        else:
            assert name.startswith("word/media/"), name


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr numPr pBdr shd tabs spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b i color sz szCs u bdr vertAlign lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
}
"""The order in which properties stand (ECMA-376, part 1, 17.3 to 17.6); Word refuses another one."""


def test_every_style_and_list_that_a_file_uses_is_in_it(id):
    document = _opened(id)
    styles = {style.style_id for style in document.styles}
    lists = {one.get(f"{W}numId") for one in document.part.numbering_part.element.iter(f"{W}num")}
    for part in (
        document.element,
        document.sections[0].header._element,
        document.sections[0].footer._element,
    ):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {one.get(f"{W}val") for one in part.iter(f"{W}{tag}")} <= styles
        assert {one.get(f"{W}val") for one in part.iter(f"{W}numId")} <= lists


def test_lists_in_lists_have_four_levels_and_deeper_ones_stand_on_the_last():
    content = "x"
    for number in range(6):
        content = f"<ul><li><p>{5 - number}</p><p>more</p>{content if number else ''}</li></ul>"
    document = _of(f"<h1>One</h1>{content}")
    told = [_style(one._p) for one in document.paragraphs[1:]]
    assert set(told) <= {style.style_id for style in document.styles}
    levels = [one._p.pPr.numPr.ilvl.val for one in document.paragraphs if one.style.name == "List Bullet"]
    assert levels == [0, 1, 2, 3, 3, 3]


def test_properties_stand_in_the_order_that_word_asks_for(id):
    for part in (_opened(id).element, _opened(id).styles.element):
        for tag, told in ORDERS.items():
            order = told.split()
            for one in part.iter(f"{W}{tag}"):
                names = [child.tag.removeprefix(W) for child in one]
                assert names == sorted(names, key=order.index)


def test_every_word_of_a_handout_stands_in_its_file_in_order(id):
    """But for the address at a code to scan, which Word has below what stands beside the code."""
    tree = _tree(id)
    for code in tree.xpath("//figure[@class='code']"):
        code.getparent().remove(code)
    file = iter(printed.solid(_said(_opened(id).element.body)))
    assert all(letter in file for letter in printed.solid("".join(tree.itertext())))


def test_headings_are_those_of_the_handout_with_their_levels(id):
    expected = [
        (int(one.tag[1]), "".join(one.itertext())) for one in _tree(id).iter("h1", "h2", "h3", "h4", "h5")
    ]
    names = {style.style_id: style.name.lower() for style in _opened(id).styles}
    found = [
        (LEVELS[name], _said(one))
        for one in _opened(id).element.body.iter(f"{W}p")
        if (name := names.get(_style(one), "")) in LEVELS
    ]
    assert [(level, printed.solid(text)) for level, text in found] == [
        (level, printed.solid(text)) for level, text in expected
    ]
    steps = itertools.pairwise(level for level, _ in found)
    assert all(below <= above + 1 for above, below in steps)


def test_every_table_has_one_header_row_with_words_in_each_cell(id):
    for table in _opened(id).element.body.iter(f"{W}tbl"):
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None and others
        assert all(_said(cell) for cell in first.iter(f"{W}tc"))
        assert not any(one.find(f"{W}trPr/{W}tblHeader") is not None for one in others)


def test_rows_of_a_table_are_not_split_and_cells_end_with_a_paragraph(id):
    for table in _opened(id).element.body.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Ruled":
            assert all(one.find(f"{W}trPr/{W}cantSplit") is not None for one in table.iter(f"{W}tr"))
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))
        after = table.getnext()
        assert after is not None and after.tag == f"{W}p"  # else Word joins it with the next table


def test_every_picture_has_its_words(id):
    told = [one.get("descr") for one in _opened(id).element.body.iter(qn("wp:docPr"))]
    assert told == [one.get("alt") for one in _tree(id).iter("img")]
    assert all(told)
    assert len(_opened(id).inline_shapes) == len(told)


def test_every_list_with_numbers_or_letters_begins_anew(id):
    expected = [len(one) for one in _tree(id).iter("ol")]
    found = _lists(_opened(id))
    assert [len(entries) for _, entries in found] == expected
    instances = {one.get(f"{W}numId"): one for one in _opened(id).part.numbering_part.element.iter(f"{W}num")}
    for number, _ in found:
        assert instances[number].find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_a_question_stays_on_one_page_with_its_options(id):
    asked = {"Question": "question", "Answer": "answer"}
    count = 0
    for one in _opened(id).element.body.iter(f"{W}p"):
        if _style(one) not in asked:
            continue
        count += 1
        own = [one]
        for after in one.itersiblings():
            if after.tag != f"{W}p" or after.find(f"{W}pPr/{W}keepLines") is None or _style(after) in asked:
                break
            if _style(after).startswith(("Heading", "Imprint")):
                break
            own.append(after)
        assert len(own) > 1
        assert all(part.find(f"{W}pPr/{W}keepNext") is not None for part in own[:-1])
    assert count == len(_tree(id).xpath("//section[@class='question' or @class='answer']"))


def test_the_parts_of_a_handout_begin_on_a_new_page(id):
    body = _tree(id)
    apart = [
        one for one in body if (one.tag, one.get("class")) in (("section", "part"), ("section", "cover"))
    ]
    breaks = len(list(_opened(id).element.body.iter(f"{W}pageBreakBefore")))
    expected = len([one for one in apart if one.getprevious() is not None])
    expected += len(body.findall("nav"))  # long contents stand behind the cover, on a page of their own
    assert breaks == expected


def test_the_same_question_ids_stand_in_the_same_order_as_on_paper(id):
    expected = [one.text for one in _tree(id).iter("span") if one.get("class") == "id"]
    found = [
        _said(one)
        for one in _opened(id).element.body.iter(f"{W}r")
        if (style := one.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == "Id"
    ]
    assert found == expected


def test_the_imprint_tells_notice_license_date_and_version(id):
    notes = [
        printed.plain(_said(one))
        for one in _opened(id).element.body.iter(f"{W}p")
        if "Imprint" in _style(one)
    ]
    told = [printed.plain("".join(one.itertext())) for one in _tree(id).xpath("//footer/p")]
    assert notes == told
    section = _opened(id).sections[0]
    for foot in (section.footer, section.first_page_footer):
        said = "".join(foot._element.itertext())
        assert _handouts()[id].foot in said and " PAGE " in said and " NUMPAGES " in said
    assert " STYLEREF 1 " in "".join(section.header._element.itertext())
    assert "".join(section.first_page_header._element.itertext()) == ""


def test_a_file_tells_its_title_language_author_and_the_day_of_its_content(id):
    handout, told = _handouts()[id], _opened(id).core_properties
    day = datetime.fromisoformat(handout.date)
    assert (told.title, told.language, told.author) == (handout.title, handout.language, handout.head)
    assert told.comments == handout.foot
    assert told.created.replace(tzinfo=None) == told.modified.replace(tzinfo=None) == day
    with zipfile.ZipFile(io.BytesIO(_bytes(id))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}
    language = _opened(id).styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert language.get(f"{W}val") == "en-US"


def test_links_lead_where_they_do_on_paper_and_tell_it(id):
    part = _opened(id).part
    found = [
        (part.rels[one.get(qn("r:id"))].target_ref, one.get(f"{W}tooltip"))
        for one in _opened(id).element.body.iter(f"{W}hyperlink")
        if one.get(qn("r:id"))
    ]
    expected = [one.get("href") for one in _tree(id).iter("a")]
    assert found == [(to, to) for to in expected]


def test_the_contents_of_a_book_lead_to_its_headings_and_ask_for_no_update(id):
    body = _opened(id).element.body
    marks = {one.get(f"{W}name"): one.getparent() for one in body.iter(f"{W}bookmarkStart")}
    jumps = [one for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    for jump in jumps:
        assert printed.solid(_said(jump)) == printed.solid(_said(marks[jump.get(f"{W}anchor")]))
    tree = _tree(id)
    listed = tree.xpath("//h1 | //h2[not(@class)]") if tree.find(".//nav") is not None else []
    assert len(jumps) == len(marks) == len(listed)
    kinds = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert kinds == (["begin", "separate", "end"] if listed else [])
    assert "updateFields" not in _parts(_bytes(id))["word/settings.xml"].decode()


def test_a_file_for_learners_gives_no_answer_away(id):
    """Neither in a text nor in an attribute of any part."""
    if _handouts()[id].kind not in LEARNERS:
        return
    told = []
    for name, data in _parts(_bytes(id)).items():
        if name.endswith((".xml", ".rels")):
            for one in etree.fromstring(data).iter():
                told += [one.text or "", one.tail or "", *one.attrib.values()]
    text = printed.solid("".join(told))
    assert printed.given_away(text) == []


def test_a_file_needs_no_color(id):
    text = b"".join(data for name, data in _parts(_bytes(id)).items() if name.endswith(".xml")).decode()
    for color in re.findall(r'w:(?:color|fill)="([0-9A-F]{6})"|<w:color w:val="([0-9A-F]{6})"', text):
        told = "".join(color)
        assert told[:2] == told[2:4] == told[4:], told


def test_the_key_in_word_answers_the_questions_in_word():
    """Both are read back: the letter of the key leads to the text of the right option on the sheet."""
    asked = {one.id: one for one in printed.source().course.questions}
    for letter in "abcd":
        sheet, key = _opened(f"exam-quick-{letter}"), _opened(f"exam-quick-{letter}-key")
        rows = [[cell.text for cell in row.cells] for row in key.tables[-1].rows][1:]
        lettered = [(asked[id], told) for _, told, _, id in rows if asked[id].options or asked[id].steps]
        lists = [entries for _, entries in _lists(sheet)][:-1]  # the last one is the answer sheet
        for (one, told), entries in zip(lettered, lists, strict=True):
            chosen = [printed.plain(entries[LETTERS.index(letter)]) for letter in told.split(", ")]
            right = [printed.plain(text) for text in one.steps or [option.text for option in one.right]]
            assert chosen == right if one.steps else sorted(chosen) == sorted(right), one.id


def test_an_answer_sheet_has_a_row_for_each_question():
    rows = _lists(_opened("exam-quick-a"))[-1][1]
    questions = _tree("exam-quick-a").xpath("//section[@class='question']")
    assert len(rows) == len(questions) == 20
    for row, question in zip(rows, questions, strict=True):
        options = question.xpath("ol[@class='one' or @class='many']/li")
        assert re.findall("[A-Z]", row) == list(LETTERS[: len(options)])


def test_six_boxes_stand_on_one_line_of_an_answer_sheet():
    """In points: the width of a column on A4 without the place of its number, and of the boxes with borders."""
    sheet = _of('<ol class="bubbles"><li data-kind="choice" data-count="6"/></ol>')
    row = next(one for one in sheet.paragraphs if one.style.name == "Bubbles")
    place = (PAPERS["a4"].text_width - 2 * 480) / 3 / 20 - 28
    sizes = [(one.style.font.size or row.style.font.size).pt for one in row.runs]
    drawn = "".join(
        f"text(size: {size}pt, {quoted(one.text)})\n" for size, one in zip(sizes, row.runs, strict=True)
    )
    borders = 6 * 0.75
    told = f'#set text(font: "Atkinson Hyperlegible")\n#context assert(measure({{{drawn}}}).width'
    told += f" < {place - borders}pt)"
    assert [one.text.strip() for one in row.runs if one.style.name == "Box"] == list("ABCDEF")
    assert typst.compile(told.encode(), font_paths=setting.fonts())


def test_a_code_to_scan_holds_the_address_beside_it():
    document = _opened("greeting-sheet")
    image = document.part.related_parts[
        document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip.embed
    ]
    numbers = ",".join(map(str, image.blob))
    drawn = typst.compile(
        f"#set page(width: 5cm, height: 5cm)\n#image(bytes(({numbers})), width: 2.3cm)".encode()
    )
    page = pypdfium2.PdfDocument(drawn)[0].render(scale=3, grayscale=True)
    read = zxingcpp.read_barcodes(memoryview(bytes(page.buffer)).cast("B", (page.height, page.stride)))
    address = f"{printed.ADDRESS}learn/presence/greeting/"
    assert [code.text for code in read] == [address]
    assert address.removeprefix("https://").rstrip("/") in _said(document.element.body).replace("​", "")


def test_the_paper_is_the_one_that_was_asked_for():
    for form, width, height in ((LETTER, Mm(215.9), Mm(279.4)), (A4, Mm(210), Mm(297))):
        document = docx.Document(io.BytesIO(_bytes("exam-quick-a", form)))
        for section in document.sections:
            assert abs(section.page_width - width) < Mm(0.2)
            assert abs(section.page_height - height) < Mm(0.2)


def test_every_element_of_the_vocabulary_can_be_written_for_word():
    inner = {"thead", "tbody", "tr", "th", "td", "li", "dt", "dd", "img"}
    handled = {("p", name) for name in ("number", "prompt", "right", "label", "address")}
    only_on_paper = {("div", "quarters"), ("div", "quarter")}
    known = {entry for entry in vocabulary.ALL if entry[0] not in inner} - handled - only_on_paper
    assert known <= writing.DRAWN.keys() | inline.INLINE.keys()
    for made in _handouts().values():
        assert 'class="quarter' not in made.content


def test_what_markdown_can_do_has_a_form_in_word():
    document = _of(
        '<h1>One</h1><ol start="3"><li>three<ol><li>inner</li></ol></li><li><p>four</p><p>more</p></li></ol>'
        "<ul><li>a<ul><li>b</li></ul></li></ul><blockquote><p>Said.</p></blockquote><pre>x\n  y</pre><hr/>"
        "<dl><dt>Post</dt><dd>Where you stand.</dd></dl><p>1<sup>st</sup> H<sub>2</sub>O <code>ls</code>"
        "<br/>next <strong>bold <em>both</em></strong></p>"
    )
    starts = {
        one.get(f"{W}numId"): one.find(f".//{W}startOverride").get(f"{W}val")
        for one in document.part.numbering_part.element.iter(f"{W}num")
        if one.find(f".//{W}startOverride") is not None
    }
    outer, nested = [number for number, _ in _lists(document)]
    assert (starts[outer], starts[nested]) == ("3", "1")
    told = [(one.style.name, one.text) for one in document.paragraphs]
    assert told == [
        ("Heading 1", "One"),
        ("List Number", "three"),
        ("List Number", "inner"),
        ("List Number", "four"),
        ("List Continue", "more"),
        ("List Bullet", "a"),
        ("List Bullet", "b"),
        ("Quote", "Said."),
        ("Code Block", "x\n  y"),
        ("Rule", ""),
        ("Term", "Post"),
        ("Normal", "Where you stand."),
        ("Normal", "1st H2O ls\nnext bold both"),
    ]
    levels = [
        one._p.pPr.numPr.ilvl.val
        for one in document.paragraphs
        if one._p.pPr is not None and one._p.pPr.numPr is not None
    ]
    assert levels == [0, 1, 0, 0, 1]
    last = document.paragraphs[-1].runs
    assert [run.font.superscript for run in last][:2] == [None, True]
    assert (last[-1].font.bold, last[-1].font.italic) == (True, True)


def test_blocks_apart_say_what_they_are_and_are_never_joined():
    document = _of(
        '<h1>One</h1><aside data-kind="note"><p class="label">Note</p><p>Text.</p></aside>'
        '<aside data-kind="stop"><p class="label">Stop and call</p><ul><li>Now.</li></ul></aside><p>After.</p>'
    )
    assert [[cell.text for cell in table.columns[0].cells] for table in document.tables] == [
        ["Note", "Text."],
        ["Stop and call", "Now."],
    ]
    between = document.tables[0]._tbl.getnext()
    assert between.tag == f"{W}p" and between.getnext() is document.tables[1]._tbl
    assert document.paragraphs[-1].paragraph_format.space_before > 0


def test_a_paragraph_that_leads_into_a_list_stays_with_it():
    document = _of(
        "<h1>One</h1><p>You need:</p><ul><li>a</li></ul><p><strong>Avoid</strong></p><ul><li>b</li></ul>"
        "<p><strong>So</strong> it ends</p><ul><li>c</li></ul>"
    )
    kept = [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]
    assert kept == ["You need:", "Avoid"]


def test_a_table_keeps_the_sides_of_its_cells_and_gives_room_to_what_tells_more():
    document = _of(
        '<h1>One</h1><table><thead><tr><th>When</th><th data-align="right">No.</th></tr></thead><tbody>'
        '<tr><td>A visitor asks for a name that you do not know</td><td data-align="right">1</td></tr>'
        '<tr><td/><td data-align="right">2</td></tr></tbody></table>'
    )
    (table,) = document.tables
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert sides == [[None, WD_ALIGN_PARAGRAPH.RIGHT]] * 3
    wide, narrow = (column.width for column in table.columns)
    assert wide > 2 * narrow > Mm(16)
    assert abs(wide + narrow - (Mm(215.9) - 2 * Mm(23))) < Mm(0.2)


def test_signs_of_markup_in_a_text_are_shown_as_they_are():
    document = _of('<h1>One</h1><p>a &lt;b&gt; &amp; "c" <a href="https://x.org/?a=1&amp;b=2">x</a></p>')
    assert document.paragraphs[1].text == 'a <b> & "c" x'
    assert (
        document.part.rels[document.paragraphs[1].hyperlinks[0]._hyperlink.rId].target_ref
        == "https://x.org/?a=1&b=2"
    )


def test_the_longer_a_card_the_smaller_its_letters():
    def card(text: str) -> str:
        return f'<section class="card"><h1>P1</h1><p class="when">{text}</p><ol><li>Look.</li></ol></section>'

    names = [_of(card("word " * count)).paragraphs[-1].style.name for count in (10, 500, 600)]
    assert names == ["List Number", "List Number Medium", "List Number Small"]


@functools.cache
def _plans() -> list[Plan]:
    return [plan for plan in handouts.plans(printed.source(printed.PLAYER)) if "lesson:cup" in plan.names]


def test_only_what_changed_is_written_again(tmp_path):
    source = printed.source(printed.PLAYER)
    made = word.made(source, _plans(), [LETTER, Format("letter", True)], tmp_path)
    assert [one.format for one in made] == [LETTER] * 3
    before = {one.file: one.file.stat().st_mtime_ns for one in made}
    again = word.made(source, _plans(), [LETTER], tmp_path)
    assert {one.file: one.file.stat().st_mtime_ns for one in again} == before
    for change in ({"title": "x"}, {"foot": "x"}, {"head": "x"}, {"date": "2026-02-02"}, {"content": "<p/>"}):
        changed = Plan((), lambda change=change: replace(_plans()[0].compose(), **change))
        assert word.made(source, [changed], [LETTER], tmp_path)[0].file not in before
    assert word.made(source, _plans(), [A4], tmp_path)[0].file not in before


def test_the_same_handout_gives_the_same_bytes(course):
    def made(**environment):
        outcome = run("handouts.py", "--paper", "a4", "--only", "module:tea", course, **environment)
        assert outcome.returncode == 0, outcome.stderr
        files = sorted(course.rglob("site/**/*.docx"))
        told = {path.relative_to(course).as_posix(): path.read_bytes() for path in files}
        for path in (course / ".cache").rglob("*.docx"):
            path.unlink()
        return told

    first = made(PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert "site/print/a4/pot-sheet.docx" in first
    assert first == made(PYTHONHASHSEED="2", TZ="America/Lima")


def test_the_page_of_prints_offers_each_word_file_with_its_size(smallest_site):
    for folder in ("letter", "a4"):
        page = (smallest_site / "print" / folder / "index.html").read_text("utf-8")
        files = sorted(path.name for path in (smallest_site / "print" / folder).glob("*.docx"))
        assert files and files == sorted(re.findall(r'href="([^"]+\.docx)"', page))
        assert len(re.findall(r", Word\"[^>]*>Word</a> · \d+\sKB", page)) == len(files)
        assert not list((smallest_site / "print" / f"{folder}-large").glob("*.docx"))
    listed = json.loads((smallest_site.parent / ".cache" / "handouts" / "list.json").read_text("utf-8"))[
        "files"
    ]
    kinds = [one["file"].rpartition(".")[2] for one in listed]
    papers = [
        one for one in listed if one["kind"] not in word.NOT_IN_WORD and one["paper"] and not one["large"]
    ]
    assert kinds.count("docx") == len([one for one in papers if one["file"].endswith(".pdf")])
