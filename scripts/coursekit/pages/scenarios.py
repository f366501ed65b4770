"""A module's scenarios as walks: each choice is a link to what follows, so no script is needed.

Only the scene that is walked to is shown (by CSS :target); without CSS all of them stand in order.
On paper the walk gives way to the role-play sheet: a card for each role, and the looking back.
"""

from __future__ import annotations

from ..model import Course, Line, Module, Scenario, Scene
from .head import head
from .links import link
from .question import plain

VERDICTS = {"good": "That works", "recoverable": "Now it is harder", "unsafe": "Unsafe"}
ENDINGS = {"good": "A good end", "mended": "Mended", "unsafe": "It ended badly"}


def page(module: Module) -> str:
    """The path of a module's scenarios under docs/."""
    return f"learn/{module.id}/scenarios.md"


def markdown(course: Course, module: Module) -> str:
    """The Markdown of learn/<module>/scenarios.md."""
    scenarios = course.scenarios_of(module)
    lines = [
        *head(
            title=f"Scenarios: {module.title}",
            description=f"Role-plays for the module {module.title}: decide, see what follows, look back.",
        ),
        f"# Scenarios: {module.title}",
        "",
        "Decide what you would do and follow the link. You can go back and try another way.",
        "",
    ]
    for scenario in scenarios:
        lines += _walk(course, module, scenario)
    return "\n".join(lines)


def _walk(course: Course, module: Module, scenario: Scenario) -> list[str]:
    procedures = [course.get("procedure", id) for id in scenario.procedures]
    cards = ", ".join(link(course, page(module), "lesson", one.lesson, one.title) for one in procedures)
    lines = [
        f"## {scenario.title} {{ #{scenario.id} }}",
        "",
        f"*{plain(scenario.setting)}*",
        "",
        f"**Your part.** {plain(scenario.trainee)}",
        "",
    ]
    if cards:
        lines += [f"Procedures: {cards}", ""]
    lines += ['<div class="walk" data-search-exclude markdown>', ""]
    for number, scene in enumerate(scenario.scenes):
        lines += _scene(scenario, scene, first=number == 0)
    return [*lines, "</div>", "", *_roles(scenario), *_debrief(scenario)]


def _scene(scenario: Scenario, scene: Scene, first: bool) -> list[str]:
    start = " scene--start" if first else ""
    lines = [f'<div class="scene{start}" id="{_at(scenario, scene.id)}" markdown>', ""]
    if scene.ending:
        lines += [f"**{ENDINGS[scene.ending]}.** {plain(scene.text)}", ""]
        lines += [f"[Start again](#{_at(scenario, scenario.scenes[0].id)}){{ .scene__again }}", ""]
    else:
        lines += [plain(scene.text), "", "What do you do?", ""]
        for number, choice in enumerate(scene.choices, 1):
            lines.append(f"- [{plain(choice.text)}](#{_at(scenario, scene.id)}-{number})")
        lines.append("")
    lines += ["</div>", ""]
    for number, choice in enumerate(scene.choices, 1):
        lines += [
            f'<div class="scene scene--{choice.verdict}" id="{_at(scenario, scene.id)}-{number}" markdown>',
            "",
            f"*You chose: {plain(choice.text)}*",
            "",
            f"**{VERDICTS[choice.verdict]}.** {plain(choice.then)}",
            "",
            f"[Go on](#{_at(scenario, choice.to)}){{ .scene__on }}",
            "",
            "</div>",
            "",
        ]
    return lines


def _roles(scenario: Scenario) -> list[str]:
    """The sheet for playing it with others: a card for each role, to print and cut."""
    inside = [
        "**Trainee**",
        "",
        f"{plain(scenario.setting)} {plain(scenario.trainee)}",
        "",
        "**Visitor**",
        "",
        plain(scenario.visitor),
        "",
        "**Observer:** tick what you see and hear.",
        "",
        *(f"- ☐ {plain(item)}" for item in scenario.checklist),
    ]
    return ['??? roles "Play it with others"', "", *_indented(inside), ""]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _debrief(scenario: Scenario) -> list[str]:
    lines = ['??? debrief "Look back"', ""]
    inside = ["**First ask yourself**", "", *(f"- {plain(ask)}" for ask in scenario.ask), ""]
    inside += ["**A good way**", "", *_talk(scenario.good), ""]
    inside += ["**A poor way**", "", *_talk(scenario.poor), ""]
    inside += [f"Where it turned: {plain(scenario.turn)}", ""]
    return [*lines, *_indented(inside), ""]


def _talk(lines: tuple[Line, ...]) -> list[str]:
    return [f"- **{plain(line.who)}:** {plain(line.says)}" for line in lines]


def _at(scenario: Scenario, scene: str) -> str:
    return f"{scenario.id}-{scene}"
