"""The scripts and styles of the site: joined from their sources, and named in the pages that need them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import inputs
import jinja2
import material
from coursekit import outline, scripts, store, styles
from coursekit.model import Course
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "assets"
MATERIAL = Path(material.__file__).absolute().parent / "templates"
"""As MkDocs names it: where a link leads there, the link stays in the path."""
FIRST = "scheme.js"
"""The script that stands in the page itself, because it runs before anything is drawn."""
SCRIPTS = {
    "frame.js": False,
    "search-dialog.js": False,
    "player.js": False,
    "progress-page.js": True,
    "practice-page.js": False,
    "exam-page.js": False,
    "review-page.js": False,
    "readiness-page.js": False,
    "plan-page.js": False,
    "flashcards-page.js": False,
    "home-page.js": False,
    "offline-page.js": False,
}
"""The scripts joined for the browser, and whether each needs the whole outline of the course."""
SITE_STYLES = ("frame.css", "course.css", "scenario.css", "tables.css")
"""What every page wears, in one sheet with what is needed of Material's."""
STYLES = {
    "player.css": ("player.css", "player-buttons.css", "player-marks.css", "player-paper.css"),
    **{
        name: (name,)
        for name in ("progress-page.css", "practice.css", "exam.css", "review.css", "search.css")
    },
}
"""What only some pages wear: the sheets, and what each is joined from."""
QUESTION = "data-question="
PARTS = {
    QUESTION: ("player.js", "player.css"),
    "data-progress": ("player.js", "player.css", "progress-page.js", "progress-page.css"),
    "data-practice": ("practice-page.js", "player.css", "practice.css", "progress-page.css", "review.css"),
    "data-exam": ("exam-page.js", "player.css", "progress-page.css", "practice.css", "exam.css"),
    "data-review": ("review-page.js", "player.css", "practice.css", "progress-page.css", "review.css"),
    "data-readiness": ("readiness-page.js", "player.css", "progress-page.css", "review.css"),
    "data-plan": ("plan-page.js", "player.css", "review.css"),
    "data-flashcards": ("flashcards-page.js", "player.css", "review.css"),
    "data-due": ("home-page.js",),
    "data-offline": ("offline-page.js", "player.css", "progress-page.css"),
}
"""What a page needs that has such a mark in its content."""


class Made(File):
    """A file whose content is made by the build; it is written as pages are."""

    def copy_file(self, dirty: bool = False) -> None:
        utils.write_file(self.content_bytes, self.abs_dest_path)


class Assets:
    """What one build gives to the browser beside its pages."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.stamps: dict[str, str] = {}
        """What stands behind the address of a file, by its path in the site."""

    def add(self, files: Files, config: MkDocsConfig) -> None:
        """Puts our scripts and styles in the place of what they are made of."""
        _remove_unused(files, str(config.theme["favicon"]))
        for path, text in {**self._scripts(files), **self._styles()}.items():
            self.put(files, config, path, text)

    def put(self, files: Files, config: MkDocsConfig, path: str, text: str) -> None:
        """A file for the browser, with a stamp for its address."""
        self.stamps[path] = hashlib.sha256(text.encode()).hexdigest()[:8]
        before = files.get_file_from_path(path)
        if before is not None:
            files.remove(before)
        files.append(Made.generated(config, path, content=text))

    def address(self, page: Page, path: str) -> str:
        """The address of a file from a page; it changes with the file, so that no old copy is used."""
        return f"{utils.get_relative_url(path, page.url)}?{self.stamps[path]}"

    def links(self, page: Page, content: str, suffix: str) -> Iterator[str]:
        """The addresses of the scripts (`.js`) or styles (`.css`) that a page needs for its content."""
        folder = {".js": "assets/javascripts", ".css": "assets/stylesheets"}[suffix]
        for name in parts(content, page.file.src_uri.startswith("learn/")):
            if name.endswith(suffix):
                yield self.address(page, f"{folder}/{name}")

    @jinja2.pass_context
    def stamped(self, context: jinja2.runtime.Context, path: str) -> str:
        """The address of a file from the page that a template draws."""
        address = utils.normalize_url(path, context.get("page"), context["base_url"])
        return f"{address}?{self.stamps[path]}"

    def _scripts(self, files: Files) -> dict[str, str]:
        sources = modules()
        addresses = {part.path: files.get_file_from_path(part.path).url for part in self.course.lessons}
        outlines = {whole: outline.script(self.course, addresses, whole=whole) for whole in (False, True)}
        made = {}
        for entry, whole in SCRIPTS.items():
            sources["course.js"] = outlines[whole]
            try:
                made[f"assets/javascripts/{entry}"] = scripts.joined(sources, entry)
            except scripts.CannotJoin as fault:
                raise PluginError(f"docs/assets/javascripts: {fault}") from None
        return made

    def _styles(self) -> dict[str, str]:
        joined = {name: "\n".join(map(_style, parts)) for name, parts in STYLES.items()}
        theirs = next((MATERIAL / "assets" / "stylesheets").glob("main.*.min.css"))
        ours = [_style(name) for name in SITE_STYLES]
        known = store.name(*ours, *joined.values())
        whole = inputs.made(
            "site.css", known, lambda: styles.joined(theirs.read_text("utf-8"), ours).encode()
        )
        made = {"assets/stylesheets/site.css": whole.decode()}
        return made | {f"assets/stylesheets/{name}": _tight(name, text) for name, text in joined.items()}


def modules() -> dict[str, str]:
    """The sources of all scripts by name."""
    sources = sorted((FOLDER / "javascripts").glob("*.js"))
    return {path.name: path.read_text(encoding="utf-8") for path in sources}


def first() -> str:
    """The script that stands in the page itself."""
    return scripts.joined({FIRST: (FOLDER / "javascripts" / FIRST).read_text(encoding="utf-8")}, FIRST)


def parts(html: str, lesson: bool) -> tuple[str, ...]:
    """The scripts and styles that a page needs: it has questions, lessons beside it to mark, and so on."""
    found = [*PARTS[QUESTION]] if lesson else []
    for mark, names in PARTS.items():
        if mark in html:
            found += names
    return tuple(dict.fromkeys(found))


def _tight(name: str, style: str) -> str:
    return inputs.made(name, style, lambda: styles.tight(style).encode()).decode()


def _style(name: str) -> str:
    return (FOLDER / "stylesheets" / name).read_text(encoding="utf-8")


def _remove_unused(files: Files, favicon: str) -> None:
    """Takes out what nothing asks for: the theme's own assets, and the sources of what we join."""
    own, material_s = f"{FOLDER}{os.sep}", f"{MATERIAL}{os.sep}"
    for published in list(files):
        source = published.abs_src_path or ""
        ours = source.startswith(own) and source.endswith((".js", ".css"))
        theirs = source.startswith(material_s) and published.src_uri != favicon
        if ours or theirs or published.src_uri.rpartition("/")[2] in ("main.html", "sitemap.xml"):
            files.remove(published)
