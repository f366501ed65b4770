"""The bank as every format takes it: each question with where it belongs, and its texts as HTML and plain."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import words
from ..handouts import question as printed
from ..handouts import xhtml
from ..handouts.site import Site
from ..model import Course, CourseFile, Lesson, Module, Question
from ..model.groups import grouped

GAP = "_____"
SHORT = 70
"""The characters of a stem that the name of a question shows."""
TAG = re.compile(r"<[^>]*>")
NEVER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, https://www.w3.org/TR/xml/#charsets; no reader sees it."""


@dataclass(frozen=True)
class Text:
    """A text of the course as prints show it: as HTML that holds light emphasis alone, and plain."""

    html: str
    plain: str

    @classmethod
    def of(cls, told: str, course: Course) -> Text:
        """A text on one line."""
        read = xhtml.text(NEVER.sub("", words.expand(told, course)))
        shown = read.replace('<span class="gap"/>', GAP)
        return cls(shown, html.unescape(TAG.sub("", shown)))


@dataclass(frozen=True)
class Choice:
    """An option with the reason why it is right or not, or a step."""

    id: str
    letter: str
    text: Text
    correct: bool
    feedback: Text


@dataclass(frozen=True)
class Asked:
    """A question to export.

    `choices` are its options, or its steps as a worksheet mixes them; `steps` are in their right
    order. `key` is the letter of the right choice, those of all right ones, or those of the steps
    in order. `answers` are as people type them, with plain quotes. `address` is where the lesson
    stands on the web, if it does.
    """

    question: Question
    module: Module
    lesson: Lesson
    module_title: str
    lesson_title: str
    address: str
    stem: tuple[Text, ...]
    choices: tuple[Choice, ...]
    steps: tuple[Text, ...]
    answers: tuple[str, ...]
    key: tuple[str, ...]
    feedback: Text
    wrong: Text
    hints: tuple[Text, ...]

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def type(self) -> str:
        return self.question.type

    @property
    def fixed(self) -> bool:
        """Whether the choices keep the author's order."""
        return self.question.keep_order or self.type == "true-false"

    @property
    def right(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.correct)

    @property
    def asks(self) -> str:
        """The stem as HTML, in paragraphs."""
        return "".join(f"<p>{part.html}</p>" for part in self.stem)

    @property
    def plain(self) -> str:
        """The stem without markup, with a line for each paragraph."""
        return "\n".join(part.plain for part in self.stem)

    @property
    def name(self) -> str:
        """What a list of questions shows of it: its id and how it begins."""
        begun = " ".join(part.plain for part in self.stem)
        short = begun if len(begun) <= SHORT else f"{begun[: SHORT - 1].rstrip()}…"
        return f"{self.id} {short}"

    @property
    def tags(self) -> tuple[str, ...]:
        """What it can be found by: module, lesson, type, level and version; no tag holds a space."""
        told = {
            "module": self.module.id,
            "lesson": self.lesson.id,
            "type": self.type,
            "level": self.question.level,
            "version": self.question.version,
        }
        return tuple(f"{name}:{value}" for name, value in told.items())


@dataclass(frozen=True)
class Bank:
    """The questions to export, in the order of teaching, and what holds for all of them.

    `only` names the one lesson or module that they are of; it is empty for the whole course.
    """

    settings: CourseFile
    address: str
    only: str
    asked: tuple[Asked, ...]

    @property
    def edition(self) -> str:
        """Course, version, day of the content and license in one line."""
        told = f"{self.settings.title} {self.settings.version}, content of {self.settings.date}"
        return f"{told}, {self.settings.license}" if self.settings.license else told

    def source(self, asked: Asked) -> str:
        """The lesson of a question, with the link to it where there is one, and the edition, as HTML."""
        title = html.escape(asked.lesson_title)
        lesson = f'<a href="{html.escape(asked.address)}">{title}</a>' if asked.address else title
        return f"Lesson: {lesson}. {html.escape(self.edition)}."

    def after(self, asked: Asked) -> str:
        """What is told after any answer, as HTML: the feedback on the whole, and where it is from."""
        feedback = f"<p>{asked.feedback.html}</p>" if asked.feedback.html else ""
        name = f"{asked.id}, version {asked.question.version}"
        return f"{feedback}<p>{self.source(asked)} Question {name}.</p>"

    def parts(self) -> dict[str, tuple[Asked, ...]]:
        """The questions of each module, by its name such as `module:trust`, or those of the one lesson."""
        if self.only.startswith("lesson:"):
            return {self.only: self.asked} if self.asked else {}
        return grouped((f"module:{asked.module.id}", asked) for asked in self.asked)


def bank(course: Course, site: Site, only: str = "") -> Bank:
    """The questions of a course, or of the one lesson or module that `only` names: `lesson:greeting`."""
    asked = tuple(
        _asked(course, site, module, lesson, question)
        for module in course.modules
        for lesson in course.lessons_of(module)
        if only in ("", f"module:{module.id}", f"lesson:{lesson.id}")
        for question in course.questions_of(lesson)
    )
    return Bank(course.settings, site.address, only, asked)


def parts(course: Course) -> Iterator[str]:
    """What `only` of `bank` can name."""
    for module in course.modules:
        yield f"module:{module.id}"
    for lesson in course.lessons:
        yield f"lesson:{lesson.id}"


def _asked(course: Course, site: Site, module: Module, lesson: Lesson, question: Question) -> Asked:
    def text(told: str) -> Text:
        return Text.of(told, course)

    item = printed.natural(1, question)
    return Asked(
        question=question,
        module=module,
        lesson=lesson,
        module_title=text(module.title).plain,
        lesson_title=text(lesson.title).plain,
        address=site.page(lesson.path),
        stem=tuple(text(part) for part in question.stem.split("\n\n")),
        choices=tuple(_choices(course, item.order, question)),
        steps=tuple(text(step) for step in question.steps),
        answers=tuple(_typed(answer, course) for answer in question.answers),
        key=tuple(printed.letters(item).split(", ")) if question.steps or question.options else (),
        feedback=text(question.feedback),
        wrong=text(question.wrong),
        hints=tuple(text(hint) for hint in question.hints),
    )


def _typed(answer: str, course: Course) -> str:
    return " ".join(NEVER.sub("", words.expand(answer, course)).split())


def _choices(course: Course, order: tuple[int, ...], question: Question) -> Iterator[Choice]:
    for letter, place in zip(printed.LETTERS, order, strict=False):
        if question.steps:
            text = Text.of(question.steps[place], course)
            yield Choice(f"{question.id}-{place + 1}", letter, text, False, Text("", ""))
        else:
            option = question.options[place]
            text, why = Text.of(option.text, course), Text.of(option.feedback, course)
            yield Choice(f"{question.id}-{option.key}", letter, text, option.correct, why)
