"""Every page of the project's own site, by phone and by desk, in light and dark: no fault that axe finds."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    "width",  # takes minutes: each in a process of its own
    [pytest.param(width, marks=pytest.mark.xdist_group(f"{width} px")) for width in (360, 1280)],
)
def test_axe_finds_nothing_on_any_page(browser, pages, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    faults = []
    for address in pages:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        found = Axe().run(page).response["violations"]
        page.emulate_media(color_scheme="dark")
        found += Axe().run(page, options=CONTRAST).response["violations"]
        faults += [(address, fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found]
    context.close()
    assert len(pages) > 100
    assert faults == []
