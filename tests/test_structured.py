"""What search engines read of a page is what the course says."""

from __future__ import annotations

import json
import re

from conftest import ROOT
from coursekit import checked
from coursekit.pages import structured

SAID = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_every_lesson_says_its_minutes_and_what_it_teaches(site):
    course = checked.course(ROOT).course
    for lesson in course.lessons:
        page = (site / lesson.path.removesuffix(".md") / "index.html").read_text("utf-8")
        data = json.loads(SAID.search(page)[1])
        assert data["@type"] == "LearningResource"
        assert data["timeRequired"] == f"PT{lesson.minutes}M"
        assert data["teaches"] == [course.get("objective", id).text for id in lesson.entry.objectives]


def test_the_first_page_says_what_the_course_is(site):
    data = json.loads(SAID.search((site / "index.html").read_text("utf-8"))[1])
    assert data["@type"] == "Course"
    assert data["isAccessibleForFree"] is True
    assert not SAID.search((site / "about" / "index.html").read_text("utf-8"))


def test_no_text_ends_the_element_early():
    course = checked.course(ROOT).course
    settings = course.settings.model_copy(update={"title": "</script><b>"})
    element = structured.of_course(course.model_copy(update={"settings": settings}))
    assert json.loads(SAID.fullmatch(element)[1])["name"] == "</script><b>"
