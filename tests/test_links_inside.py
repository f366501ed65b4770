"""Links inside a built site: what leads nowhere or out of the site by accident is told, and nothing else."""

from __future__ import annotations

import json

import pytest
from conftest import run
from coursekit.linkcheck import NAMES, inside, site

HEAD = '<!doctype html><html><head><link rel="canonical" href="https://example.org/tea/"></head><body>\n'
GOOD = {
    "a page beside it": '<a href="learn/">x</a>',
    "a page by its file": '<a href="learn/index.html">x</a>',
    "a page with a query": '<a href="learn/?a=b">x</a>',
    "the page itself": '<a href="">x</a><a href="#">x</a><a href="#top">x</a>',
    "an anchor here": '<p id="here"></p><a href="#here">x</a>',
    "an anchor there": '<a href="learn/#there">x</a>',
    "an anchor in other letters": '<p id="\u00fcber"></p><a href="#%C3%BCber">x</a>',
    "an image with a space": '<img src="leaf%20one.webp">',
    "a set of images": '<img srcset="leaf%20one.webp 1x, drawing.svg 2x">',
    "a part of a drawing": '<svg><use href="drawing.svg#leaf"/></svg>',
    "its own published address": '<a href="https://example.org/tea/learn/#there">x</a>',
    "another host": '<a href="https://example.com/">x</a>',
    "mail and telephone": '<a href="mailto:a@example.org">x</a><a href="tel:+1">x</a>',
    "data in the page": '<img src="data:image/png;base64,AA==">',
    "ids of the page": '<p id="a"></p><p id="b"></p><div aria-labelledby="a b"></div>',
    "the theme's own switch": '<label for="__toc"></label>',
    "a comment": '<!-- <a href="nowhere/">x</a> -->',
    "a style": "<style>a { background: url('leaf%20one.webp') }</style>",
}
BAD = {
    '<a href="nowhere/">x</a>': "'nowhere/' leads to no file of the site [K001]",
    '<a href="lern/">x</a>': "'lern/' leads to no file of the site; did you mean 'learn/'? [K001]",
    '<a href="Learn/">x</a>': "'Learn/' leads to no file of the site; did you mean 'learn/'? [K001]",
    '<a download href="a.pdf">x</a>': "'a.pdf' leads to no file of the site [K001]",
    '<img src="c.png">': "'c.png' leads to no file of the site [K001]",
    '<img srcset="leaf%20one.webp 1x, d.png 2x">': "'d.png' leads to no file of the site [K001]",
    '<script src="s.js"></script>': "'s.js' leads to no file of the site [K001]",
    '<link rel="stylesheet" href="t.css">': "'t.css' leads to no file of the site; did you mean 'style.css'? [K001]",
    '<video poster="p.png"></video>': "'p.png' leads to no file of the site [K001]",
    '<object data="o.svg"></object>': "'o.svg' leads to no file of the site [K001]",
    '<form action="send/"></form>': "'send/' leads to no file of the site [K001]",
    '<meta http-equiv="refresh" content="0; url=old/">': "'old/' leads to no file of the site [K001]",
    '<p style="background: url(e.png)">': "'e.png' leads to no file of the site [K001]",
    "<style>\n@import 'f.css';</style>": "'f.css' leads to no file of the site [K001]",
    '<svg><image xlink:href="g.png"/></svg>': "'g.png' leads to no file of the site [K001]",
    '<a href="https://example.org/tea/gone/">x</a>': (
        "'https://example.org/tea/gone/' leads to no file of the site [K001]"
    ),
    '<a href="http://[">x</a>': "'http://[' is not an address [K001]",
    '<p id="here"></p><a href="#her">x</a>': (
        "'#her' names an anchor that 'index.html' does not have; did you mean 'here'? [K002]"
    ),
    '<a href="learn/#here">x</a>': (
        "'learn/#here' names an anchor that 'learn/index.html' does not have; did you mean 'there'? [K002]"
    ),
    '<svg><use href="drawing.svg#stem"/></svg>': (
        "'drawing.svg#stem' names an anchor that 'drawing.svg' does not have [K002]"
    ),
    '<svg><path fill="url(#red)"/></svg>': ("'#red' names an anchor that 'index.html' does not have [K002]"),
    '<a href="/learn/">x</a>': ("'/learn/' is an absolute path; write it from the page that it is on [K003]"),
    '<a href="../up/">x</a>': "'../up/' leads out of the site's folder [K003]",
    '<a href="file:///home/a/b.html">x</a>': "'file:///home/a/b.html' names a file of one machine [K003]",
    '<img src="C:\\b.png">': "'C:\\b.png' names a file of one machine [K003]",
    '<a href="learn\\index.html">x</a>': "'learn\\index.html' has a backslash; write '/' [K003]",
    '<a href="//example.com/">x</a>': "'//example.com/' leaves the site without 'https:' [K003]",
    '<a href="htps://example.com/">x</a>': "'htps://example.com/' is of an unknown kind, 'htps:' [K003]",
    '<a href="http://localhost:8000/">x</a>': "'http://localhost:8000/' names a machine, 'localhost' [K003]",
    '<a href="http://127.0.0.1/">x</a>': "'http://127.0.0.1/' names a machine, '127.0.0.1' [K003]",
    '<a href="http://192.168.0.9/">x</a>': "'http://192.168.0.9/' names a machine, '192.168.0.9' [K003]",
    '<a href="http://desk/">x</a>': "'http://desk/' names a machine, 'desk' [K003]",
    '<a href="http://desk.local/">x</a>': "'http://desk.local/' names a machine, 'desk.local' [K003]",
    '<p aria-describedby="why"></p>': "aria-describedby names 'why', which is not on the page [K004]",
    '<p id="why"></p><p aria-labelledby="why title"></p>': (
        "aria-labelledby names 'title', which is not on the page [K004]"
    ),
    '<button aria-controls="box"></button>': "aria-controls names 'box', which is not on the page [K004]",
    '<label for="name">x</label>': "for names 'name', which is not on the page [K004]",
    '<script src="https://example.com/a.js"></script>': (
        "'https://example.com/a.js' is loaded from another host, 'example.com' [K005]"
    ),
    '<img srcset="https://example.com/a.png 2x">': (
        "'https://example.com/a.png' is loaded from another host, 'example.com' [K005]"
    ),
    '<link rel="preconnect" href="https://example.com/">': (
        "'https://example.com/' is loaded from another host, 'example.com' [K005]"
    ),
}


@pytest.fixture
def folder(tmp_path):
    """A course whose site has two pages, an image, a drawing and a style sheet."""
    made = tmp_path / "site"
    (made / "learn").mkdir(parents=True)
    (made / "index.html").write_text(HEAD, "utf-8")
    (made / "learn" / "index.html").write_text('<p id="there"></p>')
    (made / "leaf one.webp").write_bytes(b"png")
    (made / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g id="leaf"/></svg>')
    (made / "style.css").write_text('a { background: url("leaf one.webp") }')
    return tmp_path


def _said(folder):
    return [str(finding) for finding in inside.findings(site.read(folder / "site"), folder)]


@pytest.mark.parametrize("html", GOOD.values(), ids=GOOD.keys())
def test_what_leads_somewhere_is_not_told(folder, html):
    (folder / "site" / "index.html").write_text(HEAD + html, "utf-8")
    assert _said(folder) == []


@pytest.mark.parametrize("html", BAD)
def test_what_leads_nowhere_is_told_with_its_line(folder, html):
    (folder / "site" / "index.html").write_text(HEAD + html, "utf-8")
    line = 3 if html.startswith("<style>\n") else 2
    assert [f"site/index.html:{line}: error: {BAD[html]}"] == _said(folder)


def test_its_own_address_is_known_where_pages_are_named_by_their_files(folder):
    head = HEAD.replace("/tea/", "/tea/index.html")
    links = '<a href="https://example.org/tea/learn/index.html#there">x</a><a href="https://example.org/tea/x">x</a>'
    (folder / "site" / "index.html").write_text(head + links, "utf-8")
    assert _said(folder) == [
        "site/index.html:2: error: 'https://example.org/tea/x' leads to no file of the site [K001]"
    ]


def test_each_code_of_inside_links_has_a_sample():
    told = {message.rpartition("[")[2].rstrip("]") for message in BAD.values()}
    assert {code for code in NAMES if code < "K006"} == told


def test_a_style_sheet_a_drawing_and_a_site_map_are_read_too(folder):
    made = folder / "site"
    (made / "style.css").write_text("/* url(x.png)\n*/\na { background: url(y.png) }")
    (made / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg">\n<a href="z.html"><g id="leaf"/></a></svg>'
    )
    (made / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://example.org/tea/old/</loc></url></urlset>"
    )
    assert _said(folder) == [
        "site/drawing.svg:2: error: 'z.html' leads to no file of the site [K001]",
        "site/sitemap.xml:2: error: 'https://example.org/tea/old/' leads to no file of the site [K001]",
        "site/style.css:3: error: 'y.png' leads to no file of the site [K001]",
    ]


def test_a_fault_on_many_pages_is_told_once_with_their_number(folder):
    for name in ("a", "b", "c"):
        (folder / "site" / f"{name}.html").write_text('<a href="nowhere/">x</a><a href="nowhere/">x</a>')
    assert _said(folder) == [
        "site/a.html:1: error: 'nowhere/' leads to no file of the site (and on 2 more pages) [K001]"
    ]


def test_the_page_for_lost_readers_may_start_from_the_top_of_its_host(folder):
    (folder / "site" / "404.html").write_text('<a href="/tea/learn/">x</a><a href="/tea/gone/">x</a>')
    assert _said(folder) == ["site/404.html:1: error: '/tea/gone/' leads to no file of the site [K001]"]


def test_the_line_of_the_authors_own_page_is_told_where_it_can_be_found(folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "learn.md").write_text("# Tea\n\nSee [the pot](nowhere.md#lid).\n")
    (folder / "site" / "learn" / "index.html").write_text('\n\n\n<a href="../nowhere/#lid">x</a>')
    assert _said(folder) == ["docs/learn.md:3: error: '../nowhere/#lid' leads to no file of the site [K001]"]


def test_the_smallest_site_has_no_bad_link(smallest_site):
    outcome = run("links.py", smallest_site.parent)
    assert (outcome.returncode, outcome.stdout) == (0, ""), outcome.stderr


def test_this_projects_own_site_has_no_bad_link(site):
    outcome = run("links.py", site.parent)
    assert (outcome.returncode, outcome.stdout) == (0, ""), outcome.stderr


def test_a_bad_link_ends_the_command_with_1_in_each_format(folder):
    (folder / "site" / "index.html").write_text(f'{HEAD}<a href="nowhere/">x</a>')
    outcome = run("links.py", folder)
    assert outcome.returncode == 1
    assert outcome.stdout.startswith(
        "site/index.html:2: error: 'nowhere/' leads to no file of the site [K001]\n"
    )
    assert "1 error" in outcome.stderr
    told = run("links.py", folder, "--format", "github").stdout
    assert told == "::error file=site/index.html,line=2,title=K001::'nowhere/' leads to no file of the site\n"
    read = json.loads(run("links.py", folder, "--format", "json").stdout)
    assert [finding["code"] for finding in read["findings"]] == ["K001"]


def test_without_a_site_one_line_says_what_to_do(tmp_path):
    outcome = run("links.py", tmp_path)
    assert outcome.returncode == 2
    assert "build it first: python3 run.py build" in outcome.stderr
