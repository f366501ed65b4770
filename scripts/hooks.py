"""MkDocs calls here: pages from data come in, lessons are drawn, questions are cleaned.

Beside it only `kept` and `sitemaker` import MkDocs. All imports stand at the top: MkDocs has `scripts/`
on the path only while it loads this file.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import posixpath
from collections.abc import Iterator
from pathlib import Path

import found
import imagesize
import jinja2
import kept
import material
from coursekit import (
    bank,
    checked,
    fonts,
    inline,
    offline,
    outline,
    pages,
    policy,
    scripts,
    sharing,
    store,
    styles,
    weight,
    words,
)
from coursekit.handouts import listing
from coursekit.model import Course
from coursekit.pages import (
    frame,
    lesson,
    licenses,
    links,
    practice,
    prints,
    rendered,
    scenarios,
    structured,
)
from jinja2.filters import do_striptags
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

QUESTIONS = "practice/questions/"
"""The entry of `nav` that stands for the pages with all questions of a module."""

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
SITE_STYLES = ("frame.css", "course.css")
"""What every page wears, in one sheet with what is needed of Material's."""
STYLES = ("player.css", "progress-page.css", "practice.css", "exam.css", "review.css", "search.css")
"""What only some pages wear."""
PARTS = {
    "data-question=": ("player.js", "player.css"),
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

BANK = " data-bank>"
"""Marks where a page names the bank of questions."""

_course: Course
_kept: kept.Kept
_nav: Navigation
_stamps: dict[str, str] = {}
_found: found.Found
_following = False
"""Whether the site is served and made again at each change; then each page comes fresh."""
_asked: dict[str, str] = {}
"""The questions as they were rendered, for the bank."""


def on_startup(command: str, **_: object) -> None:
    """Takes in whether the site is built or served."""
    global _following
    _following = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the course; a course with errors stops the build with our own lines."""
    global _course, _kept
    outcome = checked.course(Path(config.config_file_path).parent)
    for finding in outcome.findings:
        log.log(logging.ERROR if finding.severity == "error" else logging.INFO, "%s", finding)
    if outcome.course is None:
        raise PluginError("the course has errors; the site was not built")
    _course = outcome.course
    config.theme.dirs.insert(0, str(THEME))
    config.theme.static_templates.add(offline.FALLBACK)
    config.nav = _navigation(config.nav or [], _course)
    if not config.site_url:  # a site map names whole addresses or nothing
        config.theme.static_templates -= {"sitemap.xml"}
    _kept = kept.Kept(config, _course.settings.model_dump_json())
    config.markdown_extensions.append(inline.Quick())
    kept.leave_out_icons(config)
    kept.share_fragments(config.plugins["mkdocs_quiz"])
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that exist only in the data, the fonts, and the scripts and styles."""
    _stamps.clear()
    for path, content in pages.generated(_course):
        files.append(File.generated(config, path, content=words.expand(content, _course)))
    _add_prints(files, config)
    for path, data in fonts.files(_kept.remember):
        files.append(File.generated(config, path, content=data))
    _remove_unused(files, str(config.theme["favicon"]))
    for path, text in {**_scripts(files), **_styles()}.items():
        _add(files, config, path, text)
    return files


def _add_prints(files: Files, config: MkDocsConfig) -> None:
    """The files that were printed before this build, and the pages that list them."""
    printed = listing.read(Path(config.config_file_path).parent / listing.STORE)
    for path, content in prints.generated(_course, printed):
        files.append(File.generated(config, path, content=content))
    for one in printed:
        files.append(File.generated(config, one.path, abs_src_path=str(one.file)))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Gives the templates the course's settings, the policy, and addresses that change with the file.

    All pages are rendered by now and none is written, so this is the place to add the search and
    the bank of questions. Pages that were kept take the place of templates that would draw the same.
    """
    for path, text in _found.files(_course, files).items():
        files.append(File.generated(config, path, content=text))
    for path, data in _pictures(files, config):
        files.append(File.generated(config, path, content=data))
    shared = sorted(_stamps.values())
    addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    for path, text in bank.files(_course, _asked, addresses):
        _add(files, config, path, text)
    env.globals["course"] = _course.settings
    env.globals["syllabus"] = addresses[links.SYLLABUS]
    env.globals["foot"] = list(_foot(config.extra.get("foot", []), files))
    env.globals["content_version"] = offline.VERSION
    env.globals["scheme"] = _first_script()
    env.globals["policy"] = policy.meta(_first_script())
    env.globals["picture_size"] = sharing.SIZE
    env.filters["picture"] = sharing.path
    env.filters["stamped"] = _stamped
    return _kept.templates(env, _nav, _own, _first_script(), *shared)


def _foot(entries: list[dict[str, str]], files: Files) -> Iterator[tuple[str, str]]:
    """Name and address of each page that the foot of all pages leads to."""
    for name, path in (pair for entry in entries for pair in entry.items()):
        page = files.get_file_from_path(path)
        if page is None:
            log.error("mkdocs.yml: error: extra.foot leads to '%s', and there is no such page", path)
        else:
            yield name, page.url


def _pictures(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the picture of each page, for other sites; none where the site has no address."""
    logo = files.get_file_from_path(str(config.theme.get("logo", "")))
    settings = _course.settings
    whole = {"name": settings.title, "below": settings.subtitle, "language": settings.language}
    whole["mark"] = logo.content_string if logo and logo.src_uri.endswith(".svg") else ""
    for page in (file.page for file in files.documentation_pages() if config.site_url):
        above = page.ancestors[0].title if page.ancestors else ""
        title = settings.title if page.is_homepage else page.meta.get("title") or page.title
        told = {**whole, "title": do_striptags(title), "above": above}
        draw = functools.partial(sharing.picture, told)
        yield sharing.path(page.file.src_uri), _kept.remember(f"picture {told}", draw)


def _add(files: Files, config: MkDocsConfig, path: str, text: str) -> None:
    """A file for the browser, with a stamp for its address."""
    _stamps[path] = hashlib.sha256(text.encode()).hexdigest()[:8]
    files.append(File.generated(config, path, content=text))


@jinja2.pass_context
def _stamped(context: jinja2.runtime.Context, path: str) -> str:
    """The address of a file from the page that is drawn; it changes with the file."""
    return f"{normalize_url(path, context.get('page'), context['base_url'])}?{_stamps[path]}"


def _remove_unused(files: Files, favicon: str) -> None:
    """Takes out what nothing asks for: the theme's own assets, and the sources of what we join."""
    for published in list(files):
        name = published.src_uri.rpartition("/")[2]
        source = Path(published.abs_src_path or "")
        ours = ASSETS in source.parents and source.suffix in (".js", ".css")
        theirs = MATERIAL in source.parents and published.src_uri != favicon
        if ours or theirs or name in ("main.html", "sitemap.xml"):
            files.remove(published)


def _modules() -> dict[str, str]:
    sources = sorted((ASSETS / "javascripts").glob("*.js"))
    return {path.name: path.read_text(encoding="utf-8") for path in sources}


def _scripts(files: Files) -> dict[str, str]:
    modules = _modules()
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
    known = store.name(*sources.values())
    whole = _kept.remember(f"site {known}", lambda: styles.joined(theirs.read_text("utf-8"), ours).encode())
    made = {"assets/stylesheets/site.css": whole.decode()}
    return made | {f"assets/stylesheets/{name}": _tight(sources[name]) for name in STYLES}


def _tight(style: str) -> str:
    return _kept.remember(f"style {style}", lambda: styles.tight(style).encode()).decode()


def _style(name: str) -> str:
    return (ASSETS / "stylesheets" / name).read_text(encoding="utf-8")


def on_nav(nav: Navigation, files: Files, **_: object) -> None:
    """Takes in where everything stands, now that it is known."""
    global _nav, _found
    _nav = nav
    _found = found.Found(nav)
    _asked.clear()
    _kept.see_files(files)


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Draws a lesson's page; it runs before mkdocs-quiz, which then finds the questions."""
    part = _course.lesson_at.get(page.file.src_uri)
    if part:
        page.meta["description"] = part.description
        markdown = lesson.markdown(_course, part)
    markdown = words.expand(markdown, _course)
    _kept.find(page, markdown, rendered.taken(markdown, _course))
    return markdown


@event_priority(-50)
def on_page_content(html: str, page: Page, files: Files, **_: object) -> str:
    """Writes the rendered questions in our own terms; it runs after mkdocs-quiz.

    The player's script stands in the content; what the search finds is read before.
    """
    content = _kept.content(page)
    if content is None:
        content = frame.without_styles(rendered.page(html, _course))
        # MkDocs looked for anchors before mkdocs-quiz put the questions in; links to them are good.
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= rendered.anchors(content)
        _kept.keep(page, content)
    _found.read(page, content, _kept.remember)
    _asked.update(bank.blocks(content))
    content = frame.with_room(content, lambda address: _size(address, page, files))
    for name in _parts(content, page):
        if name.endswith(".js"):
            content += f'\n<script defer src="{_address(page, f"assets/javascripts/{name}")}"></script>'
    return content


def _size(address: str, page: Page, files: Files) -> tuple[int, int] | None:
    """Width and height of a picture that a page shows, in pixels."""
    shown = files.get_file_from_path(posixpath.normpath(posixpath.join(page.url, address)))
    if shown is None or not shown.abs_src_path:
        return None
    width, height = imagesize.get(shown.abs_src_path)
    return (round(width), round(height)) if width > 0 else None


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Adds to a page's head the player's style and what the page is, and makes its links careful."""
    if _kept.is_whole(page):
        return output
    for name in _parts(page.content or "", page):
        if name.endswith(".css"):
            link = f'<link rel="stylesheet" href="{_address(page, f"assets/stylesheets/{name}")}">'
            output = output.replace("</head>", f"{link}\n</head>", 1)
    output = output.replace(BANK, f' data-bank="{_address(page, bank.INDEX)}">')
    said = _structured(page)
    output = output.replace("</head>", f"{said}\n</head>", 1) if said else output
    return _kept.finish(page, frame.careful_links(output))


def _own(page: Page) -> str:
    """What the frame around a page holds for this page alone."""
    return _structured(page) + (_stamps[bank.INDEX] if BANK in (page.content or "") else "")


def _structured(page: Page) -> str:
    if page.is_homepage:
        return structured.of_course(_course)
    part = _course.lesson_at.get(page.file.src_uri)
    return structured.of_lesson(_course, part) if part else ""


def on_post_build(config: MkDocsConfig) -> None:
    """Writes what hosts and finders of holes look for beside the pages, and weighs the pages.

    What is kept for the next build is written too.
    """
    written = policy.files(_first_script()) | policy.contact(_course.settings)
    for path, text in written.items():
        target = Path(config.site_dir) / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    _release(Path(config.site_dir))
    budgets = config.extra.get("budget", {})
    lessons = [part.path.removesuffix(".md") + "/index.html" for part in _course.lessons]
    for line in weight.over(Path(config.site_dir), lessons, budgets):
        log.error(line)
    _kept.store.save()


def _release(site: Path) -> None:
    """Writes the content version into the pages and the worker that lets them be read offline."""
    modules = _modules()
    files = offline.read(site)
    found = offline.version(files, scripts.joined(modules, offline.WORKER))
    for path, data in offline.dated(dict(files), found):
        files[path] = data
        (site / path).write_bytes(data)
    if not _following:
        modules["release.js"] = offline.release(files, found)
        (site / offline.WORKER).write_text(scripts.joined(modules, offline.WORKER), encoding="utf-8")


def _parts(html: str, page: Page) -> list[str]:
    """The scripts and styles that a page needs: it has questions, lessons beside it to mark, and so on."""
    parts = [*PARTS["data-question="]] if page.file.src_uri.startswith(LEARN) else []
    for mark, names in PARTS.items():
        if mark in html:
            parts += names
    return list(dict.fromkeys(parts))


def _address(page: Page, path: str) -> str:
    """The address of a file from a page; it changes with the file, so that no old copy is used."""
    return f"{get_relative_url(path, page.url)}?{_stamps[path]}"


def _navigation(items: list[object], course: Course) -> list[object]:
    """The navigation of mkdocs.yml with the entries that stand for data drawn from it."""
    drawn = {LEARN: _learn, LICENSES: _licenses, QUESTIONS: _questions}
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
            if course.scenarios_of(module):
                inside.append({"Scenarios": scenarios.page(module)})
            entries.append({module.title: inside})
    return entries


def _questions(course: Course) -> list[object]:
    asked = set(course.module_of_question.values())
    pages_of = [{part.title: practice.questions_page(part)} for part in course.modules if part.id in asked]
    return [practice.QUESTIONS, *pages_of]


def _licenses(course: Course) -> list[object]:
    if not course.credentials:
        return []
    pages_of = [{part.title: licenses.path(part)} for part in course.credentials]
    return [licenses.COMPARISON, *pages_of]
