"""The course on a stick: one ZIP file that opens from a folder and works there."""

from __future__ import annotations

import shutil
import zipfile

import pytest
from browser import SITE_URL, copy_of
from conftest import run

PICTURED = {"index": "pot.svg", "learn/tea/pot": "../../pot.svg"}
"""Pages that show a picture, and its address from there."""
FLAT = "use_directory_urls: !ENV [DIRECTORY_URLS, true]\n"


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The test course with every type of question, packed once."""
    course = copy_of("player", tmp_path_factory.mktemp("packed"))
    (course / "docs" / "pot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>', "utf-8"
    )
    for page, address in PICTURED.items():
        path = course / "docs" / f"{page}.md"
        path.write_text(f"{path.read_text('utf-8')}\n![A pot of tea]({address})\n", "utf-8")
    outcome = run("package.py", course)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return next((course / "packages").glob("*.zip"))


@pytest.fixture(scope="module")
def folder(packed, tmp_path_factory):
    """Where the packed course was unpacked."""
    place = tmp_path_factory.mktemp("a stick with spaces")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    return next(place.iterdir())


def test_packing_twice_gives_the_same_bytes_and_leaves_nothing_behind(packed):
    course = packed.parent.parent
    first = packed.read_bytes()
    shutil.rmtree(course / ".cache")
    assert run("package.py", course).returncode == 0
    assert first == packed.read_bytes()
    assert list(course.glob(".package-*")) == []


def test_it_opens_from_a_folder_whatever_the_settings_say_and_paper_leads_to_the_site_on_the_web(course):
    settings = course / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert FLAT in text
    settings.write_text(text.replace(FLAT, ""), "utf-8")
    outcome = run("package.py", course, SITE_URL=SITE_URL)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    with zipfile.ZipFile(next((course / "packages").glob("*.zip"))) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        bank = next(archive.read(name) for name in archive.namelist() if name.endswith("tea.json"))
    assert "learn/tea/pot.html" in names
    assert "learn/tea/pot/index.html" not in names
    assert f"{SITE_URL}learn/tea/pot/".encode() in bank


def test_a_package_that_finds_no_place_is_told_in_one_line(course):
    (course / "packages").write_text("a file where the folder should be")
    outcome = run("package.py", course)
    assert outcome.returncode == 1
    assert outcome.stderr.endswith("tea-1.0.0.zip: File exists; nothing was packed\n"), outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert list(course.glob(".package-*")) == []


def test_a_course_with_errors_is_not_packed_and_the_old_package_stays(packed):
    course = packed.parent.parent
    first = packed.read_bytes()
    settings = course / "curriculum" / "course.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good + "nonsense: 1\n", "utf-8")
    outcome = run("package.py", course)
    settings.write_text(good, "utf-8")
    assert outcome.returncode == 1
    assert "nothing was packed" in outcome.stderr
    assert first == packed.read_bytes()


def test_it_says_what_works_and_holds_nothing_for_hosts_alone(folder):
    names = {path.name for path in folder.iterdir()}
    assert "index.html" in names
    assert "What does not" in (folder / "READ ME FIRST.txt").read_text("utf-8")
    assert not names & {"_headers", ".htaccess", "hosting", "sitemap.xml", "404.html"}


def test_a_reader_walks_to_a_lesson_answers_and_is_remembered(folder, page):
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Learn").first.click()
    page.locator("article a.lesson-link").first.click()
    question = page.locator("#q-pot-01")
    question.locator("label").first.click()
    question.get_by_role("button", name="Check answer").click()
    assert question.get_by_role("status").inner_text()
    page.reload()
    assert question.get_by_role("status").inner_text() or question.locator(".question__box").count()


@pytest.mark.parametrize(
    ("link", "file"),
    [("How it is made", "practice/readiness.html"), ("Practice new questions", "practice/index.html")],
)
def test_the_links_of_readiness_lead_to_files(folder, page, link, file):
    page.goto((folder / "learn/tea/pot.html").as_uri())
    page.locator("#q-pot-01").get_by_role("button", name="Show me why").click()
    page.goto((folder / "progress.html").as_uri())
    page.get_by_role("link", name=link).click()
    assert page.url.partition("?")[0] == (folder / file).as_uri()
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_keeps_its_room(folder, name):
    assert 'width="40" height="20"' in (folder / f"{name}.html").read_text("utf-8")


def test_every_link_leads_to_a_file(folder):
    import re
    from urllib.parse import unquote

    looked = 0
    for page in folder.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?]+)[^"]*"', page.read_text("utf-8")):
            if not re.match(r"[a-z]+:", link):
                looked += 1
                assert (page.parent / unquote(link)).is_file(), f"{page}: {link}"
    assert looked > 50
