"""The pages of prints: choose paper and size of letters first, then what to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..exports.shelf import Offered
from ..findings import counted
from ..handouts.handout import FORMATS, Format, Printed
from ..model import Course
from . import downloads
from .head import head
from .links import link
from .listed import STACKED, cell, sized

PAGE = "print/index.md"
SIZES = {False: "normal letters, 11 point", True: "large print, 18 point"}
KINDS = {"pdf": "PDF", "docx": "Word"}
PLAYED = ", role-plays, discussion questions"
"""What an instructor's edition has of a module with role-plays."""
BOOKS = {
    "workbook": "Workbook: all lessons with questions, room to write and the key at the end",
    "workbook-key": "Key to the workbook",
    "instructor": f"Instructor's edition: objectives, answers in place{PLAYED}",
    "booklet": "Booklet: all lessons of the module with questions and the key at the end",
    "booklet-key": "Key to the booklet",
    "roleplays": "Role-plays: parts to cut apart, observer's sheet, looking back",
    "cards": "Quick cards, one procedure a page",
    "cards-cut": "Quick cards, four on a page to cut",
}
"""The kinds that belong to the course or to a module, and what a reader calls them."""

InWord = Mapping[str, Printed]
"""The Word files on a paper by the id of their handout."""


def generated(
    course: Course, printed: Iterable[Printed], exported: Iterable[Offered] = ()
) -> Iterator[tuple[str, str]]:
    """Path under docs/ and Markdown of the page of prints, and of one page for each paper and size."""
    made = tuple(printed)
    other = downloads.section(course, tuple(exported))
    yield PAGE, "\n".join([*_start(course, made), *other])
    for form in FORMATS:
        of_form = [one for one in made if one.format == form]
        if of_form:
            yield f"print/{form.name}/index.md", _format(course, form, of_form)


def _start(course: Course, printed: tuple[Printed, ...]) -> list[str]:
    settings = course.settings
    lines = [*_head("Print", "Lessons, worksheets, keys, cards, role-plays and mock exams to print.")]
    if not printed:
        lines += ["Nothing is printed yet: `python3 run.py build` makes the files and lists them here.", ""]
        return lines
    license = f" You may print and copy them under {settings.license}." if settings.license else ""
    lines += [
        f"Sheets for learners, keys and an edition for instructors, all made from the same course.{license}",
        "",
        f"Version {settings.version}, content of {settings.date}. The same stands on every sheet.",
        "",
        "## Choose your paper and letters",
        "",
        "| Paper | Letters | Files |",
        "| --- | --- | --- |",
    ]
    for form in FORMATS:
        kinds = [one.suffix for one in printed if one.format == form]
        if kinds:
            counts = [f"{kinds.count(kind)} {said}" for kind, said in KINDS.items() if kind in kinds]
            told = ", ".join(counts)
            lines.append(f"| [{form.title}]({form.name}/index.md) | {SIZES[form.large]} | {told} |")
    return [*lines, "", *_ebook(settings.date, printed), *_GUIDE]


def _ebook(date: str, printed: tuple[Printed, ...]) -> list[str]:
    """The book for readers, where it was made."""
    return [
        line
        for one in printed
        if one.suffix == "epub"
        for line in (
            "## Read it on a phone or an e-reader",
            "",
            f"[The whole course as an e-book]({one.id}.epub) (EPUB, {sized(one.size)}, content of {date}). "
            "The text fits your screen and your letters, and the book needs no network. "
            "Each question has a link to its answer.",
            "",
        )
    ]


OF_LESSON = {"sheet": "Sheet", "worksheet": "Worksheet", "key": "Answer key"}
PAPER, MARKING = "Paper with answer sheet", "Marking key"

_GUIDE = [
    "## What there is",
    "",
    "- **Lesson sheet:** the lesson to read on paper, with its questions and room to write.",
    "- **Worksheet:** all questions on the lesson. Its **answer key** has the reason for every option.",
    "- **Booklet** of a module and **workbook** of the course, with the key at the end and as its own file.",
    "- **Instructor's edition:** objectives, materials, answers in place, role-plays, discussion questions.",
    "- **Quick cards**, and **role-plays** with parts for two players and an observer.",
    "- **Mock exams** in four forms, each with an answer sheet and a marking key.",
    "",
    "Sheets and worksheets hold no answers. A form of a mock exam asks the same on screen and on paper.",
    "All files are tagged for screen readers and need no color.",
    "",
    "## Change it in Word",
    "",
    "On the pages of normal letters, each PDF has the same as a Word file beside it, for you to change.",
    "",
    "- **Larger letters:** select all of it and choose “Increase Font Size” until it fits your readers.",
    "- **Page numbers in the contents of a book:** click into the contents and press F9.",
    "- **Four cards on a page:** print the quick cards with “4 pages per sheet”.",
    "",
    "The files ask for the typeface Atkinson Hyperlegible, which is free. Without it, Word takes Arial.",
    "",
]


def _format(course: Course, form: Format, printed: list[Printed]) -> str:
    pdfs = [one for one in printed if one.suffix == "pdf"]
    by = {(one.kind, one.about): one for one in pdfs}
    in_word = {one.id: one for one in printed if one.suffix == "docx"}
    settings = course.settings
    lines = [
        *_head(f"Print on {form.title}", f"All handouts on {form.title}, with pages and sizes."),
        f"Version {settings.version}, content of {settings.date}. "
        "[Choose another paper or size](../index.md).",
        "",
        "## The whole course",
        "",
        *_books([by[kind, ""] for kind in BOOKS if (kind, "") in by], in_word),
    ]
    for number, module in enumerate(course.modules, 1):
        lessons = course.lessons_of(module)
        if not lessons:
            continue
        lines += [f"## Module {number}: {module.title}", ""]
        lines += _books([by[kind, module.id] for kind in BOOKS if (kind, module.id) in by], in_word)
        lines += [*STACKED[0], f"| Lesson | {' | '.join(OF_LESSON.values())} |", "| --- | --- | --- | --- |"]
        for lesson in lessons:
            name = link(course, f"print/{form.name}/index.md", "lesson", lesson.id, lesson.title)
            cells = [_cell(title, by.get((kind, lesson.id)), in_word) for kind, title in OF_LESSON.items()]
            lines.append(f"| {' | '.join([name, *cells])} |")
        lines += STACKED[1]
    lines += _exams(course, pdfs, in_word)
    return "\n".join(lines)


def _exams(course: Course, printed: list[Printed], in_word: InWord) -> list[str]:
    lines = ["## Mock exams", ""] if course.blueprints else []
    for blueprint in course.blueprints:
        papers = [one for one in printed if one.about == blueprint.id and one.kind == "exam"]
        keys = [one for one in printed if one.about == blueprint.id and one.kind == "exam-key"]
        asked = counted(blueprint.length, "question")
        lines += [
            f"### {blueprint.title}",
            "",
            f"{asked}, {blueprint.minutes} minutes, pass mark {blueprint.pass_mark} %.",
            "",
            *STACKED[0],
            f"| Form | {PAPER} | {MARKING} |",
            "| --- | --- | --- |",
        ]
        for paper, key in zip(papers, keys, strict=True):
            form = paper.id.rpartition("-")[2].upper()
            lines.append(f"| Form {form} | {_cell(PAPER, paper, in_word)} | {_cell(MARKING, key, in_word)} |")
        lines += STACKED[1]
    return lines


def _books(books: list[Printed], in_word: InWord) -> list[str]:
    if not books:
        return []
    played = any(one.kind == "roleplays" for one in books)
    names = [
        BOOKS[one.kind] if played or not one.about else BOOKS[one.kind].replace(PLAYED, "") for one in books
    ]
    rows = [f"| {name} | {_file(one, in_word)} |" for name, one in zip(names, books, strict=True)]
    return ["| What | File |", "| --- | --- |", *rows, ""]


def _cell(title: str, one: Printed | None, in_word: InWord) -> str:
    """A cell with a file; it is empty for a lesson that is newer than the last prints."""
    return cell(title, _file(one, in_word)) if one else ""


def _file(one: Printed, in_word: InWord) -> str:
    """The links to a file with its pages, and to the same for Word, with sizes; full names are only heard."""
    pages = counted(one.pages, "page")
    name = one.title.replace('"', "")
    told = f'[{pages}]({one.id}.pdf){{ aria-label="{name}, {pages}, PDF" }} · {sized(one.size)}'
    if one.id not in in_word:
        return told
    size = sized(in_word[one.id].size)
    return f'{told}<br>[Word]({one.id}.docx){{ aria-label="{name}, Word" }} · {size}'


def _head(title: str, description: str) -> list[str]:
    return [*head(description=description, search={"exclude": True}), f"# {title}", ""]
