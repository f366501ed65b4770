"""The pages of licenses in a real browser: the comparison by topic, and each license by phone."""

from __future__ import annotations

import pytest


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context.new_page()
    context.close()


def test_each_row_of_the_comparison_has_its_topic_as_title(phone, own):
    phone.goto(own + "/licenses/")
    table = phone.get_by_role("region", name="Topic by license")
    titles = table.get_by_role("rowheader").all_inner_texts()
    assert "De-escalation" in titles
    assert len(titles) == table.locator("tbody tr").count()


def test_the_topic_stays_in_sight_while_the_licenses_move(phone, own):
    phone.goto(own + "/licenses/")
    table = phone.get_by_role("region", name="Topic by license")
    table.evaluate("table => { table.scrollLeft = 1000 }")
    assert table.evaluate("table => table.scrollLeft") == 1000
    topic = table.get_by_role("rowheader").first
    left, ground = topic.evaluate("""topic => {
      const box = topic.getBoundingClientRect();
      return [box.left, getComputedStyle(topic).backgroundColor];
    }""")
    assert 0 <= left < 30
    assert ground not in ("transparent", "rgba(0, 0, 0, 0)")
