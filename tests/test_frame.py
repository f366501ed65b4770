"""The frame of every page: a menu by keyboard, colors by choice, and text that may be set wider."""

from __future__ import annotations

import pytest
from test_site import KINDS

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What WCAG 2.2 asks a text to bear, in 1.4.12."""


@pytest.fixture
def phone(browser):
    """A page on a phone of 320 pixels, as a desk at 400 percent is."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, bypass_csp=True, service_workers="block"
    )
    yield context.new_page()
    context.close()


def _focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(phone, own):
    phone.goto(own + "/")
    phone.keyboard.press("Tab")
    assert _focused(phone) == "Skip to the text"
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    assert _focused(phone) == "Menu"
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert _focused(phone) == "Learn"
    phone.keyboard.press("Escape")
    assert _focused(phone) == "Menu"
    assert not phone.locator(".menu__list").is_visible()


def test_links_of_a_closed_menu_are_out_of_the_tab_order(phone, own):
    phone.goto(own + "/")
    for _ in range(4):
        phone.keyboard.press("Tab")
    assert not phone.evaluate("document.activeElement.closest('.menu__list') !== null")


def test_the_menu_closes_when_something_else_is_pressed(phone, own):
    phone.goto(own + "/")
    phone.locator(".menu > summary").click()
    assert phone.locator(".menu__list").is_visible()
    phone.locator("article h1").click(position={"x": 5, "y": 200}, force=True)
    assert not phone.locator(".menu__list").is_visible()


def test_from_a_desk_the_menu_stands_open(browser, own):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page = context.new_page()
    page.goto(own + "/")
    links = page.locator(".menu__list a")
    assert links.first.is_visible()
    assert links.count() <= 7
    context.close()


def test_the_choice_of_colors_holds_on_the_next_page_and_is_there_before_anything_is_drawn(phone, own):
    phone.emulate_media(color_scheme="light")
    phone.goto(own + "/")
    light = phone.evaluate("getComputedStyle(document.body).backgroundColor")
    phone.get_by_role("button", name="Dark colors").click()
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") != light
    phone.goto(own + "/about/")
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert phone.get_by_role("button", name="Light colors").is_visible()


@pytest.mark.parametrize("hash", ["#100%", "#%E0%A4%A", "#caf%C3%A9"])
def test_an_address_may_end_in_any_signs_and_opens_what_it_names(page, address, hash):
    page.goto(f"{address}/learn/tea/pot/{hash}")
    page.locator("#q-pot-01[data-live]").wait_for()
    went = """(hash) => {
      const box = document.createElement("details");
      box.id = hash.startsWith("#caf") ? "caf\u00e9" : hash.slice(1);
      document.querySelector("article").replaceChildren(box);
      location.hash = "";
      location.hash = hash;
    }"""
    page.evaluate(went, hash)
    page.locator("article details[open]").wait_for(state="attached")


@pytest.mark.parametrize("path", KINDS)
def test_text_that_is_set_wider_stays_whole(phone, own, path):
    phone.goto(own + path)
    phone.add_style_tag(content=SPACED)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", KINDS)
def test_each_page_has_one_first_heading_and_its_landmarks(phone, own, path):
    phone.goto(own + path)
    for selector in ("h1", "main", "header.bar", "footer"):
        assert phone.locator(selector).count() == 1, selector
    assert phone.locator("html").get_attribute("lang") == "en"


MOVES = """() => [...document.querySelectorAll("*")].flatMap((one) => [null, "::before", "::after"].filter((part) => {
  const style = getComputedStyle(one, part);
  const turned = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
  const played = style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01;
  return turned || played || style.scrollBehavior === "smooth";
}).map((part) => `${one.tagName}.${one.className}${part ?? ""}`))"""
"""What would move on a page, or glide when it changes."""


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_for_who_asked_for_less_motion(browser, own, path):
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    page.goto(own + path)
    moving = page.evaluate(MOVES)
    context.close()
    assert moving == []


@pytest.mark.parametrize("path", ["/", "/learn/trust/safety-and-service/", "/reference/cards/"])
def test_signs_are_seen_where_colors_are_forced(browser, own, path):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, forced_colors="active", service_workers="block"
    )
    page = context.new_page()
    page.goto(own + path)
    hidden = page.evaluate("""() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const drawn = [...document.querySelectorAll("*")].flatMap((one) => [null, "::before"].map((part) => [one, part]));
      const masked = drawn.filter(([one, part]) => getComputedStyle(one, part).maskImage !== "none");
      return [masked.length, masked.filter(([one, part]) => getComputedStyle(one, part).backgroundColor === ground)
        .map(([one, part]) => `${one.className}${part ?? ""}`)];
    }""")
    context.close()
    assert hidden[0] >= 3
    assert hidden[1] == []


def test_every_printed_file_of_a_lesson_is_in_sight_on_a_phone(phone, own):
    phone.goto(f"{own}/print/letter/")
    phone.wait_for_selector(".stacked")
    places = "links => links.map(link => { const box = link.getBoundingClientRect(); return [box.left, box.right] })"
    edges = phone.locator(".stacked td a").evaluate_all(places)
    assert len(edges) > 200
    assert all(left >= 0 and right <= phone.viewport_size["width"] for left, right in edges)
    assert phone.locator(".stacked td[data-title='Answer key']").count() > 40 - 1


@pytest.mark.parametrize("path", KINDS)
def test_every_fold_shows_that_it_has_the_focus(browser, own, path):
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(own + path, wait_until="networkidle")
    page.keyboard.press("Tab")
    unseen = page.evaluate("""() => {
      document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
      const folds = [...document.querySelectorAll("summary")].filter((fold) => fold.checkVisibility());
      return folds.filter((fold) => {
        fold.focus();
        const { outlineStyle, outlineWidth } = getComputedStyle(fold);
        return !fold.matches(":focus-visible") || outlineStyle === "none" || parseFloat(outlineWidth) < 2;
      }).map((fold) => fold.textContent);
    }""")
    context.close()
    assert unseen == []
