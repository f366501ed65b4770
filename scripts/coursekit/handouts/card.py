"""A procedure on paper: whole, as a lesson teaches it, or short, as a card for the pocket and the wall."""

from __future__ import annotations

from ..model import Procedure
from .xhtml import aside, element, items, paragraph, strong, text


def whole(procedure: Procedure) -> str:
    """All of it in a lesson: steps with words to say and forks, what to avoid, when to stop and to ask."""
    parts = [paragraph(f"{strong('When:')} {text(procedure.when)}"), steps(procedure, True)]
    for title, entries in (
        ("Avoid", procedure.avoid),
        ("Stop and call", procedure.stop),
        ("Ask your supervisor", procedure.ask),
    ):
        if entries:
            parts += [paragraph(strong(title)), items([text(entry) for entry in entries])]
    if procedure.house_rule:
        parts.append(paragraph(f"House rule, not measured: {text(procedure.house_rule)}"))
    return aside("card", f"{procedure.id} · {procedure.title}", "".join(parts))


def short(procedure: Procedure, level: int) -> str:
    """The card alone: steps and forks without the words, and when to stop.

    The forks stay: a step such as 'look how they breathe' is unsafe without what follows from it.
    """
    parts = [
        element(f"h{level}", text(f"{procedure.id} · {procedure.title}")),
        paragraph(f"{strong('When:')} {text(procedure.when)}", "when"),
        steps(procedure, False),
    ]
    if procedure.stop:
        stops = items([text(entry) for entry in procedure.stop])
        parts.append(aside("stop", "Stop and call", stops))
    return element("section", "".join(parts), class_="card")


def steps(procedure: Procedure, words_too: bool) -> str:
    """The steps as a numbered list, with the words to say where they are wanted."""
    entries = []
    for step in procedure.steps:
        parts = [text(step.do)]
        if step.say and words_too:
            said = step.say if step.say.startswith('"') else f'"{step.say}"'
            parts.append(f"<br/><em>Say:</em> {text(said)}")
        forks = [f"<em>If</em> {text(d.if_)}: {text(d.then)}" for d in step.decide]
        entries.append("".join([*parts, items(forks)]))
    return items(entries, "ol")
