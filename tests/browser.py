"""A real browser and a built site for the tests: what a learner clicks, the tests click."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parent.parent
COURSES = PROJECT / "tests" / "courses"
NAMES = (
    "chromium-headless-shell",  # has no windows to draw: the tests take half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PURE = {name: name for name in ("schedule", "days", "journal", "readiness", "plan", "deck", "transfer")}
PURE["calendar"] = "calendar-file"
"""Modules that need no page, by the name that a test calls them."""
SITE_URL = "https://example.org/tea/"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """The browser on this machine: `$CHROMIUM_PATH`, then the usual names and places."""
    named = os.environ.get("CHROMIUM_PATH")
    found = (shutil.which(name) for name in NAMES)
    return named or next((path for path in (*found, *PLACES) if path and Path(path).exists()), None)


def build(course: Path) -> Path:
    """Builds the course in a folder; gives the folder of its site."""
    environment = {
        **os.environ,
        "COURSE_HOOKS": str(PROJECT / "scripts" / "hooks.py"),
        "SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, str(PROJECT / "scripts" / "build.py"), str(course)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return course / "site"


def copy_of(name: str, folder: Path) -> Path:
    """A copy of a test course that a test may change."""
    course = folder / name
    shutil.copytree(COURSES / name, course, ignore=shutil.ignore_patterns("site", ".site*"))
    return course


@pytest.fixture(scope="session")
def player_site(tmp_path_factory) -> Path:
    """The site of the course with every type of question, built once for all tests."""
    return build(copy_of("player", tmp_path_factory.mktemp("course")))


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """A server on a free port of this machine; a page that is left before all of it came is no fault."""

    def __init__(self, handler: Callable[..., http.server.BaseHTTPRequestHandler]):
        super().__init__(("127.0.0.1", 0), handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder: Path, handler: type[Handler] = Handler) -> Server:
    """A server for a folder; its owner shuts it down."""
    return Server(functools.partial(handler, directory=str(folder)))


def address_of(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture(scope="session")
def address(player_site) -> Iterator[str]:
    """Where the built site is served."""
    server = serve(player_site)
    yield address_of(server)
    server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """A browser without a window; absent it is a skip here and a failure in CI."""
    path = executable()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("no browser found; set CHROMIUM_PATH")
    if path is None:
        pytest.skip("no browser found; set CHROMIUM_PATH")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser):
    """A reader who was never here before; what a worker saves has tests of its own."""
    fresh = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", service_workers="block"
    )
    yield fresh
    fresh.close()


@pytest.fixture
def page(context):
    """One page; an error of a script on it fails the test."""
    opened = context.new_page()
    opened.set_default_timeout(5000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []


@pytest.fixture(scope="module")
def modules() -> Iterator[str]:
    """Where the browser modules are served as they are."""
    server = serve(PROJECT / "docs" / "assets" / "javascripts")
    yield address_of(server)
    server.shutdown()


@pytest.fixture
def script(page, modules):
    """Runs lines of JavaScript in an empty page, with our pure modules at hand and what is `given`."""
    page.goto(f"{modules}/course.js")

    def ran(body: str, *given: object) -> object:
        imports = "".join(f"const {name} = await import('/{file}.js');\n" for name, file in PURE.items())
        return page.evaluate(f"async (given) => {{ {imports} {body} }}", list(given))

    return ran


@pytest.fixture(scope="module")
def own(site):
    """Where the project's own site is served."""
    server = serve(site)
    yield address_of(server)
    server.shutdown()


@pytest.fixture
def sitting(page, address):
    """Paper A of the test exam, just begun, with the clock."""
    import examining

    return examining.begin(page, address)


@pytest.fixture
def result(sitting):
    """The result of an exam with one wrong answer, one empty, and one flag."""
    import examining

    return examining.missed_some(sitting)
