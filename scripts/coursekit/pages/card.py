"""A procedure as a quick card: its steps, the words to say, its forks, and when to stop."""

from __future__ import annotations

from ..model import Procedure
from .question import plain


def markdown(procedure: Procedure) -> str:
    """The card as a block of Markdown that stands in a lesson or on a page of its own."""
    lines = [f"**When:** {plain(procedure.when)}", ""]
    for number, step in enumerate(procedure.steps, 1):
        lines.append(f"{number}.  {plain(step.do)}")
        if step.say:
            lines += ["", f"    *Say:* {_quoted(step.say)}"]
        if step.decide:
            lines.append("")
            lines += [f"    - *If* {plain(d.if_)}: {plain(d.then)}" for d in step.decide]
        lines.append("")
    for title, items in (
        ("Avoid", procedure.avoid),
        ("Stop and call", procedure.stop),
        ("Ask your supervisor", procedure.ask),
    ):
        if items:
            lines += [f"**{title}**", "", *(f"- {plain(item)}" for item in items), ""]
    if procedure.house_rule:
        lines += [f"House rule, not measured: {plain(procedure.house_rule)}", ""]
    body = "\n".join(f"    {line}" if line else "" for line in lines)
    return f'!!! card "{procedure.id} · {procedure.title}"\n\n{body}'


def short(procedure: Procedure) -> str:
    """The card for the pocket and the wall: steps and forks without the words, and when to stop.

    The forks stay: a step such as 'look how they breathe' is unsafe without what follows from it.
    """
    lines: list[str] = []
    for number, step in enumerate(procedure.steps, 1):
        lines.append(f"{number}.  {plain(step.do)}")
        lines += [f"    - *If* {plain(fork.if_)}: {plain(fork.then)}" for fork in step.decide]
    if procedure.stop:
        lines += ["", "**Stop and call**", "", *(f"- {plain(item)}" for item in procedure.stop)]
    body = "\n".join(f"    {line}" if line else "" for line in lines)
    return f'!!! card "{procedure.id} · {procedure.title}"\n\n{body}'


def _quoted(text: str) -> str:
    said = plain(text)
    return said if said.startswith('"') else f'"{said}"'
