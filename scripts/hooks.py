"""MkDocs calls here: pages from data come in, lessons are drawn, questions are cleaned.

This is the only file that imports MkDocs. All imports stand at the top: MkDocs has `scripts/`
on the path only while it loads this file.
"""

from __future__ import annotations

import hashlib
import logging
import posixpath
from collections.abc import Iterator
from pathlib import Path

import imagesize
import jinja2
import material
from coursekit import checked, fonts, outline, pages, policy, scripts, styles, weight, words
from coursekit.model import Course
from coursekit.pages import frame, lesson, licenses, rendered, scenarios, structured
from coursekit.search import index, phrases, script
from coursekit.search.passages import Passage, passages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

log = logging.getLogger("mkdocs.plugins.course")

LEARN = "learn/"
"""The entry of `nav` that stands for the modules and lessons."""

LICENSES = "licenses/"
"""The entry of `nav` that stands for the comparison and the page of each license."""

ASSETS = Path(__file__).resolve().parent.parent / "docs" / "assets"
THEME = Path(__file__).resolve().parent / "theme"
MATERIAL = Path(material.__file__).resolve().parent / "templates"
FIRST = "scheme.js"
"""The script that stands in the page itself, because it runs before anything is drawn."""
SCRIPTS = {
    "frame.js": False,
    "search-dialog.js": False,
    "player.js": False,
    "progress-page.js": True,
}
"""The scripts joined for the browser, and whether each needs the whole outline of the course."""
SITE_STYLES = ("frame.css", "course.css")
"""What every page wears, in one sheet with what is needed of Material's."""
STYLES = ("player.css", "progress-page.css", "search.css")
"""What only some pages wear."""
SEARCH = "search/"
"""The folder of the site with what is loaded when someone searches."""
TAUGHT = 1.5
"""How much more a lesson weighs in the search than a page that is drawn from the same data."""

_course: Course
_stamps: dict[str, str] = {}
_said: dict[str, tuple[Passage, ...]] = {}
"""What each page says, by its path under docs/."""
_shown: list[Page] = []
"""The pages in the order of the navigation."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the course; a course with errors stops the build with our own lines."""
    global _course
    outcome = checked.course(Path(config.config_file_path).parent)
    for finding in outcome.findings:
        log.log(logging.ERROR if finding.severity == "error" else logging.INFO, "%s", finding)
    if outcome.course is None:
        raise PluginError("the course has errors; the site was not built")
    _course = outcome.course
    config.theme.dirs.insert(0, str(THEME))
    config.nav = _navigation(config.nav or [], _course)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that exist only in the data, the fonts, and the scripts and styles."""
    for path, content in pages.generated(_course):
        files.append(File.generated(config, path, content=words.expand(content, _course)))
    for path, data in fonts.files():
        files.append(File.generated(config, path, content=data))
    _remove_unused(files, str(config.theme["favicon"]))
    for path, text in {**_scripts(files), **_styles()}.items():
        _stamps[path] = hashlib.sha256(text.encode()).hexdigest()[:8]
        files.append(File.generated(config, path, content=text))
    return files


def on_nav(nav: Navigation, **_: object) -> None:
    """Keeps the order of the pages, in which the search shows those that are equally good."""
    _shown[:] = nav.pages
    _said.clear()


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Gives the templates the course's settings, the policy, and addresses that change with the file.

    All pages are rendered by now and none is written, so this is the place to add the search.
    """
    _add_search(config, files)
    env.globals["course"] = _course.settings
    env.globals["foot"] = list(_foot(config.extra.get("foot", []), files))
    env.globals["scheme"] = _first_script()
    env.globals["policy"] = policy.meta(_first_script())
    env.filters["stamped"] = _stamped
    return env


def _add_search(config: MkDocsConfig, files: Files) -> None:
    told = [_found(page) for page in _ordered(files)]
    addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    made = index.made(told, tuple(phrases.phrases(_course, addresses)), _course.settings.language)
    written = {f"{SEARCH}index.js": script.index(made)}
    written |= {f"{SEARCH}{name}": text for name, text in script.texts(made)}
    stamp = hashlib.sha256("".join(written.values()).encode()).hexdigest()[:8]
    _stamps.update({f"{SEARCH}index.js": stamp, f"{SEARCH}*.js": stamp})
    for path, text in written.items():
        files.append(File.generated(config, path, content=text))


def _ordered(files: Files) -> list[Page]:
    """All pages that were rendered: those of the navigation in its order, then the others."""
    pages_of = [file.page for file in files.documentation_pages() if file.src_uri in _said]
    order = {page.file.src_uri: number for number, page in enumerate(_shown)}
    return sorted(pages_of, key=lambda page: (order.get(page.file.src_uri, len(order)), page.file.src_uri))


def _found(page: Page) -> index.Page:
    """A page as the search knows it; with `search: {exclude: true}` in its head only by its title."""
    excluded = (page.meta.get("search") or {}).get("exclude", False)
    said = () if excluded else _said[page.file.src_uri]
    title = said[0].heading if said and said[0].heading and not said[0].anchor else page.title
    trail = [part.title for part in reversed(page.ancestors) if part.title != page.title]
    weight = TAUGHT if any(part.path == page.file.src_uri for part in _course.lessons) else 1
    return index.Page(title, page.url, " › ".join(trail), weight, said)


def _foot(entries: list[dict[str, str]], files: Files) -> Iterator[tuple[str, str]]:
    """Name and address of each page that the foot of all pages leads to."""
    for name, path in (pair for entry in entries for pair in entry.items()):
        page = files.get_file_from_path(path)
        if page is None:
            log.error("mkdocs.yml: error: extra.foot leads to '%s', and there is no such page", path)
        else:
            yield name, page.url


@jinja2.pass_context
def _stamped(context: jinja2.runtime.Context, path: str) -> str:
    """The address of a file from the page that is drawn; it changes with the file."""
    return f"{normalize_url(path, context.get('page'), context['base_url'])}?{_stamps[path]}"


def _remove_unused(files: Files, favicon: str) -> None:
    """Takes out what nothing asks for: Material's own assets, and the sources of what we join."""
    for published in list(files):
        name = published.src_uri.rpartition("/")[2]
        source = Path(published.abs_src_path or "")
        ours = ASSETS in source.parents and source.suffix in (".js", ".css")
        theirs = MATERIAL in source.parents and published.src_uri != favicon
        if ours or theirs or name == "main.html":
            files.remove(published)


def _scripts(files: Files) -> dict[str, str]:
    sources = sorted((ASSETS / "javascripts").glob("*.js"))
    modules = {path.name: path.read_text(encoding="utf-8") for path in sources}
    addresses = {part.path: files.get_file_from_path(part.path).url for part in _course.lessons}
    made = {}
    for entry, whole in SCRIPTS.items():
        modules["course.js"] = outline.script(_course, addresses, whole=whole)
        try:
            made[f"assets/javascripts/{entry}"] = scripts.joined(modules, entry)
        except scripts.CannotJoin as fault:
            raise PluginError(f"docs/assets/javascripts: {fault}") from None
    return made


def _first_script() -> str:
    return scripts.joined({FIRST: (ASSETS / "javascripts" / FIRST).read_text(encoding="utf-8")}, FIRST)


def _styles() -> dict[str, str]:
    sources = {name: _style(name) for name in (*SITE_STYLES, *STYLES)}
    theirs = next((MATERIAL / "assets" / "stylesheets").glob("main.*.min.css"))
    ours = [sources[name] for name in SITE_STYLES]
    made = {"assets/stylesheets/site.css": styles.joined(theirs.read_text(encoding="utf-8"), ours)}
    return made | {f"assets/stylesheets/{name}": styles.tight(sources[name]) for name in STYLES}


def _style(name: str) -> str:
    return (ASSETS / "stylesheets" / name).read_text(encoding="utf-8")


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Draws a lesson's page; it runs before mkdocs-quiz, which then finds the questions."""
    for part in _course.lessons:
        if page.file.src_uri == part.path:
            page.meta["description"] = part.description
            return words.expand(lesson.markdown(_course, part), _course)
    return words.expand(markdown, _course)


@event_priority(-50)
def on_page_content(html: str, page: Page, files: Files, **_: object) -> str:
    """Writes the rendered questions in our own terms; it runs after mkdocs-quiz.

    The player's script stands in the content; what the search finds is read before.
    """
    html = frame.without_styles(rendered.page(html, _course))
    html = frame.with_room(html, lambda address: _size(address, page, files))
    _said[page.file.src_uri] = passages(html)
    # MkDocs looked for anchors before mkdocs-quiz put the questions in; links to them are good.
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= rendered.anchors(html)
    for name in _parts(html, page):
        html += f'\n<script defer src="{_address(page, f"assets/javascripts/{name}.js")}"></script>'
    return html


def _size(address: str, page: Page, files: Files) -> tuple[int, int] | None:
    """Width and height of a picture that a page shows, in pixels."""
    shown = files.get_file_from_path(posixpath.normpath(posixpath.join(page.url, address)))
    if shown is None or not shown.abs_src_path:
        return None
    width, height = imagesize.get(shown.abs_src_path)
    return (round(width), round(height)) if width > 0 else None


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Adds to a page's head the player's style and what the page is, and makes its links careful."""
    for name in _parts(page.content or "", page):
        link = f'<link rel="stylesheet" href="{_address(page, f"assets/stylesheets/{name}.css")}">'
        output = output.replace("</head>", f"{link}\n</head>", 1)
    said = _structured(page)
    return frame.careful_links(output.replace("</head>", f"{said}\n</head>", 1) if said else output)


def _structured(page: Page) -> str:
    if page.is_homepage:
        return structured.of_course(_course)
    part = _course.lesson_at.get(page.file.src_uri)
    return structured.of_lesson(_course, part) if part else ""


def on_post_build(config: MkDocsConfig) -> None:
    """Writes what hosts and finders of holes look for beside the pages, and weighs the pages."""
    written = policy.files(_first_script()) | policy.contact(_course.settings)
    for path, text in written.items():
        target = Path(config.site_dir) / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    budgets = config.extra.get("budget", {})
    lessons = [part.path.removesuffix(".md") + "/index.html" for part in _course.lessons]
    for line in weight.over(Path(config.site_dir), lessons, budgets):
        log.error(line)


def _parts(html: str, page: Page) -> list[str]:
    """What of the player a page needs: it has questions, lessons beside it to mark, or progress."""
    parts = []
    if "data-question=" in html or page.file.src_uri.startswith(LEARN):
        parts.append("player")
    if "data-progress" in html:
        parts += ["player", "progress-page"]
    return list(dict.fromkeys(parts))


def _address(page: Page, path: str) -> str:
    """The address of a file from a page; it changes with the file, so that no old copy is used."""
    return f"{get_relative_url(path, page.url)}?{_stamps[path]}"


def _navigation(items: list[object], course: Course) -> list[object]:
    """The navigation of mkdocs.yml with the entries that stand for data drawn from it."""
    drawn = {LEARN: _learn, LICENSES: _licenses}
    entries: list[object] = []
    for item in items:
        name, to = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        if isinstance(to, list):
            entries.append({name: _navigation(to, course)})
        elif to in drawn:
            entries += [{name: inside} for inside in [drawn[to](course)] if inside]
        else:
            entries.append(item)
    return entries


def _learn(course: Course) -> list[object]:
    entries: list[object] = [{"Syllabus": "learn/index.md"}]
    for module in course.modules:
        lessons = course.lessons_of(module)
        if lessons:
            inside: list[object] = [f"learn/{module.id}/index.md"]
            inside += [{part.title: part.path} for part in lessons]
            if scenarios.of(course, module):
                inside.append({"Scenarios": scenarios.page(module)})
            entries.append({module.title: inside})
    return entries


def _licenses(course: Course) -> list[object]:
    if not course.credentials:
        return []
    pages_of = [{part.title: licenses.path(part)} for part in course.credentials]
    return [licenses.COMPARISON, *pages_of]
