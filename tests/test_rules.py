"""Each rule does what its page says, on the samples of that page and on nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import samples
from coursekit import checked, faults, rules

TODAY = date(2026, 2, 1)
PAGES = sorted((Path(__file__).parent / "rules").glob("*.md"))
SAMPLES = [sample for page in PAGES for sample in samples.read(page)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_gives_the_findings_that_its_page_marks(sample, tmp_path):
    expected = samples.make(sample, tmp_path / "course")
    outcome = checked.course(tmp_path / "course", TODAY)
    assert expected == sorted(map(str, outcome.findings))


def test_the_smallest_course_has_no_finding():
    assert checked.course(samples.SMALLEST, TODAY).findings == ()


def test_each_rule_has_its_page_and_each_page_its_rule():
    stems = {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in rules.ALL}
    stems |= {f"{code.lower()}_{name.replace('-', '_')}" for code, name in faults.NAMES.items()}
    assert stems == {page.stem for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_a_sample_that_is_found_and_one_that_is_not(page, tmp_path):
    code = page.stem.partition("_")[0].upper()
    marked = [
        any(f"[{code}]" in line for line in samples.make(sample, tmp_path / str(number)))
        for number, sample in enumerate(samples.read(page))
    ]
    assert True in marked
    assert False in marked


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_a_rule_says_in_a_sentence_why_it_is_there(rule):
    assert rule.why.endswith(".")
