"""Renders the parts of questions with one Markdown instance; mkdocs-quiz 1.7.1 makes one for each question.

A method of the plugin's object is replaced, for which it has no event; tests/test_kept.py notices
when a new version has it no more.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import inputs
from coursekit import inline
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor


def share(config: MkDocsConfig) -> None:
    """Lets mkdocs-quiz render all parts of all questions with one Markdown instance, or with none.

    It makes an instance for every question, which takes a sixth of a build. They are alike for
    all pages but for the page that links start from. Plain sentences need none at all.
    """
    plugin = config.plugins["mkdocs_quiz"]
    make, convert = plugin._create_fragment_markdown, plugin._convert_fragment_markdown
    made: list[Any] = []

    def shared(page: Page, config: MkDocsConfig, files: Files) -> Any:
        if not made:
            made.append(make(page, config, files))
        for part in made[0].treeprocessors:
            if isinstance(part, _RelativePathTreeprocessor):
                part.file, part.files, part.config, part.links_to_anchors = page.file, files, config, {}
        return made[0]

    @cache
    def known() -> bool:
        return inputs.knows_extensions(config)

    def quick(text: str, page: Page, *rest: Any, **more: Any) -> str:
        if inline.PLAIN.fullmatch(text) and known():
            return f"<p>{text}</p>"
        return convert(text, page, *rest, **more)

    plugin._create_fragment_markdown = shared
    plugin._convert_fragment_markdown = quick
