"""Each broken course of the corpus gives the findings that are marked in it, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import samples
from coursekit import checked, faults, rules

TODAY = date(2026, 2, 1)
PAGES = sorted((Path(__file__).parent / "broken").glob("*.md"))
SAMPLES = [sample for page in PAGES for sample in samples.read(page)]
LEAST = 150


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_broken_course_gives_the_findings_that_are_marked_in_it(sample, tmp_path):
    expected = samples.make(sample, tmp_path / "course")
    assert expected, "a broken course has a mark"
    for read in (checked.course, checked.once):
        outcome = read(tmp_path / "course", TODAY)
        assert expected == sorted(map(str, outcome.findings))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_given_to_all_samples_of_a_page_is_a_good_course(page, tmp_path):
    given = [
        (kind, head.removeprefix("given "), body)
        for kind, head, body in samples.BLOCK.findall(page.read_text("utf-8"))
        if head.startswith("given ")
    ]
    assert samples.make(samples.Sample("given", given), tmp_path / "course") == []
    assert checked.course(tmp_path / "course", TODAY).findings == ()


def test_the_corpus_is_as_large_as_was_promised():
    assert len(SAMPLES) >= LEAST


def test_no_two_samples_of_the_corpus_are_equal():
    told = {repr(sample.changes): sample.name for sample in SAMPLES}
    assert len(told) == len(SAMPLES), set(sample.name for sample in SAMPLES) - set(told.values())


def test_each_sample_has_a_title_of_its_own_that_says_what_the_author_did():
    titles = []
    for page in PAGES:
        sections = re.split(r"^## ", page.read_text("utf-8"), flags=re.MULTILINE)[1:]
        assert len(sections) == len(samples.read(page)), page.name
        for section in sections:
            title, _, rest = section.partition("\n")
            assert re.match(r"\n```(diff|bytes|gone) (?!and |given )", rest), f"{page.name}: {title}"
            titles.append((page.name, title))
    assert len(titles) == len(set(titles))


def test_each_fault_that_the_engine_knows_occurs_in_the_corpus():
    marks = re.compile(r"(?:#!|:\d+) ([A-Z]\d{3}) ")
    found = {code for page in PAGES for code in marks.findall(page.read_text("utf-8"))}
    assert {rule.code for rule in rules.ALL} | set(faults.NAMES) == found
