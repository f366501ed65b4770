"""Renders all pages with one Markdown instance, and the parts of all questions with another.

MkDocs 1.6.1 makes one for each page and mkdocs-quiz 1.7.1 one for each question. Methods of the
plugin's object are replaced, and the name by which MkDocs finds Markdown, for which they have no
event; tests/test_kept.py notices when a new version has them no more.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import inputs
import markdown
from coursekit import inline
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor


class _One:
    """Stands where a page looks for the library: it gives the same instance again, as good as new."""

    def __init__(self) -> None:
        self.made: markdown.Markdown | None = None
        self.settings: dict[str, Any] = {}

    def Markdown(self, **settings: Any) -> markdown.Markdown:
        if self.made is None or settings != self.settings:
            self.made, self.settings = markdown.Markdown(**settings), settings
        return self.made.reset()


def share_for_pages(config: MkDocsConfig) -> None:
    """Lets MkDocs render all pages with one Markdown instance where no extension is unknown.

    What belongs to a page, such as where its links start, MkDocs registers anew under the same names.
    """
    pages.markdown = _One() if inputs.knows_extensions(config) else markdown


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
