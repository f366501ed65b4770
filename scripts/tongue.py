"""Which language the pages are in: the course says it, and mkdocs.yml may not say another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig

OTHERWISE = "en"
"""What Material speaks where it does not know the course's language."""


def faults(config: MkDocsConfig, language: str) -> Iterator[str]:
    """Where mkdocs.yml gives the theme another language than the course's, one line that says so."""
    named = _named(config)
    if named and _alone(named) != _alone(language):
        yield f"theme.language is '{named}', and the language of the course is '{language}'; leave it out"


def words(config: MkDocsConfig, language: str) -> str:
    """The language of Material's own words: as near to the course's as Material has one."""
    known = {path.stem for folder in config.theme.dirs for path in _known(folder)}
    asked = (_named(config), language, _alone(language))
    return next((name for name in asked if name in known), OTHERWISE)


def _named(config: MkDocsConfig) -> str:
    """What mkdocs.yml names; MkDocs' own settings hold Material's default too."""
    with Path(config.config_file_path).open("rb") as file:
        theme = utils.yaml_load(file).get("theme")
    return str(theme.get("language") or "") if isinstance(theme, dict) else ""


def _known(folder: str) -> Iterator[Path]:
    return (Path(folder) / "partials" / "languages").glob("*.html")


def _alone(language: str) -> str:
    """A language without its region."""
    return language.partition("-")[0].lower()
