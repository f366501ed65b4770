"""Runs MkDocs in this process for a build.

A process of its own would load the course and all libraries a second time.
"""

from __future__ import annotations

import calendar
import logging
import os
import time
from pathlib import Path
from typing import Any

from coursekit.model import Course
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

SELDOM = (100_000, 50, 1000)
"""How seldom Python looks for memory to free: a site is much that stays, and the looks took a tenth."""


def make(root: Path, course: Course, folder: Path, **settings: Any) -> bool:
    """Makes the site of a course in a new folder; says why not, and False, where it cannot.

    The course's date stands in for the clock; `settings` go before those of mkdocs.yml.
    """
    epoch = calendar.timegm(time.strptime(course.settings.date, "%Y-%m-%d"))
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    _speak(logging.WARNING)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True, **settings)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as end:
        print(end)
        return False
    return True


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
