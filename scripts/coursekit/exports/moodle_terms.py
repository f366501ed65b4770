"""What both formats of Moodle share: the path of a category, and the marks of several right options."""

from __future__ import annotations

from .bank import Asked, Bank

MOST = 10
"""Moodle knows the shares 100, 50, 33.33333 … of up to ten options and refuses any other."""
WRONG = -100
"""A wrong option takes all marks: only the right ones, and all of them, give the full mark."""


def path(bank: Bank, asked: Asked) -> str:
    """The category of a question: course, module and lesson; a slash in a title is doubled."""
    titles = (bank.settings.title, asked.module_title, asked.lesson_title)
    return "/".join(["$course$", "top", *(title.replace("/", "//") for title in titles)])


def percent(asked: Asked) -> str:
    """What each right option gives of 100, with the decimals that Moodle knows it by."""
    return f"{100 / len(asked.right):.5f}".rstrip("0").rstrip(".")


def too_many(asked: Asked) -> str:
    """The reason for which the marks cannot be shared, if there is one."""
    return f"it has more than {MOST} right options" if len(asked.right) > MOST else ""


def pattern(answer: str) -> str:
    """An answer to type as Moodle compares it, where a bare star stands for any letters."""
    return answer.replace("*", r"\*")
