"""Serves the site of a course on this machine and makes it again at each change."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

from mkdocs.__main__ import cli
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from sitemaker import SELDOM
from written import Written

LOOK = 0.1
"""Seconds from one look for changes to the next."""


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
        try:
            builder()
        except Abort:
            pass  # MkDocs has said why
        except MkDocsException as fault:  # mkdocs.yml cannot be read as it is just now
            print(fault)

    return LiveReloadServer(builder=build, polling_interval=LOOK, **options)
