"""Reading without a connection: a service worker keeps what was read, and the whole course when asked."""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Handler, Server, address_of, build
from coursekit import offline
from playwright.sync_api import TimeoutError

POT, CUP = "/learn/tea/pot/", "/learn/tea/cup/"
SAVE = "Save the whole course for offline use"
READY = "async () => (await navigator.serviceWorker.ready).active.state === 'activated'"
KEPT = """async () => {
  const found = {};
  for (const key of await caches.keys()) {
    found[key] = (await (await caches.open(key)).keys()).map(({ url }) => url);
  }
  return found;
}"""


class Host:
    """A server whose site can change, whose files can go missing or come late, and that can stop."""

    def __init__(self, folder):
        self.folder, self.missing, self.late, self.asked = folder, (), 0, []
        host = self

        class Hindered(Handler):
            def do_GET(self):
                self.directory = str(host.folder)
                host.asked.append(self.path)
                if self.path.startswith(host.missing):
                    self.send_error(503)
                else:
                    time.sleep(host.late)
                    super().do_GET()

        self.server = Server(Hindered)
        self.address = address_of(self.server)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host(player_site):
    started = Host(player_site)
    yield started
    started.stop()


@pytest.fixture
def reader(browser):
    """A browser with room to save, that was never here before."""
    fresh = browser.new_context(reduced_motion="reduce")
    yield fresh
    fresh.close()


@pytest.fixture(scope="module")
def newer_site(player_site, tmp_path_factory):
    """The same course with one sentence changed."""
    course = tmp_path_factory.mktemp("newer") / "course"
    shutil.copytree(player_site.parent, course)
    home = course / "docs" / "index.md"
    home.write_text(home.read_text("utf-8") + "\nThe newer home page.\n", "utf-8")
    lesson = course / "docs" / "learn" / "tea" / "cup.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nThe newer cup.\n", "utf-8")
    return build(course)


def opened(reader, address):
    """A page that is read while the worker runs."""
    page = reader.new_page()
    page.set_default_timeout(8000)
    page.goto(address)
    page.wait_for_function(READY)
    return page


def whole(reader, host):
    """The page "My progress" after the whole course was saved."""
    page = opened(reader, f"{host.address}/progress/")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_text("The whole course is saved on this device").wait_for()
    return page


def version(site):
    return json.loads(_listed(site))["version"]


def _listed(site):
    worker = (site / "service-worker.js").read_text("utf-8")
    return next(line for line in worker.split("\n") if line.startswith("const release = "))[16:-1]


def shown(page):
    return page.locator(".foot").inner_text()


def look_for_update(page):
    """Lets the browser look for a new worker; gives what became of it."""
    return page.evaluate(
        """async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const made = registration.installing ?? registration.waiting;
      while (made && !["installed", "activated", "redundant"].includes(made.state)) {
        await new Promise((resolve) => made.addEventListener("statechange", resolve, { once: true }));
      }
      return made?.state;
    }"""
    )


def test_a_page_that_was_opened_is_read_again_with_the_server_stopped(host, reader):
    page = opened(reader, host.address + POT)
    host.stop()
    page.goto("about:blank")
    page.goto(host.address + POT)
    page.locator("#q-pot-01[data-live]").wait_for()
    page.goto(host.address + POT.rstrip("/"))
    assert page.url == host.address + POT
    assert page.locator("h1").inner_text().startswith("Warm the pot")


def test_a_page_that_was_not_saved_says_so_and_leads_on(host, reader):
    page = opened(reader, host.address + POT)
    host.stop()
    page.goto(host.address + CUP)
    assert page.locator("h1").inner_text() == "You are offline"
    page.locator("article").get_by_role("link", name="Home").click()
    page.wait_for_url(host.address + "/")
    assert page.locator("h1").inner_text() != "You are offline"


def test_a_saved_course_opens_every_lesson_with_the_server_stopped(host, reader, player_site):
    page = whole(reader, host)
    host.stop()
    lessons = [path.parent.relative_to(player_site) for path in player_site.glob("learn/*/*/index.html")]
    assert len(lessons) >= 2
    for lesson in lessons:
        page.goto(f"{host.address}/{lesson.as_posix()}/")
        page.locator(".question[data-live]").first.wait_for()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search").fill("pot")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


def load_until_taken_over(page, newer: Path) -> None:
    """Loads a page again until it is of the newer version.

    The browser lets that in as soon as the old one has nothing left to do, at the latest at the next load.
    """
    for _ in range(3):
        page.reload()
        with contextlib.suppress(TimeoutError):
            page.locator(".foot", has_text=version(newer)).wait_for(timeout=3000)
            return
    raise AssertionError(f"three times loaded, and still {shown(page)}")


def test_an_update_waits_for_the_reload(host, reader, newer_site, player_site):
    page = whole(reader, host)
    host.folder = newer_site
    assert look_for_update(page) == "installed"
    page.get_by_text("A new version of the course is ready").wait_for()
    other = reader.new_page()
    other.goto(host.address + CUP)
    assert version(player_site) in shown(other)
    assert "The newer cup" not in other.locator("main").inner_text()
    other.close()
    load_until_taken_over(page, newer_site)
    host.stop()
    page.get_by_text("The whole course is saved on this device").wait_for()
    page.goto(host.address + CUP)
    assert "The newer cup" in page.locator("main").inner_text()
    assert len(page.evaluate(KEPT)) == 1


def test_an_update_that_breaks_off_keeps_the_old_one_whole(host, reader, newer_site, player_site):
    page = whole(reader, host)
    host.folder, host.missing = newer_site, (CUP,)
    assert look_for_update(page) == "redundant"
    page.reload()
    assert version(player_site) in shown(page)
    host.stop()
    for path in ("/", POT, CUP):
        page.goto(host.address + path)
        assert version(player_site) in shown(page)


def test_a_broken_update_is_taken_up_again(host, reader, newer_site):
    page = whole(reader, host)
    host.folder, host.missing = newer_site, (CUP,)
    assert look_for_update(page) == "redundant"
    host.missing = ()
    assert look_for_update(page) == "installed"
    load_until_taken_over(page, newer_site)
    page.goto(host.address + CUP)
    page.get_by_text("The newer cup").wait_for()


def test_a_page_of_another_version_is_shown_but_never_saved_among_the_old(
    host, reader, newer_site, player_site
):
    page = opened(reader, host.address + POT)
    mixed = newer_site.parent / "mixed"
    shutil.copytree(newer_site, mixed, dirs_exist_ok=True)
    shutil.copy(player_site / "service-worker.js", mixed)
    host.folder = mixed
    page.goto(host.address + CUP)
    assert "The newer cup" in page.locator("main").inner_text()
    page.wait_for_load_state("networkidle")
    (addresses,) = page.evaluate(KEPT).values()
    assert host.address + POT in addresses and host.address + CUP not in addresses


def test_saving_that_stops_says_so_and_goes_on(host, reader):
    page = opened(reader, f"{host.address}/progress/")
    host.missing, host.late = (CUP,), 0.2
    page.get_by_role("button", name=SAVE).click()
    stopped = page.get_by_text("Saving stopped before the end")
    stopped.wait_for()
    asked = len(host.asked)
    page.wait_for_timeout(600)
    assert stopped.is_visible() and len(host.asked) == asked
    host.missing, host.late = (), 0
    page.get_by_role("button", name=SAVE).click()
    page.get_by_text("The whole course is saved on this device").wait_for()


def test_saved_pages_can_be_removed_and_answers_stay(host, reader):
    page = whole(reader, host)
    page.evaluate("localStorage.setItem('mine', 'kept')")
    page.get_by_role("button", name="Remove the saved pages").click()
    page.get_by_text("The saved pages were removed").wait_for()
    (addresses,) = page.evaluate(KEPT).values()
    assert host.address + CUP not in addresses
    assert page.evaluate("localStorage.getItem('mine')") == "kept"


def test_nothing_of_another_host_and_nothing_unlisted_is_kept(host, reader, player_site, tmp_path):
    elsewhere = Host(tmp_path)
    (tmp_path / "a.js").write_text("1", "utf-8")
    page = whole(reader, host)
    page.evaluate("fetch('/sitemap.xml')")
    page.evaluate(
        "async (to) => { await fetch(to, { mode: 'no-cors' }).catch(() => {}) }", elsewhere.address + "/a.js"
    )
    listed = {
        f"{host.address}/{name}".removesuffix("index.html")
        for name in json.loads(_listed(player_site))["files"]
    }
    (addresses,) = page.evaluate(KEPT).values()
    assert set(addresses) - listed == {host.address + "/?ready", host.address + "/?whole"}
    elsewhere.stop()


@pytest.mark.parametrize(
    "blocked",
    [
        "delete Navigator.prototype.serviceWorker",
        "navigator.serviceWorker.register = () => Promise.reject(new Error('blocked'));"
        "Object.defineProperty(navigator.serviceWorker, 'ready', {value: Promise.reject(new Error('blocked'))})",
    ],
    ids=["no worker", "refused"],
)
def test_a_browser_that_cannot_save_says_so_and_the_page_works(host, reader, blocked):
    page = reader.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(blocked)
    page.goto(f"{host.address}/progress/")
    page.get_by_text("This browser cannot save the course here").wait_for()
    assert page.get_by_role("button", name=SAVE).count() == 0
    page.goto(host.address + POT)
    page.locator("#q-pot-01[data-live]").wait_for()
    assert [error for error in errors if "blocked" not in error] == []


def test_a_course_read_from_a_folder_starts_no_worker(reader, player_site):
    page = reader.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((player_site / "progress" / "index.html").as_uri())
    page.get_by_text("on this device already").wait_for()
    assert errors == []


def test_the_same_site_gives_the_same_worker_and_any_change_another_version(
    player_site, newer_site, tmp_path
):
    again = tmp_path / "again"
    shutil.copytree(player_site.parent, again, ignore=shutil.ignore_patterns("site"))
    site = build(again)
    assert (site / "service-worker.js").read_bytes() == (player_site / "service-worker.js").read_bytes()
    assert version(site) != version(newer_site)
    files = {"index.html": b"a", "x.js": b"b"}
    assert offline.version(files, "w") != offline.version({**files, "x.js": b"c"}, "w")
    assert offline.version(files, "w") != offline.version(files, "v")


def test_the_list_leaves_out_prints_and_what_is_for_hosts(tmp_path):
    for name in (
        "index.html",
        "print/a.pdf",
        "print/a.docx",
        "print/a.epub",
        "print/a.zip",
        "print/index.html",
        "hosting/nginx.conf",
        "hosting/Caddyfile",
        "exports/tea.json",
        "_headers",
        ".htaccess",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / offline.WORKER).write_text("x", "utf-8")
    assert list(offline.read(tmp_path)) == ["index.html", "print/index.html"]


def test_every_page_shows_the_version_of_the_worker(player_site):
    for page in player_site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert f"version {version(player_site)}" in text, page
        assert offline.VERSION not in text, page


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_the_state_is_said_politely(host, reader, width):
    page = reader.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{host.address}/progress/")
    page.get_by_role("button", name=SAVE).wait_for()
    results = Axe().run(page, context={"include": [["[data-offline]"]]})
    assert [violation["id"] for violation in results.response["violations"]] == []
    assert page.locator("[data-offline] [role=status]").inner_text()
    assert page.get_by_role("button", name=SAVE).bounding_box()["height"] >= 44
    page.get_by_role("button", name=SAVE).press("Enter")
    page.get_by_text("The whole course is saved on this device").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Remove the saved pages"
