"""Runs MkDocs in this process: once for a build, or again at each change.

A process of its own would load the course and all libraries a second time.
"""

from __future__ import annotations

import calendar
import contextlib
import gc
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coursekit.model import Course
from mkdocs.__main__ import cli
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from written import Written

LOOK = 0.1
"""Seconds from one look for changes to the next."""
SELDOM = (50_000, 20, 10)
"""How seldom Python looks for memory to free: a site is much that stays, and the looks took a tenth."""


def make(root: Path, course: Course, folder: Path) -> bool:
    """Makes the site of a course in a new folder; says why not, and False, where it cannot.

    The course's date stands in for the clock.
    """
    epoch = calendar.timegm(time.strptime(course.settings.date, "%Y-%m-%d"))
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    _speak(logging.WARNING)
    gc.set_threshold(*SELDOM)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except Abort as end:
        print(end)
        return False
    return True


def follow(arguments: list[str]) -> None:
    """Serves the site of the course in this folder and makes it again at each change.

    `arguments` are those of `mkdocs serve`. Ends at Ctrl+C.
    """
    gc.set_threshold(*SELDOM)
    written = Written()
    written.take_over()

    def build(config: MkDocsConfig, **options: Any) -> None:
        mkdocs_build.build(config, **options)
        written.end()

    serve.build = build
    serve.LiveReloadServer = _server
    cli(["serve", *arguments], prog_name="run.py")


def _server(builder: Callable[[], None], **options: Any) -> LiveReloadServer:
    """MkDocs's own server, which has no settings for what is different here.

    It looks for changes twice a second, and after a build that failed it answers no more; ours
    serves the last good pages until the course is mended.
    """

    def build() -> None:
        with contextlib.suppress(Abort):  # MkDocs has said why
            builder()

    return LiveReloadServer(builder=build, polling_interval=LOOK, **options)


def _speak(level: int) -> None:
    """Prints what MkDocs says from this level on.

    MkDocs itself still says everything: with a higher level of its own, strictness counts nothing.
    """
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
