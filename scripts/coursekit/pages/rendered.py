"""Takes what mkdocs-quiz 1.7.1 rendered and writes it in our own terms.

mkdocs-quiz names questions by position, tells right from wrong by colour and hides the
answers from readers without JavaScript. Here each question gets its own id and version, a
form that works by keyboard, and an 'Answer and why' that opens without script. What the
plugin adds to every page (styles, scripts, a progress box) is taken out again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from lxml import html as markup

from ..handouts.question import PROMPTS
from ..model import Course, Option, Question

MARK = r"<!-- question (?<![^\n]<!-- question )(\S+) -->"
"""At the start of a line; a pattern that begins with its letters is looked for at a fraction of the time."""
PLACED = re.compile(rf"{MARK}$", re.MULTILINE)
WRITTEN = re.compile(rf"{MARK}\n<quiz>\n.*?\n</quiz>$", re.MULTILINE | re.DOTALL)
DRAWN = re.compile(r'<quiz-block [^>]*><div [^>]*data-question="([^"]+)".*?</quiz-block>', re.DOTALL)
REPORT = '<p class="question__report">'
BLOCK = re.compile(
    r"<!-- question (\S+) -->\s*"
    r'(<div class="quiz\b.*?<section class="content hidden">.*?</section>\s*</div>)',
    re.DOTALL,
)
PLUGIN_TAIL = '<div id="quiz-progress-sidebar"'


def page(html: str, course: Course, drawn: Mapping[str, str]) -> str:
    """A page's content with its questions in our terms and without the plugin's additions.

    `drawn` has by id the questions that are drawn already, of which `html` has but the place.
    """
    html = html.partition(PLUGIN_TAIL)[0].rstrip()
    html = BLOCK.sub(lambda block: _question(block, course), html)
    return PLACED.sub(lambda mark: drawn.get(mark.group(1), mark.group(0)), html) if drawn else html


def taken(markdown: str, course: Course) -> str:
    """What `page` will take from the questions in a page's Markdown, beside how they were rendered."""
    return "".join(course.get("question", id).whole for id in PLACED.findall(markdown))


def written(markdown: str) -> Iterator[tuple[str, str]]:
    """The questions that are written out in a page's Markdown: id and text of each."""
    return ((found.group(1), found.group(0)) for found in WRITTEN.finditer(markdown))


def shortened(markdown: str, drawn: Container[str]) -> str:
    """A page's Markdown with but the places of those questions that are drawn already."""

    def short(found: re.Match[str]) -> str:
        return f"<!-- question {found.group(1)} -->" if found.group(1) in drawn else found.group(0)

    return WRITTEN.sub(short, markdown)


def blocks(content: str) -> dict[str, str]:
    """The questions in a page's content as `page` wrote them, by id."""
    return {found.group(1): found.group(0) for found in DRAWN.finditer(content)}


def is_alike_everywhere(block: str) -> bool:
    """Whether a question has no link or picture, whose address starts from the page it stands on."""
    own = block.partition(REPORT)[0]
    return " href=" not in own and " src=" not in own


def anchors(html: str) -> set[str]:
    """The anchors of the questions in a page's content."""
    return {f"q-{id}" for id in re.findall(r' data-question="([^"]+)"', html)}


def _question(block: re.Match[str], course: Course) -> str:
    question: Question = course.get("question", block.group(1))
    rendered = markup.fragment_fromstring(block.group(2))
    parts = _PARTS[question.type](question, rendered)
    hints = "".join(f"<li>{_inner(item)}</li>" for item in rendered.xpath(".//section/ol/li"))
    hint_list = (
        f'<details class="question__hints"><summary>Hints</summary><ol>{hints}</ol></details>'
        if hints
        else ""
    )
    keep = " data-keep-order" if question.keep_order or question.type == "true-false" else ""
    name = escape(question.id)
    return (
        f'<quiz-block data-search-exclude><div class="question" id="q-{name}" data-question="{name}"'
        f' data-version="{question.version}" data-type="{question.type}"{keep}>'
        f'<p class="question__prompt" id="q-{name}-prompt">'
        f'<span class="question__label">Check yourself</span> {PROMPTS[question.type]}</p>'
        f"{parts[0]}{hint_list}{parts[1]}{_report(question, course)}</div></quiz-block>"
    )


def _report(question: Question, course: Course) -> str:
    """A link that reports a problem with the question; nothing where the course names no address."""
    address = course.settings.report_address
    subject = quote(f"Question {question.id}, version {question.version}")
    if address.startswith("mailto:"):
        start = "subject="
    elif address.startswith("https:"):
        start = "title="
    else:
        return ""
    link = f"{address}{'&' if '?' in address else '?'}{start}{subject}"
    return f'{REPORT}<a href="{escape(link)}">Report a problem with this question</a></p>'


def _form(name: str, stem: str, fields: str) -> str:
    """The question itself; the prompt is part of the group's name, so that it is heard."""
    return (
        f'<form class="question__form"><fieldset aria-labelledby="q-{name}-stem q-{name}-prompt">'
        f'<div class="question__stem" id="q-{name}-stem">{stem}</div>{fields}</fieldset></form>'
    )


def _choice(question: Question, rendered: Any) -> tuple[str, str]:
    kind = "checkbox" if question.type == "several" else "radio"
    name = escape(question.id)
    shown, whys = [], []
    for option, row in zip(question.options, rendered.xpath(".//fieldset/div"), strict=True):
        text = _inner(row.find("label"))
        why = _inner(row.find("div"))
        shown.append(
            f'<li class="question__option" data-item="{option.key}"><label>'
            f'<input type="{kind}" name="q-{name}" value="{option.key}">'
            f'<span class="question__text">{text}</span></label></li>'
        )
        whys.append(_why(option, text, why))
    stem = _inner(rendered.xpath('./div[@class="quiz-question"]')[0])
    options = f'<ol class="question__options">{"".join(shown)}</ol>'
    return _form(name, stem, options), _answer(f'<ul class="question__whys">{"".join(whys)}</ul>')


def _why(option: Option, text: str, why: str) -> str:
    verdict = "Right" if option.correct else "Not right"
    return (
        f'<li class="question__why" data-option="{option.key}"'
        f"{' data-correct' if option.correct else ''}>"
        f'<p class="question__chosen"><strong>{verdict}:</strong> {text}</p>'
        f'<p class="question__feedback">{why}</p></li>'
    )


def _answer(content: str) -> str:
    return f'<details class="question__answer"><summary>Answer and why</summary>{content}</details>'


def _order(question: Question, rendered: Any) -> tuple[str, str]:
    """The steps as a list to sort: in the page by the alphabet, in the answer in right order."""
    texts = [_inner(row.find("label")) for row in rendered.xpath(".//fieldset/div")]
    numbered = list(enumerate(texts, 1))
    mixed = sorted(numbered, key=lambda pair: pair[1].casefold())
    if mixed == numbered:
        mixed.reverse()
    shown = "".join(
        f'<li class="question__step" data-item="{number:02}"><span class="question__text">{text}</span></li>'
        for number, text in mixed
    )
    stem = _inner(rendered.xpath('./div[@class="quiz-question"]')[0])
    right = "".join(f"<li>{text}</li>" for text in texts)
    feedback = _inner(rendered.xpath(".//section/p")[0])
    return (
        _form(escape(question.id), stem, f'<ol class="question__steps">{shown}</ol>'),
        _answer(f'<ol class="question__right">{right}</ol><p class="question__feedback">{feedback}</p>'),
    )


def _fill(question: Question, rendered: Any) -> tuple[str, str]:
    feedback, wrong = (_inner(p) for p in rendered.xpath(".//section/p")[:2])
    stem_element = rendered.xpath('./div[@class="quiz-question"]')[0]
    for field in stem_element.xpath(".//input"):
        attributes = {
            "type": "text",
            "class": "question__gap",
            "name": f"q-{question.id}",
            "aria-label": "Your answer for the gap",
            "autocomplete": "off",
            "autocapitalize": "off",
            "spellcheck": "false",
        }
        field.attrib.clear()
        field.attrib.update(attributes)
    answers = "".join(f"<li>{escape(answer)}</li>" for answer in question.answers)
    return (
        _form(escape(question.id), _inner(stem_element), ""),
        _answer(
            f'<ul class="question__answers">{answers}</ul>'
            f'<p class="question__feedback">{feedback}</p>'
            f'<p class="question__wrong">{wrong}</p>'
        ),
    )


def _inner(element: Any) -> str:
    """What stands inside an element, as HTML."""
    children = "".join(markup.tostring(child, encoding="unicode") for child in element)
    return f"{escape(element.text or '', quote=False)}{children}".strip()


_PARTS: dict[str, Callable[[Question, Any], tuple[str, str]]] = {
    "single": _choice,
    "several": _choice,
    "true-false": _choice,
    "order": _order,
    "fill": _fill,
}
