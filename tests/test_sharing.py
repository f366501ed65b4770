"""What other sites and search engines are told of a page: description, address, picture, site map."""

from __future__ import annotations

import struct

import pytest
from browser import SITE_URL
from conftest import run
from coursekit import offline, sharing
from lxml import etree, html

NEVER_FOUND = {"404.html", "offline.html"}
"""Pages that stand in for others, and have no address of their own."""
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
WHOLE = ("og:url", "og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card")


def _pages(site) -> dict[str, dict[str, str]]:
    """What the head of each page says, by its path; links by their rel, the title as `title`."""
    return {path.relative_to(site).as_posix(): _head(path) for path in sorted(site.rglob("*.html"))}


def _head(path) -> dict[str, str]:
    head = html.fromstring(path.read_text("utf-8")).find("head")
    said = {"title": head.findtext("title")}
    for one in head.iter("meta"):
        said[one.get("name") or one.get("property") or ""] = one.get("content")
    return said | {one.get("rel"): one.get("href") for one in head.iter("link")}


def _mapped(site) -> set[str]:
    tree = etree.parse(site / "sitemap.xml")
    return {place.text for place in tree.iter("{*}loc")}


def _address(path: str) -> str:
    return SITE_URL + path.removesuffix("index.html")


def test_every_page_has_a_description_and_a_title_of_its_own(site):
    pages = {path: said for path, said in _pages(site).items() if path not in NEVER_FOUND}
    assert len(pages) > 100
    for name in ("description", "title"):
        told: dict[str, list[str]] = {}
        for path, said in pages.items():
            told.setdefault(said[name], []).append(path)
        assert [paths for words, paths in told.items() if len(paths) > 1 or not words] == []


def test_every_page_tells_other_sites_its_title_and_what_it_is_about(player_site):
    for path, said in _pages(player_site).items():
        if path not in NEVER_FOUND:
            assert said["og:title"] and said["og:title"] in said["title"], path
            assert said["og:description"] == said["description"], path
            assert said["og:site_name"] == "Tea", path
            assert said["og:type"] == ("website" if path == "index.html" else "article"), path


def test_every_page_has_a_picture_of_its_own_at_its_whole_address(player_site):
    pages = {path: said for path, said in _pages(player_site).items() if path not in NEVER_FOUND}
    pictures = set()
    for path, said in pages.items():
        assert said["og:image"].startswith(SITE_URL + sharing.FOLDER), path
        data = (player_site / said["og:image"].removeprefix(SITE_URL)).read_bytes()
        assert data.startswith(b"\x89PNG"), path
        assert struct.unpack(">II", data[16:24]) == sharing.SIZE, path
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630"), path
        assert said["og:title"] in said["og:image:alt"], path
        assert said["twitter:card"] == "summary_large_image", path
        pictures.add(data)
    drawn = {path.read_bytes() for path in (player_site / sharing.FOLDER).rglob("*") if path.is_file()}
    assert len(pictures) == len(pages)
    assert pictures == drawn


def test_every_page_says_its_own_address_and_the_site_map_lists_just_these(player_site):
    said = {path: head for path, head in _pages(player_site).items() if path not in NEVER_FOUND}
    for path, head in said.items():
        assert head["canonical"] == head["og:url"] == _address(path)
        assert "robots" not in head
    assert _mapped(player_site) == {_address(path) for path in said}


def test_pages_that_stand_in_for_others_are_not_to_be_found(player_site):
    pages = _pages(player_site)
    for path in NEVER_FOUND:
        assert pages[path]["robots"] == "noindex"
        assert "canonical" not in pages[path] and "og:url" not in pages[path]


def test_a_site_without_an_address_names_none(smallest_site):
    for path, said in _pages(smallest_site).items():
        assert not {"canonical", *WHOLE} & set(said), path
        assert path in NEVER_FOUND or said["og:title"], path
    assert not (smallest_site / sharing.FOLDER).exists()
    assert list(smallest_site.glob("sitemap*")) == []


def test_pictures_are_neither_saved_for_offline_use_nor_packed(player_site, course):
    assert not any(path.startswith(sharing.FOLDER) for path in offline.read(player_site))
    assert run("package.py", course, SITE_URL=SITE_URL).returncode == 0
    packed = next((course / "packages").glob("*.zip"))
    assert sharing.FOLDER.encode() not in packed.read_bytes()


def test_the_same_words_give_the_same_picture_and_others_another():
    told = {"title": "Greet guests", "above": "Start", "name": "Tea", "language": "en"}
    first = sharing.picture(told)
    assert first == sharing.picture(told)
    assert first != sharing.picture(told | {"above": ""})
    assert first != sharing.picture(told | {"mark": MARK})


@pytest.mark.parametrize("title", ["#panic()", '"*_$<>@[]`//', "a" * 200, "Word " * 300, ""])
def test_no_title_is_read_as_anything_but_a_title(title):
    data = sharing.picture({"title": title, "name": "Tea", "language": "en"})
    assert struct.unpack(">II", data[16:24]) == sharing.SIZE


def test_signs_of_html_in_a_description_come_through_whole(course):
    page = course / "docs" / "index.md"
    written = page.read_text("utf-8").removeprefix("---\n")
    said = 'He said "wait" & <left>'
    page.write_text(
        f"---\ndescription: '{said}'\n{written if written.startswith('title') else '---' + written}", "utf-8"
    )
    assert run("build.py", course).returncode == 0
    assert _head(course / "site" / "index.html")["description"] == said


def test_a_language_with_its_region_is_drawn_too():
    assert sharing.picture({"title": "Greet guests", "language": "pt-BR"}).startswith(b"\x89PNG")
