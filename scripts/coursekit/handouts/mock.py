"""A mock exam on paper: the questions of one form, a sheet to mark the answers on, and the marking key."""

from __future__ import annotations

from math import ceil

from ..exam import Item, Paper
from ..findings import counted
from . import frame, question
from .handout import Handout, Source
from .xhtml import aside, element, heading, items, paragraph, text


def paper(source: Source, drawn: Paper) -> Handout:
    """The questions of a form, with the answer sheet at the end."""
    blueprint = drawn.blueprint
    rules = [
        "Mark your answers on the answer sheet at the end. You may write on these pages.",
        "One answer is right, except where the question says “Choose all that apply”.",
        "For steps, write their letters in the right order. For a gap, write the missing word or number.",
    ]
    title = _title(drawn)
    content = "".join(
        [
            frame.masthead("Mock exam", title, _facts(drawn)),
            frame.names("Name", "Date"),
            aside("note", "What this is", paragraph(text(blueprint.note))),
            aside("note", "How to answer", items([text(rule) for rule in rules])),
            *(question.asked(item, lines=0) for item in drawn.items),
            frame.imprint(source, asks=True),
            frame.part(_answer_sheet(drawn)),
        ]
    )
    return frame.handout(source, "exam", _id(drawn), blueprint.id, title, content)


def key(source: Source, drawn: Paper) -> Handout:
    """The marking key of a form: the letter, the reason and the id for every question."""
    head = "<tr><th>No.</th><th>Answer</th><th>Why</th><th>Question</th></tr>"
    rows = "".join(
        f"<tr><td>{item.number}</td><td><strong>{text(question.letters(item))}</strong></td>"
        f'<td>{question.why(item)}</td><td><span class="id">{item.question.id}</span></td></tr>'
        for item in drawn.items
    )
    title = f"{_title(drawn)}: marking key"
    content = "".join(
        [
            frame.masthead("Marking key", _title(drawn), _facts(drawn)),
            paragraph("One point for each question that is right as a whole; no part points."),
            f'<table class="marking"><thead>{head}</thead><tbody>{rows}</tbody></table>',
            frame.imprint(source),
        ]
    )
    return frame.handout(source, "exam-key", f"{_id(drawn)}-key", drawn.blueprint.id, title, content)


def _answer_sheet(drawn: Paper) -> str:
    rows = "".join(_row(item) for item in drawn.items)
    return "".join(
        [
            heading(1, "Answer sheet"),
            paragraph(text(_title(drawn)), "facts"),
            frame.names("Name", "Date", "Points"),
            element("ol", rows, class_="bubbles"),
        ]
    )


def _row(item: Item) -> str:
    asked = item.question
    kind = "order" if asked.steps else "choice" if asked.options else "gap"
    return element("li", data_kind=kind, data_count=len(asked.steps or asked.options))


def _facts(drawn: Paper) -> list[str]:
    count = len(drawn.items)
    exact = count * drawn.blueprint.pass_mark / 100
    rounding = "" if exact.is_integer() else "; not rounded up"
    return [
        counted(count, "question"),
        counted(drawn.blueprint.minutes, "minute"),
        f"pass mark {drawn.blueprint.pass_mark} % ({ceil(exact)} of {count}{rounding})",
    ]


def _title(drawn: Paper) -> str:
    return f"{drawn.blueprint.title}, form {drawn.form}"


def _id(drawn: Paper) -> str:
    return f"exam-{drawn.blueprint.id}-{drawn.form.lower()}"
