"""The one style sheet holds what the pages need, no more, and loses nothing of it."""

from __future__ import annotations

import re

from coursekit import styles

MATERIAL = """
:root{--used:red;--unused:blue}
.md-typeset a,.md-nav a{color:var(--used)}
.md-typeset .admonition:is(.a,.b){margin:0}
.md-nav__link{margin:0}
[data-md-color-primary=red]{--used:green}
@media print{.md-nav{margin:0}}
@media screen{.md-typeset,.md-header{padding:0}}
@font-face{font-family:x}
"""


def test_rules_for_what_no_page_has_are_left_out():
    assert styles.joined(MATERIAL, []) == (
        ":root{--used:red}.md-typeset a{color:var(--used)}.md-typeset .admonition:is(.a,.b){margin:0}"
        "@media screen{.md-typeset{padding:0}}"
    )


def test_a_variable_that_only_our_sheets_read_stays():
    assert "--unused:blue" in styles.joined(MATERIAL, ["p { color: var(--unused); }"])


def test_a_sheet_of_ours_loses_comments_and_space_alone():
    sheet = """
/* said to readers of the source */
a > b,
c :is(d, e)::after {
  color: red !important;
  content: "a  b; c" / "";
}
@font-face { font-family: x; src: url("x.woff2"); }
@page { margin: 0; }
@media (max-width: 30em) { a { margin: 0  auto; } }
"""
    assert styles.tight(sheet) == (
        'a > b,c :is(d, e)::after{color:red!important;content:"a  b; c" / ""}'
        '@font-face{font-family:x;src:url("x.woff2")}@page{margin:0}'
        "@media (max-width: 30em){a{margin:0 auto}}"
    )


def test_the_dark_colors_hold_by_choice_and_where_the_device_is_dark():
    assert styles.tight('[data-md-color-scheme="slate"] { --ink: white; }') == (
        '[data-md-color-scheme="slate"]{--ink:white}'
        "@media (prefers-color-scheme:dark){:root:not([data-md-color-scheme]){--ink:white}}"
    )


def test_every_color_that_the_sheet_takes_has_its_dark_one(site):
    sheet = (site / "assets" / "stylesheets" / "site.css").read_text("utf-8")
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", sheet)
    light = " ".join(
        body for selector, body in rules if selector.startswith(":root") and "not(" not in selector
    )
    dark = " ".join(body for selector, body in rules if "slate" in selector)
    used = set(re.findall(r"var\((--md[\w-]+)", sheet))
    colors = {name for name in used if re.search(rf"{name}:#", light)}
    assert {"--md-code-bg-color", "--md-typeset-table-color"} <= colors
    assert colors - set(re.findall(r"(--[\w-]+):", dark)) == set()
