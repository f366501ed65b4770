"""Every printed file of the project's own site conforms to PDF/UA-1, as a checker of its own sees it."""

from __future__ import annotations

import page as validator
import printed
from conftest import ROOT
from coursekit import handouts, load
from coursekit.handouts import printing

LIMITS = validator.SafetyLimits.unlimited()
PROFILE = validator.ValidationProfile.PDF_UA_1


def test_every_pdf_of_the_site_conforms_to_pdf_ua(site):
    files = sorted(site.rglob("*.pdf"))
    reports = ((path, validator.validate_pdf(path, profile=PROFILE, limits=LIMITS)) for path in files)
    faults = [(path.name, failure.message) for path, report in reports for failure in report.failures]
    assert len(files) > 500
    assert faults == []


def test_no_pdf_of_the_site_has_words_printed_over_others(site):
    files = sorted(site.rglob("*.pdf"))
    assert [(path.name, found) for path in files for found in printed.overprints(path)] == []


def test_no_pdf_of_the_site_lacks_a_word_of_its_handout(site):
    told = printing.source(ROOT, load.course(ROOT).course)
    made = {one.id: one for one in (plan.compose() for plan in handouts.plans(told))}
    lost = {path.name: printed.lost(made[path.stem], path) for path in sorted(site.rglob("*.pdf"))}
    assert {name: words for name, words in lost.items() if words} == {}
