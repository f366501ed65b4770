"""The pages of licenses in a real browser: the comparison by topic, and each license by phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from coursekit.model.credential import Reference


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


@pytest.mark.parametrize(
    ("dated", "year"),
    [
        ("22 September 2014", "2014"),
        ("2011 to 2013", "2013"),
        ("through 26 March 2025", "2025"),
        ("5 April 2026", ""),
        ("undated", ""),
        ("undated; Ordinance 24 of 1965", ""),
        ("through P.A. 103-1052", ""),
    ],
)
def test_the_year_of_a_copy_is_told_where_it_is_older_than_the_check(dated, year):
    assert Reference.model_construct(dated=dated, checked="2026-11-22").older == year


def test_each_rule_names_its_source_and_the_year_of_an_old_copy(phone, own):
    phone.goto(own + "/licenses/new-york/")
    rule = phone.get_by_role("listitem").filter(has_text="You take 8 hours before the first post")
    assert rule.locator("a").all_inner_texts() == ["NY1, copy of 2014", "NY6, copy of 2010"]
    rule.get_by_role("link", name="NY1, copy of 2014: General Business Law, section 89-n").click()
    assert phone.locator("#ny1").evaluate("source => source.getBoundingClientRect().top < innerHeight")
    assert "copy dated: 22 September 2014" in phone.locator("#ny1").inner_text()


def test_a_copy_without_a_year_is_named_by_its_source_alone(phone, own):
    phone.goto(own + "/licenses/new-york/")
    mark = phone.get_by_role("link", name="NY7: 16-hour course description").first
    assert mark.inner_text() == "NY7"


def test_the_lessons_for_each_topic_are_in_sight_on_a_phone(phone, own):
    phone.goto(own + "/licenses/california/")
    links = phone.locator(".stacked td[data-title='Our lessons'] a")
    edges = links.evaluate_all("links => links.map(link => link.getBoundingClientRect().right)")
    assert len(edges) > 27
    assert max(edges) <= 360
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("name", "field", "chosen"),
    [
        (
            "Practice these topics",
            "select[name=license] option:checked",
            "New York security guard registration",
        ),
        ("Make a plan", "select[name=license] option:checked", "New York security guard registration"),
        (
            "Mock exam in this format",
            "label:has([name=exam]:checked) strong",
            "Practice in the New York format",
        ),
    ],
)
def test_a_license_leads_on_to_practice_plan_and_exam(phone, own, name, field, chosen):
    phone.goto(own + "/licenses/new-york/")
    phone.get_by_role("link", name=name).click()
    phone.locator(field).wait_for(state="attached")
    assert phone.locator(field).text_content() == chosen


def test_a_license_leads_only_to_what_there_is_for_it(phone, own):
    phone.goto(own + "/licenses/california/")
    assert phone.get_by_role("link", name="Make a plan").count() == 1
    assert phone.get_by_role("link", name="Mock exam in this format").count() == 0


@pytest.mark.parametrize("page", ["licenses/new-york/", "practice/?license=new-york"])
def test_axe_finds_nothing_wrong_on_a_phone(phone, own, page):
    phone.goto(f"{own}/{page}")
    phone.wait_for_load_state("networkidle")
    results = Axe().run(phone, context={"include": [["article"]]})
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results.response["violations"]] == []
