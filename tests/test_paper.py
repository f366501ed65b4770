"""What a printed file keeps: it is accessible, whole, the same each time, and gives no answer away."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import itertools
import json
import re
from pathlib import Path

import page as validator
import printed
import pypdf
import pypdfium2
import pytest
import typst
import zxingcpp
from conftest import run
from coursekit.handouts import markup, roleplay, setting
from coursekit.handouts.handout import FORMATS, Format
from coursekit.handouts.question import PROMPTS
from lxml import etree

LETTER = Format("letter")
LIMITS = validator.SafetyLimits.unlimited()
NAMES = [f"{one.id}-{one.format.name}" for one in printed.sample()]


@pytest.fixture(params=printed.sample(), ids=NAMES)
def one(request):
    return request.param


def bookmarks(outline):
    """All bookmarks of a file, of each level, in their order."""
    for entry in outline:
        yield from bookmarks(entry) if isinstance(entry, list) else [entry]


def test_every_file_conforms_to_pdf_ua(one):
    report = validator.validate_pdf(one.file, profile=validator.ValidationProfile.PDF_UA_1, limits=LIMITS)
    assert [failure.message for failure in report.failures] == []


def test_every_file_says_its_title_and_language_and_embeds_its_fonts(one):
    reader = pypdf.PdfReader(one.file)
    assert reader.metadata.title == one.title
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert len(reader.pages) == one.pages
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            described = inner["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described), inner["/BaseFont"]


def test_every_file_has_bookmarks_that_start_with_its_first_heading(one):
    assert pypdf.PdfReader(one.file).outline != []


def test_version_date_and_license_stand_on_every_page(one):
    own = "Version 0.1.0 · content of 2026-11-22 · CC BY 4.0"
    expected = own if "Version 0.1.0" in printed.pages(one.file)[0] else "content of 2026-01-01"
    for text in printed.pages(one.file):
        assert expected in text


def test_no_page_is_nearly_empty(one):
    """The lowest and the highest of what is drawn on a page are a fifth of its height apart, or more."""
    document = pypdfium2.PdfDocument(one.file)
    for number, page in enumerate(document, 1):
        height = page.get_height()
        tops = [thing.get_bounds() for thing in page.get_objects(max_depth=1)]
        body = [bounds[1] for bounds in tops if bounds[1] > 0.12 * height]
        assert len(document) == 1 or min(body) < 0.82 * height, f"page {number}"


def test_no_words_are_printed_over_others(one):
    assert list(printed.overprints(one.file)) == []


def test_no_word_of_a_handout_is_lost(one):
    assert printed.lost(printed.composed(printed.root_of(one))[one.id], one.file) == {}


def test_nothing_is_written_outside_the_margins(one):
    if one.kind == "cards-cut":
        return
    assert list(printed.outside(one.file, one.format, printed.root_of(one))) == []


def test_letters_are_at_least_18_points_in_large_print(one):
    if not one.format.large:
        return
    sizes = set()

    def note(text, cm, tm, font, size):
        scale = abs((cm[0] * cm[3] - cm[1] * cm[2]) * (tm[0] * tm[3] - tm[1] * tm[2])) ** 0.5
        sizes.add((text.strip(), round(size * scale, 1)))

    for page in pypdf.PdfReader(one.file).pages:
        page.extract_text(visitor_text=note)
    assert {(text, size) for text, size in sizes if text and size < 18} == set()


def test_letters_on_a_card_to_cut_are_at_least_7_points(one):
    if one.kind != "cards-cut":
        return
    assert min(piece.size for written in printed.pieces(one.file) for piece in written) >= 7


def test_a_question_stands_with_its_options_on_one_page(one):
    if one.kind not in ("worksheet", "exam", "sheet"):
        return
    texts = [printed.solid(text) for text in printed.pages(one.file)]
    whole = []
    for root in (printed.OWN, printed.PLAYER):
        for asked in printed.source(root).course.questions:
            begins = printed.solid(f"{PROMPTS[asked.type]} {asked.id} ")
            parts = [*asked.stem.split("___"), *asked.steps, *(option.text for option in asked.options)]
            for text in (text for text in texts if begins in text):
                whole.append(asked.id)
                assert [part for part in parts if printed.solid(part) not in text] == [], asked.id
    assert whole != []


def test_an_answer_for_instructors_begins_on_the_page_of_its_question(one):
    """In normal size; in large print it may stand overleaf, which takes fewer pages."""
    if one.kind != "instructor" or one.format.large:
        return
    asked = [
        (number, mark)
        for number, text in enumerate(printed.pages(one.file))
        for mark in re.findall(r"Question \d+ (?=[A-Z])|Answer: ", text)
    ]
    for (before, _), (number, mark) in itertools.pairwise(asked):
        assert mark != "Answer: " or before == number, f"page {number + 1}"


def test_no_heading_stands_at_the_foot_of_a_page(one):
    for entry in bookmarks(pypdf.PdfReader(one.file).outline):
        lowest = 75 if one.kind == "cards-cut" else 130 if one.format.large else 95
        assert float(entry.top) > lowest, entry.title


def test_the_running_head_of_a_book_is_the_last_heading_that_begins_on_its_page_or_before(one):
    if one.kind not in ("booklet", "booklet-key", "workbook", "workbook-key", "instructor"):
        return
    reader = pypdf.PdfReader(one.file)
    levels = [entry for entry in reader.outline if not isinstance(entry, list)]
    levels += [entry for part in reader.outline if isinstance(part, list) for entry in part]
    begin = [
        (reader.get_destination_page_number(e), -e.top, e.title) for e in levels if not isinstance(e, list)
    ]
    for number, text in list(enumerate(printed.pages(one.file)))[1:]:
        current = max(entry for entry in begin if entry[0] <= number)[2]
        course = "" if one.format.large else printed.source(printed.root_of(one)).course.settings.title
        head = printed.solid(f"{course}{current}")
        assert printed.solid(text).startswith(head), f"page {number + 1}"


def test_a_long_table_repeats_its_header_on_every_page():
    texts = printed.pages(printed.of("exam-quick-a-key", LETTER).file)
    assert len(texts) > 1
    for text in texts:
        assert "No. Answer Why Question" in text


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_key_on_paper_answers_the_questions_on_paper(form):
    """Both are read back: the letter of the key leads to the text of the right option on the sheet."""
    keyed = {q.id: q for q in printed.source().course.questions}
    for letter in "abcd":
        sheet = " ".join(printed.pages(printed.of(f"exam-quick-{letter}", form).file))
        key = " ".join(printed.pages(printed.of(f"exam-quick-{letter}-key", form).file))
        told = dict(
            re.findall(r"Question (\d+) [A-Z][^?]*?\??\s(?:apply |answer |order |gap )?([a-z-]+-\d+)", sheet)
        )
        assert len(told) == 20
        for number, id in told.items():
            question = keyed[id]
            if len(question.right) != 1:
                continue
            asked = re.search(rf"Question {number} .*?(?=Question \d+ |Answer sheet|$)", sheet).group(0)
            answer = re.search(rf"(?<![\d-]){number} ([A-E])(?= )(?=[^|]*?{re.escape(id)})", key).group(1)
            assert printed.solid(f" {answer} {question.right[0].text}") in printed.solid(asked), id


def test_a_sheet_for_learners_gives_no_answer_away(one):
    """Neither in its text, nor in its metadata, nor in any string of its structure."""
    if one.kind not in ("sheet", "worksheet", "exam"):
        return
    reader = pypdf.PdfReader(one.file)
    hidden = [str(value) for value in (reader.metadata or {}).values()]
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
        held = reader.get_object(number)
        if isinstance(held, pypdf.generic.DictionaryObject):
            hidden += [str(value) for value in held.values() if isinstance(value, str)]
    text = printed.solid(" ".join([*printed.pages(one.file), *hidden]))
    assert printed.given_away(text) == []


def test_the_code_on_a_sheet_leads_to_a_page_of_the_site(smallest_site):
    for one in printed.sample():
        if one.kind not in ("sheet", "worksheet", "key") or one.about != "pot":
            continue
        drawn = pypdfium2.PdfDocument(one.file)[0].render(scale=150 / 72, grayscale=True)
        image = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
        read = [code.text for code in zxingcpp.read_barcodes(image)]
        assert read == [f"{printed.ADDRESS}learn/tea/pot/"]
        path = read[0].removeprefix(printed.ADDRESS)
        assert (smallest_site / path / "index.html").is_file()


def job(told: str, form: Format, folder: Path) -> setting.Job:
    """A source to set, to be kept in a folder."""
    return setting.Job(told, form.paper, form.large, "2026-01-01", str(folder / "made"))


def bare_workbook() -> str:
    """The source of this course's workbook with its cover, its contents and its headings alone."""
    whole = printed.composed()["workbook"]
    tree = etree.fromstring(f"<body>{whole.content}</body>")
    for part in tree.findall("section[@class='part']"):
        part[:] = list(part.iter("h1", "h2"))
    content = "".join(etree.tostring(one, encoding="unicode") for one in tree)
    return markup.typst(dataclasses.replace(whole, content=content), lambda path: b"")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_small_print_that_fills_more_than_a_page_goes_on_with_the_next(form, tmp_path):
    one = printed.composed(printed.PLAYER)["pot-key"]
    more = "<p>What must be known of all that stands above, in one line or in two of them.</p>" * 90
    long = dataclasses.replace(one, content=one.content.replace("</footer>", f"{more}</footer>"))
    told = markup.typst(long, lambda path: (printed.PLAYER / "docs" / path).read_bytes())
    file = tmp_path / "made.pdf"
    file.write_bytes(setting.pdf(job(told, form, tmp_path))[1])
    assert list(printed.overprints(file)) == []
    assert list(printed.outside(file, form, printed.PLAYER)) == []


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_blocks_apart_fill_their_pages(form, tmp_path):
    told = "Say what you see, ask what is wanted, and tell what comes next. " * 8
    block = f'<aside data-kind="example"><p class="label">Good</p><p>{told}</p></aside>'
    one = dataclasses.replace(printed.composed()["greeting-key"], content=f"<h1>Blocks</h1>{block * 9}")
    file = tmp_path / "made.pdf"
    file.write_bytes(setting.pdf(job(markup.typst(one, lambda path: b""), form, tmp_path))[1])
    *full, _ = printed.pieces(file)
    for number, written in enumerate(full, 1):
        assert min(one.line for one in written if one.line > 85) < 200, f"page {number}"


@pytest.mark.parametrize("step", range(5))
def test_no_word_is_lost_where_a_picture_comes_between_the_parts_of_a_block(step, tmp_path):
    one = printed.composed()["conflict-instructor"]
    told = markup.typst(one, lambda path: (printed.OWN / "docs" / path).read_bytes())
    form = json.dumps({"paper": "letter", "large": True, "tight": [step] * 9})
    read = {"main.typ": told.encode(), "form.json": form.encode()}
    file = tmp_path / "made.pdf"
    file.write_bytes(typst.Compiler(read, font_paths=setting.fonts(), ignore_system_fonts=True).compile(read))
    assert printed.lost(one, file) == {}


@pytest.mark.parametrize("count", range(16, 26))
def test_a_point_of_two_lines_keeps_its_place_where_pages_are_set_tighter(count, tmp_path):
    scenario = printed.source().course.scenarios[0]
    points = (
        "Says again what was asked for, and waits until the visitor has said that it is right.",
    ) * count
    sheet = roleplay.observer(scenario.model_copy(update={"checklist": points}), 2)
    handout = dataclasses.replace(
        printed.composed(printed.PLAYER)["pot-key"], content=f"<h1>Play</h1>{sheet}"
    )
    file = tmp_path / "made.pdf"
    file.write_bytes(setting.pdf(job(markup.typst(handout, lambda path: b""), LETTER, tmp_path))[1])
    assert list(printed.overprints(file)) == []


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_letters_on_an_answer_sheet_stand_level_with_their_number(form):
    rows = [
        one
        for page in printed.pieces(printed.of("exam-quick-a", form).file)
        if any(piece.words.strip() == "Answer sheet" for piece in page)
        for one in page
    ]
    lines = [one.line for one in rows if one.words.strip().isdigit()]
    letters = [one for one in rows if re.fullmatch("[A-F]", one.words.strip())]
    assert len(letters) > 20
    assert [one for one in letters if min(abs(one.line - line) for line in lines) > 1] == []


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_many_contents_have_pages_of_their_own(form, tmp_path):
    made = setting.pdf(job(bare_workbook(), form, tmp_path))[1]
    read = pypdf.PdfReader(io.BytesIO(made))
    begin = {entry.title: read.get_destination_page_number(entry) for entry in bookmarks(read.outline)}
    assert begin["Contents"] == 1


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_place_that_is_kept_for_contents_has_their_pages(form, tmp_path):
    """Else every page after them would move, and be set once more."""
    told = bare_workbook()
    kept = told.replace("\ncontents(", "\n[= Contents]\ncontext kept-place(")
    assert kept != told
    assert len({setting.pdf(job(one, form, tmp_path))[0] for one in (told, kept)}) == 1


def test_of_falling_sizes_the_largest_that_fits_is_taken(tmp_path):
    told = """
    #show: sheet.with(title: "Sizes")
    #for most in range(6) {
      assert.eq(largest((5, 4, 3, 2, 1), it => it <= most), if most > 0 { most })
    }
    #assert.eq(largest((5, 4), it => true), 5)
    #segment(0, false, [Each as large as it fits.])
    """
    assert setting.pdf(job(markup.TEMPLATE.read_text("utf-8") + told, LETTER, tmp_path))[0] == 1


def test_the_same_course_gives_the_same_bytes(course):
    def made(**environment):
        outcome = run("handouts.py", "--only", "module:tea", course, **environment)
        assert outcome.returncode == 0, outcome.stderr
        files = sorted(course.rglob("site/**/*.pdf"))
        told = {path.relative_to(course): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        for path in (course / ".cache").rglob("*.pdf"):
            path.unlink()
        return told

    assert made(PYTHONHASHSEED="1", TZ="Asia/Tokyo") == made(PYTHONHASHSEED="2", TZ="America/Lima")


def test_what_was_set_before_changes_no_file(tmp_path):
    made = (printed.composed(printed.PLAYER)[id] for id in ("tea-booklet", "pot-sheet"))
    files = (printed.PLAYER / "docs").joinpath
    told = (markup.typst(one, lambda path: files(path).read_bytes()) for one in made)
    before, after = (job(one, LETTER, tmp_path) for one in told)
    setting.make_apart([after])
    setting.pdf(before)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [setting.pdf(after)[1]]
