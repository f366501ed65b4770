"""Text of the data reads the same on a page, on paper and in other programs: plain, with light emphasis."""

from __future__ import annotations

import re

import pytest
from browser import copy_of
from conftest import ROOT, run
from coursekit.exports.bank import Text
from coursekit.handouts import site, xhtml
from coursekit.model.credential import Reference
from coursekit.pages import licenses
from coursekit.pages.question import plain
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from printed import plain as plain_signs
from printed import source

TOLD = site.read(ROOT)
PAGES = Markdown(extensions=list(TOLD.extensions), extension_configs=TOLD.settings)
PIECES = [
    "[a](b.md)",
    "![a](b.svg)",
    "[a]: b",
    "[a]",
    "`a`",
    "``",
    "{ .a }",
    "{: #a }",
    " *a*{ .a } ",
    "{",
    "|",
    "a | b",
]
PIECES += ["<b>", "</quiz>", "&amp;", "&", "http://a.b", "<http://a.b>", "\\", "\\*", "\\[", "[[a]]", "[^a]"]
PIECES += ["# ", "- ", "+ ", "* ", "1. ", "> ", ": ", "!!! a", "??? a", "~~~", "---", "===", "    ", "\n"]
PIECES += [" *a* ", " **a** ", " _a_ ", "a", " ", ".", "'", '"', "5", "{{ emergency }}"]
MARKUP = "Is [milk](cup.md) in `it`, ![so](pot.svg){ .wide } | or <b>not</b>?"


def _read(content: str) -> str:
    """The words that a reader sees of HTML; cells stand apart."""
    shown = html.fragment_fromstring(content.replace("</t", " </t"), create_parent="div").text_content()
    return plain_signs(shown.replace(xhtml.NO_BLOCK, ""))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join).filter(str.strip))
def test_a_text_reads_the_same_on_page_and_paper(told):
    page = PAGES.reset().convert(plain(told))
    row = PAGES.reset().convert(f"| a | b |\n|---|---|\n| {plain(told)} | c |")
    paper = xhtml.text(told)
    assert _read(page) == _read(paper)
    assert _read(row) == f"a b {_read(paper)} c"
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "em", "strong"}


@pytest.mark.parametrize("told", [MARKUP, *PIECES])
def test_the_mark_of_a_source_is_named_by_its_title_whatever_signs_that_holds(told):
    source = Reference.model_construct(id="B1", title=told, dated="2014", checked="2026-01-01")
    page = PAGES.reset().convert(f"| a | b |\n|---|---|\n| So. {licenses.mark(source)} | c |")
    (link,) = html.fragment_fromstring(page, create_parent="div").iter("a")
    assert link.get("aria-label") == f"B1, copy of 2014: {' '.join(told.split())}"
    assert link.text == "B1, copy of 2014"


@pytest.mark.parametrize("told", [MARKUP, *PIECES[:-1]])
def test_another_program_gets_the_words_of_paper(told):
    assert plain_signs(Text.of(told, source().course).plain) == _read(xhtml.text(told))


def test_markup_in_a_question_is_shown_wherever_it_is_asked(tmp_path):
    course = copy_of("player", tmp_path)
    bank = course / "curriculum" / "questions" / "tea" / "cup.yml"
    text = bank.read_text("utf-8")
    stem = re.search(r"^  stem: (.*)$", text, re.MULTILINE)
    bank.write_text(text.replace(stem.group(), f"  stem: '{MARKUP}'", 1), "utf-8")
    made = run("build.py", course)
    assert made.returncode == 0, made.stdout + made.stderr
    for page in ("learn/tea/cup", "practice/questions/tea"):
        shown = html.parse(course / "site" / page / "index.html").xpath("//*[@id='q-cup-01-stem']")
        assert [" ".join(one.text_content().split()) for one in shown] == [MARKUP]
        assert not shown[0].xpath(".//a | .//img | .//code | .//b")
