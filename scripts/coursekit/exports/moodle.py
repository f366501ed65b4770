"""The bank as Moodle XML, https://docs.moodle.org/en/Moodle_XML_format.

Each right option of several gives its share, and a wrong one takes all marks. Steps to order are
matched with their places, which every Moodle can ask; each place gives its share of the marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .bank import Asked, Bank
from .form import Format
from .moodle_terms import WRONG, path, pattern, percent, too_many


def write(bank: Bank) -> bytes:
    quiz = Element("quiz")
    category = None
    for asked in bank.asked:
        if asked.lesson.id != category:
            category = asked.lesson.id
            quiz.append(_category(bank, asked))
        quiz.append(_question(bank, asked))
    indent(quiz)
    return tostring(quiz, "utf-8", xml_declaration=True) + b"\n"


def _category(bank: Bank, asked: Asked) -> Element:
    question = Element("question", type="category")
    _text(question, "category", path(bank, asked))
    _html(question, "info", bank.source(asked))
    return question


def _question(bank: Bank, asked: Asked) -> Element:
    kind, fill = _TYPES[asked.type]
    question = Element("question", type=kind)
    _text(question, "name", asked.name)
    _html(question, "questiontext", asked.asks)
    _html(question, "generalfeedback", bank.after(asked))
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0")):
        SubElement(question, name).text = value
    SubElement(question, "idnumber").text = asked.id
    question.extend(fill(asked))
    for hint in asked.hints:
        _html(question, "hint", f"<p>{hint.html}</p>")
    tags = SubElement(question, "tags")
    for tag in asked.tags:
        _text(tags, "tag", tag)
    return question


def _choice(asked: Asked) -> Iterator[Element]:
    several = asked.type == "several"
    yield _value("single", "false" if several else "true")
    yield _value("shuffleanswers", "false" if asked.fixed else "true")
    yield _value("answernumbering", "ABCD")
    for choice in asked.choices:
        right, wrong = (percent(asked), str(WRONG)) if several else ("100", "0")
        answer = Element("answer", fraction=right if choice.correct else wrong, format="html")
        SubElement(answer, "text").text = choice.text.html
        _html(answer, "feedback", choice.feedback.html)
        yield answer


def _true_false(asked: Asked) -> Iterator[Element]:
    for said, choice in zip(("true", "false"), asked.choices, strict=True):
        answer = Element("answer", fraction="100" if choice.correct else "0")
        SubElement(answer, "text").text = said
        _html(answer, "feedback", choice.feedback.html)
        yield answer


def _order(asked: Asked) -> Iterator[Element]:
    yield _value("shuffleanswers", "true")
    for place, step in enumerate(asked.steps, 1):
        pair = Element("subquestion", format="html")
        SubElement(pair, "text").text = step.html
        _text(pair, "answer", str(place))
        yield pair


def _fill(asked: Asked) -> Iterator[Element]:
    yield _value("usecase", "0")
    for text in asked.answers:
        yield _answer("100", pattern(text), "")
    if asked.wrong.html:
        yield _answer("0", "*", asked.wrong.html)


def _answer(fraction: str, text: str, why: str) -> Element:
    answer = Element("answer", fraction=fraction)
    SubElement(answer, "text").text = text
    _html(answer, "feedback", why)
    return answer


def _value(name: str, value: str) -> Element:
    element = Element(name)
    element.text = value
    return element


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(SubElement(parent, name), "text").text = text


def _html(parent: Element, name: str, text: str) -> None:
    SubElement(SubElement(parent, name, format="html"), "text").text = text


_TYPES = {
    "single": ("multichoice", _choice),
    "several": ("multichoice", _choice),
    "true-false": ("truefalse", _true_false),
    "order": ("matching", _order),
    "fill": ("shortanswer", _fill),
}

FORMAT = Format(
    name="moodle",
    title="Moodle XML",
    readers="Moodle",
    ending="-moodle.xml",
    steps=(
        "In your course, open “Question bank” and choose “Import”.",
        "Choose “Moodle XML format” and drop the file there.",
        "Press “Import”. Each lesson has become a category; build your quiz from them.",
    ),
    write=write,
    cannot=too_many,
    hints=True,
)
