"""Pages say the language of the course, and the theme's own words follow it."""

from __future__ import annotations

import pytest
import tongue
from conftest import run
from lxml import html
from mkdocs.config import load_config


def _lead(course, told: str, theme: str = "") -> None:
    """Gives the course a language, and the theme what `theme` says."""
    for path, old, new in (
        ("curriculum/course.yml", "date: ", f"language: {told}\ndate: "),
        ("mkdocs.yml", "name: material", f"name: material{theme}"),
    ):
        text = (course / path).read_text("utf-8")
        assert old in text
        (course / path).write_text(text.replace(old, new, 1), "utf-8")


def test_every_page_says_the_language_of_the_course(course):
    _lead(course, "de-AT")
    outcome = run("build.py", course)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    pages = list((course / "site").rglob("*.html"))
    assert {html.parse(page).getroot().get("lang") for page in pages} == {"de-AT"}


@pytest.mark.parametrize(
    "told, theme, words",
    [
        ("pt-BR", "", "pt-BR"),
        ("de-AT", "", "de"),
        ("tlh", "", "en"),
        ("zh", ", language: zh-TW", "zh-TW"),
        ("en-US", ", language: en", "en"),
    ],
)
def test_the_themes_own_words_are_in_the_nearest_language_that_it_has(course, told, theme, words):
    _lead(course, told, theme)
    config = load_config(str(course / "mkdocs.yml"), hooks=[])
    assert list(tongue.faults(config, told)) == []
    assert tongue.words(config, told) == words


@pytest.mark.parametrize("language", ["en", "fr", "pt-BR"])
def test_a_theme_that_is_told_another_language_is_a_fault(course, language):
    _lead(course, "de", f", language: {language}")
    config = load_config(str(course / "mkdocs.yml"), hooks=[])
    assert list(tongue.faults(config, "de")) == [
        f"theme.language is '{language}', and the language of the course is 'de'; leave it out"
    ]
