"""A link or picture that leads nowhere is found by the author, not by the reader.

Pages that the site draws from data are known only when it is built; links to those the build checks.
"""

import posixpath
import re
from urllib.parse import unquote

from ..findings import did_you_mean
from ..lessonfile import CODE, lines_outside_code

TARGET = re.compile(r"(!?)\[[^\]]{0,500}\]\(<?([^)\s>]{1,500})")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\{\{", re.IGNORECASE)
LEARN = "learn/"
DRAWN = ("index.md", "scenarios.md")
"""Pages of a module that the site draws."""


def check(lesson, course):
    for number, line in lines_outside_code(lesson.body):
        for picture, target in TARGET.findall(CODE.sub("", line)) if "](" in line else ():
            path = _path(lesson.path, target)
            if path and path not in course.files and (picture or _is_of_lessons(path, course)):
                what = "there is no picture" if picture else "there is no page"
                near = did_you_mean(
                    path, (one for one in course.files if one.endswith(".md") != bool(picture))
                )
                yield lesson.place(lesson.first_line + number), f"{what} '{path}' in docs/{near}"


def _path(origin: str, target: str) -> str:
    """The path under docs/ that a target leads to; empty where it leads elsewhere or to the same page."""
    if ELSEWHERE.match(target):
        return ""
    inside = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin), inside))


def _is_of_lessons(path: str, course) -> bool:
    """Whether the path is of a lesson or a module's page, and not one that the site draws."""
    drawn = {f"{LEARN}{module.id}/{name}" for module in course.modules for name in DRAWN}
    return path.startswith(LEARN) and path.endswith(".md") and path not in {*drawn, f"{LEARN}index.md"}
