"""The pages ask for nothing that a strict policy forbids, and the hosts' files say the same policy."""

from __future__ import annotations

import re

import pytest
from browser import Handler, address_of, serve
from conftest import run
from coursekit import policy
from test_site import KINDS, LESSON

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event =>
  window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def _headers(site, path: str) -> dict[str, str]:
    """What a host that reads `_headers` sends with a path: later blocks win, `!` takes out."""
    sent: dict[str, str] = {}
    applies = False
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            applies = path.startswith(line.removesuffix("*"))
        elif applies and line.strip().startswith("! "):
            sent.pop(line.strip()[2:], None)
        elif applies:
            name, _, value = line.strip().partition(": ")
            sent[name] = value
    return sent


@pytest.fixture(scope="module")
def guarded(site):
    """Where the project's own site is served with its headers."""

    class Guarded(Handler):
        def end_headers(self):
            for name, value in _headers(site, self.path).items():
                self.send_header(name, value)
            super().end_headers()

    server = serve(site, Guarded)
    yield address_of(server)
    server.shutdown()


@pytest.fixture
def watched(browser):
    """A page that writes down every breach of its policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_no_kind_of_page_breaks_the_policy(watched, guarded, path):
    answer = watched.goto(guarded + path)
    watched.wait_for_load_state("networkidle")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert watched.evaluate("window.broken") == []


def test_a_lesson_that_is_answered_and_recolored_breaks_nothing(watched, guarded):
    watched.goto(guarded + LESSON)
    watched.locator("[data-scheme-switch]").click()
    question = watched.locator(".question").first
    wrong = question.locator(".question__why:not([data-correct])").first.get_attribute("data-option")
    question.locator(f"[data-item='{wrong}'] label").click()
    question.get_by_role("button", name="Check answer").click()
    question.get_by_role("button", name="Show me why").click()
    assert watched.evaluate("window.broken") == []


def test_script_and_style_that_got_into_a_page_do_not_run(watched, guarded):
    watched.goto(guarded + "/")
    watched.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      const style = document.createElement("div");
      style.innerHTML = "<p style='color: red' onclick='1'>x</p>";
      document.body.append(script, style);
    }""")
    broken = " ".join(watched.evaluate("window.broken"))
    assert watched.evaluate("window.ran") is None
    assert "script-src" in broken and "style-src-attr" in broken


def test_no_page_holds_anything_inline_but_the_script_that_its_policy_names(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 80
    for path in pages:
        page = path.read_text("utf-8")
        inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert len(inline) == 1, path
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy.meta(inline[0])}">' in page
        assert not re.search(r"<[a-z][^>]* (style|on\w+)=", page), path
        assert not re.search(r"<style|<script(?!>|[^>]*(?: src=|application/ld\+json))", page), path


def test_links_to_other_sites_tell_them_nothing(site):
    seen = 0
    for path in site.rglob("*.html"):
        for link in re.findall(r'<a [^>]*href="https?://[^>]*>', path.read_text("utf-8")):
            seen += 1
            assert 'rel="noopener noreferrer"' in link, f"{path}: {link}"
    assert seen > 100


@pytest.mark.parametrize("name", policy.files(""))
def test_every_hosts_file_says_every_header(site, name):
    text = (site / name).read_text("utf-8")
    page = (site / "index.html").read_text("utf-8")
    inline = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    for header, value in policy.headers(inline).items():
        assert header in text and value in text
    assert policy.FOREVER in text and policy.FRESH in text


@pytest.mark.parametrize(
    ("name", "told"),
    [(".htaccess", "DEFLATE"), ("hosting/nginx.conf", "gzip on;"), ("hosting/Caddyfile", "encode gzip")],
)
def test_hosts_that_pack_only_when_told_are_told(site, name, told):
    text = (site / name).read_text("utf-8")
    assert told in text
    if name != "hosting/Caddyfile":  # Caddy knows by itself what is worth it
        assert all(kind in text for kind in policy.PACKED)


NOT_HERE = {
    ".htaccess": "ErrorDocument 404 {}404.html\n",
    "hosting/nginx.conf": "error_page 404 {}404.html;\n",
    "hosting/Caddyfile": "\trewrite * {}404.html\n",
}


@pytest.mark.parametrize("address", ["", "https://example.org", "https://example.org/course/"])
def test_hosts_are_told_the_page_for_an_address_that_leads_nowhere_where_it_stands(address):
    path = "/course/" if "course" in address else "/"
    told = policy.files("", address)
    for name, line in NOT_HERE.items():
        assert line.format(path) in told[name], name


def test_the_hosts_files_of_a_site_under_a_path_name_that_path(course):
    assert run("build.py", course, SITE_URL="https://example.org/course/").returncode == 0
    told = (course / "site" / ".htaccess").read_text("utf-8")
    assert NOT_HERE[".htaccess"].format("/course/") in told


def test_files_whose_address_changes_with_them_are_kept_for_a_year(site):
    page = (site / "index.html").read_text("utf-8")
    stamped = re.findall(r'(?:href|src)="(assets/[^"?]+)\?[0-9a-f]{8}"', page)
    assert len(stamped) >= 2
    for path in stamped:
        assert _headers(site, f"/{path}")["Cache-Control"] == policy.FOREVER
    assert _headers(site, "/index.html")["Cache-Control"] == policy.FRESH


def test_finders_of_holes_are_told_where_to_report_them(course, site):
    settings = course / "curriculum" / "course.yml"
    settings.write_text(settings.read_text("utf-8") + "report_address: mailto:tea@example.org\n", "utf-8")
    assert run("build.py", course).returncode == 0
    told = (course / "site" / ".well-known" / "security.txt").read_text("utf-8")
    assert re.fullmatch(
        r"Contact: mailto:tea@example\.org\nExpires: 20\d\d-\d\d-\d\dT00:00:00Z\nPreferred-Languages: en\n",
        told,
    )
    assert not (site / ".well-known").exists()


def _search(page):
    page.locator("[data-find]").click()
    page.get_by_role("dialog").locator("input").fill("escalaton")
    page.locator(".search__results a").first.wait_for()


def _practice(page):
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Show me why").click()


def _exam(page):
    page.get_by_role("button", name="Start the exam").click()
    page.get_by_role("button", name="Hand in", exact=True).first.click()
    page.get_by_role("button", name="Hand in now").click()
    page.locator(".result__table").first.wait_for()


def _flashcards(page):
    page.get_by_role("button", name="Turn the card").click()
    page.get_by_role("button", name="I knew it").click()


def _plan(page):
    page.clock.set_fixed_time("2027-01-04")
    page.locator("input[type=date]").fill("2027-01-20")
    page.get_by_role("button", name="Make my plan").click()
    with page.expect_download():
        page.get_by_role("button", name="Save for my calendar").click()


def _offline(page):
    page.get_by_role("button", name="Save the whole course for offline use").click()
    page.get_by_role("button", name="Remove the saved pages").wait_for(timeout=60_000)


STATES = {
    "/": _search,
    "/practice/": _practice,
    "/practice/exam/": _exam,
    "/practice/flashcards/": _flashcards,
    "/practice/plan/": _plan,
    "/progress/": _offline,
}
"""What a learner does on the pages that scripts draw, by their path."""


@pytest.mark.parametrize("path", STATES)
def test_no_state_of_a_page_breaks_the_policy(watched, guarded, path):
    watched.set_default_timeout(10_000)
    watched.goto(guarded + path)
    STATES[path](watched)
    assert watched.evaluate("window.broken") == []
