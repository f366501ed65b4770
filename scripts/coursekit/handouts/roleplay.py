"""A role-play on paper: a part to play for each of two, a checklist for a third, and looking back."""

from __future__ import annotations

from ..model import Line, Scenario
from .xhtml import element, heading, items, paragraph, strong, text


def roles(scenario: Scenario, level: int) -> str:
    """The parts of trainee and visitor, to cut apart: neither should read the other's."""
    trainee = _part(
        "Trainee",
        [paragraph(text(scenario.setting)), paragraph(text(scenario.trainee))],
        level,
    )
    visitor = _part(
        "Visitor",
        [paragraph(text(scenario.setting)), paragraph(text(scenario.visitor))],
        level,
    )
    return element("div", trainee + visitor, class_="slips")


def observer(scenario: Scenario, level: int) -> str:
    """What the observer looks for, with boxes to tick and room for words that were said."""
    rows = "".join(
        f'<tr><td>{text(point)}</td><td data-align="center"><span class="box"/></td><td/></tr>'
        for point in scenario.checklist
    )
    head = (
        '<tr><th>Look and listen for</th><th data-align="center">Seen</th><th>What was said or done</th></tr>'
    )
    return "".join(
        [
            heading(level, "Observer"),
            paragraph("Tick what you see and hear. Write down words, not verdicts. You speak last."),
            f'<table class="checklist"><thead>{head}</thead><tbody>{rows}</tbody></table>',
        ]
    )


def looking_back(scenario: Scenario, level: int, title: str) -> str:
    """Questions to talk over, a good way and a poor way, and where it turned."""
    return "".join(
        [
            heading(level, title),
            paragraph("The trainee speaks first, then the visitor, then the observer."),
            items([text(ask) for ask in scenario.ask]),
            heading(level + 1, "A good way"),
            _talk(scenario.good),
            heading(level + 1, "A poor way"),
            _talk(scenario.poor),
            paragraph(f"{strong('Where it turned:')} {text(scenario.turn)}"),
        ]
    )


def _part(name: str, content: list[str], level: int) -> str:
    notes = element("div", paragraph("Notes"), class_="lines", data_count=3)
    return element("section", heading(level, name) + "".join([*content, notes]), class_="slip")


def _talk(lines: tuple[Line, ...]) -> str:
    return items([f"{strong(f'{text(line.who)}:')} {text(line.says)}" for line in lines])
