"""MkDocs calls here: pages from data come in, lessons are drawn, questions are cleaned.

All imports stand at the top: MkDocs has `scripts/` on the path only while it loads this file.
"""

from __future__ import annotations

import functools
import logging
import posixpath
from collections.abc import Iterator
from pathlib import Path

import asked
import assets
import found
import fragments
import imagesize
import inputs
import jinja2
import kept
import tongue
import wholes
from coursekit import (
    bank,
    checked,
    exports,
    fonts,
    inline,
    offline,
    pages,
    policy,
    scripts,
    sharing,
    weight,
    words,
)
from coursekit.exports import shelf
from coursekit.handouts import listing
from coursekit.model import Course
from coursekit.pages import frame, lesson, links, menu, prints, rendered, structured
from jinja2.filters import do_striptags
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.course")

THEME = Path(__file__).resolve().parent / "theme"
BANK = " data-bank>"
"""Marks where a page names the bank of questions."""
DRAFT = "draft"
"""The content version of a site that is served while it is written."""

_course: Course
_kept: kept.Kept
_wholes: wholes.Wholes
_nav: Navigation
_assets: assets.Assets
_found: found.Found
_following = False
"""Whether the site is served and made again at each change; what is served is a draft."""
_asked: asked.Asked
_lessons: set[str]
"""The paths of the lessons' pages in the site."""


def on_startup(command: str, **_: object) -> None:
    """Takes in whether the site is built or served."""
    global _following
    _following = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the course; a course with errors stops the build with our own lines."""
    global _course, _kept, _wholes, _assets
    outcome = checked.course(Path(config.config_file_path).parent)
    for finding in outcome.findings:
        log.log(logging.ERROR if finding.severity == "error" else logging.INFO, "%s", finding)
    if outcome.course is None:
        raise PluginError("the course has errors; the site was not built")
    _course = outcome.course
    _see_settings(config)
    config.theme["language"] = tongue.words(config, _course.settings.language)
    config.theme.dirs.insert(0, str(THEME))
    config.theme.static_templates.add(offline.FALLBACK)
    if not config.site_url:  # a site map names whole addresses or nothing
        config.theme.static_templates -= {"sitemap.xml"}
    config.nav = menu.drawn(config.nav or [], _course)
    _kept = kept.Kept(config, _course.settings.model_dump_json())
    _wholes = wholes.Wholes(_kept, _own)
    _assets = assets.Assets(_course)
    config.markdown_extensions.append(inline.Quick())
    wholes.leave_out_icons(config)
    fragments.share(config)
    fragments.share_for_pages(config)
    return config


def _see_settings(config: MkDocsConfig) -> None:
    """Refuses settings that MkDocs does not look at: ours that say nothing, and another language."""
    faults = [
        *weight.faults(config.extra.get("budget", {})),
        *tongue.faults(config, _course.settings.language),
    ]
    for fault in faults:
        log.error("mkdocs.yml: error: %s", fault)
    if faults:
        raise PluginError("mkdocs.yml has errors; the site was not built")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that exist only in the data, the fonts, and the scripts and styles."""
    for path, content in pages.generated(_course):
        files.append(assets.Made.generated(config, path, content=words.on_page(content, _course)))
    _add_prints(files, config)
    for path, data in fonts.files(inputs.made):
        files.append(assets.Made.generated(config, path, content=data))
    _assets.add(files, config)
    return files


def _add_prints(files: Files, config: MkDocsConfig) -> None:
    """The files that were printed, those for other programs, and the pages that list them."""
    root = Path(config.config_file_path).parent
    printed = listing.read(root / listing.STORE)
    offered = shelf.read(root / shelf.STORE)
    for one in offered:
        path = f"{exports.FOLDER}/{one.file.name}"
        files.append(File.generated(config, path, abs_src_path=str(one.file)))
    for path, content in prints.generated(_course, printed, offered):
        files.append(assets.Made.generated(config, path, content=content))
    for one in printed:
        files.append(File.generated(config, one.path, abs_src_path=str(one.file)))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Gives the templates the course's settings, the policy, and addresses that change with the file.

    All pages are rendered by now and none is written, so this is the place to add the search and
    the bank of questions. Pages that were kept take the place of templates that would draw the same.
    """
    for path, text in _found.files(_course, files, _kept.remember).items():
        files.append(assets.Made.generated(config, path, content=text))
    for path, data in _pictures(files, config):
        files.append(assets.Made.generated(config, path, content=data))
    shared = sorted(_assets.stamps.values())
    addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    for path, text in bank.files(_course, _asked.blocks, addresses):
        _assets.put(files, config, path, text)
    script = assets.first()
    env.globals["course"] = _course.settings
    env.globals["syllabus"] = addresses[links.SYLLABUS]
    env.globals["foot"] = list(_foot(config.extra.get("foot", []), files))
    env.globals["content_version"] = offline.VERSION
    env.globals["scheme"] = script
    env.globals["policy"] = policy.meta(script)
    env.globals["picture_size"] = sharing.SIZE
    env.filters["picture"] = sharing.path
    env.filters["stamped"] = _assets.stamped
    return _wholes.templates(env, _nav, script, *shared)


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
        yield sharing.path(page.file.src_uri), _kept.remember(("picture", str(told)), draw)


def _foot(entries: list[dict[str, str]], files: Files) -> Iterator[tuple[str, str]]:
    """Name and address of each page that the foot of all pages leads to."""
    for name, path in (pair for entry in entries for pair in entry.items()):
        page = files.get_file_from_path(path)
        if page is None:
            log.error("mkdocs.yml: error: extra.foot leads to '%s', and there is no such page", path)
        else:
            yield name, page.url


def on_nav(nav: Navigation, files: Files, **_: object) -> None:
    """Takes in where everything stands, now that it is known."""
    global _nav, _found, _asked, _lessons
    _nav = nav
    _lessons = {file.dest_uri for file in files if file.src_uri in _course.lesson_at}
    _found = found.Found(nav)
    _asked = asked.Asked(_course, _kept)
    _kept.see_files(files)


@event_priority(50)
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Draws a lesson's page; it runs before mkdocs-quiz, which then finds the questions."""
    part = _course.lesson_at.get(page.file.src_uri)
    if part:
        page.meta["description"] = part.description
        markdown = lesson.markdown(_course, part)
    markdown = words.on_page(markdown, _course)
    is_kept = _kept.find(page, markdown, rendered.taken(markdown, _course))
    return markdown if is_kept else _asked.markdown(page, markdown)


@event_priority(-50)
def on_page_content(html: str, page: Page, files: Files, **_: object) -> str:
    """Writes the rendered questions in our own terms; it runs after mkdocs-quiz.

    The player's script stands in the content; what the search finds is read before.
    """
    drawn = _kept.drawn(page)
    if drawn is None:
        content = frame.without_styles(_asked.content(html, _kept.is_silent(page)))
        # MkDocs looked for anchors before mkdocs-quiz put the questions in; links to them are good.
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= rendered.anchors(content)
        drawn = _kept.keep(page, content, found.told(page, content))
    _found.read(page, drawn.passages)
    _asked.blocks.update(drawn.questions)
    content = frame.with_room(drawn.content, lambda address: _size(address, page, files))
    needed = _assets.links(page, content, ".js")
    return content + "".join(f'\n<script defer src="{address}"></script>' for address in needed)


def _size(address: str, page: Page, files: Files) -> tuple[int, int] | None:
    """Width and height of a picture that a page shows, in pixels."""
    folder = posixpath.dirname(page.url)
    shown = files.get_file_from_path(posixpath.normpath(posixpath.join(folder, address)))
    if shown is None or not shown.abs_src_path:
        return None
    width, height = imagesize.get(shown.abs_src_path)
    return (round(width), round(height)) if width > 0 else None


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Adds to a page's head the player's style and what the page is, and makes its links careful."""
    return _versioned(output if _wholes.is_whole(page) else _wholes.finish(page, _finished(output, page)))


def on_post_template(output_content: str, **_: object) -> str:
    """The page that stands in for one that was not saved, and the like."""
    return _versioned(output_content)


def _versioned(output: str) -> str:
    """The content version follows from all files of a build; a site that is served has none yet."""
    return output.replace(offline.VERSION, DRAFT) if _following else output


def _finished(output: str, page: Page) -> str:
    added = [
        f'<link rel="stylesheet" href="{address}">\n'
        for address in _assets.links(page, page.content or "", ".css")
    ]
    said = _structured(page)
    added += [f"{said}\n"] if said else []
    output = output.replace("</head>", f"{''.join(added)}</head>", 1)
    output = output.replace(BANK, f' data-bank="{_assets.address(page, bank.INDEX)}">')
    return frame.careful_links(output)


def _own(page: Page) -> str:
    """What the frame around a page holds for this page alone."""
    return _structured(page) + (_assets.stamps[bank.INDEX] if BANK in (page.content or "") else "")


def _structured(page: Page) -> str:
    if page.is_homepage:
        return structured.of_course(_course)
    part = _course.lesson_at.get(page.file.src_uri)
    return structured.of_lesson(_course, part) if part else ""


def on_post_build(config: MkDocsConfig) -> None:
    """Writes what hosts and finders of holes look for beside the pages, and weighs the pages.

    A site that is served is not weighed and not saved to be read offline, since it is not done yet.
    What is kept for the next build is written in any case.
    """
    site = Path(config.site_dir)
    told = policy.files(assets.first(), config.site_url or "")
    for path, text in (told | policy.contact(_course.settings)).items():
        utils.write_file(text.encode(), str(site / path))
    if not _following:
        _release(site)
        for line in weight.over(site, _lessons, config.extra.get("budget", {})):
            log.error(line)
    _kept.store.save()


def _release(site: Path) -> None:
    """Writes the content version into the pages and the worker that lets them be read offline."""
    modules = assets.modules()
    files = offline.read(site)
    found = offline.version(files, scripts.joined(modules, offline.WORKER))
    for path, data in offline.dated(dict(files), found):
        files[path] = data
        (site / path).write_bytes(data)
    modules["release.js"] = offline.release(files, found)
    (site / offline.WORKER).write_text(scripts.joined(modules, offline.WORKER), encoding="utf-8")
