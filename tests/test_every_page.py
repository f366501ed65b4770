"""The pages of the project's own site, by phone and by desk, in light and dark: no fault that axe finds."""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import address_of, serve

CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What may differ between light and dark; all else is the same and is looked at once."""


@pytest.fixture(scope="module")
def pages(site):
    """Where the site is served, and the address of each of its pages."""
    server = serve(site)
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    yield [f"{address_of(server)}/{path.removesuffix('index.html')}" for path in paths]
    server.shutdown()


def _every(addresses):
    return addresses


def _of_each_folder(addresses):
    """The first and the last page of each folder: pages of one folder are laid out alike."""
    folders = itertools.groupby(sorted(addresses, key=_folder), key=_folder)
    return sorted({page for _, group in folders for page in _ends(list(group))})


def _folder(address):
    return address.rstrip("/").rpartition("/")[0]


def _ends(group):
    return group[0], group[-1]


@pytest.mark.parametrize(
    ("width", "chosen"),  # takes minutes: each in a process of its own
    [
        pytest.param(360, _every, marks=pytest.mark.xdist_group("360 px")),
        pytest.param(1280, _of_each_folder, marks=pytest.mark.xdist_group("1280 px")),
    ],
    ids=("360-every", "1280-of-each-folder"),
)
def test_axe_finds_nothing_on_any_page(browser, pages, width, chosen):
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    faults, looked_at = [], chosen(pages)
    for address in looked_at:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        found = Axe().run(page).response["violations"]
        page.emulate_media(color_scheme="dark")
        found += Axe().run(page, options=CONTRAST).response["violations"]
        faults += [(address, fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found]
    context.close()
    assert len(pages) > 100
    assert {_folder(address) for address in looked_at} == {_folder(address) for address in pages}
    assert faults == []
