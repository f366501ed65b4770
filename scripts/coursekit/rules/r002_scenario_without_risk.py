"""A scenario teaches by consequences: one mistake that can be mended, and one that ends it badly."""

from ..findings import counted


def check(scenario):
    if not scenario.scenes:
        yield scenario.place("scenes"), f"scenario '{scenario.id}' has no scenes"
        return
    verdicts = {choice.verdict for scene in scenario.scenes for choice in scene.choices}
    for verdict in ("good", "recoverable", "unsafe"):
        if verdict not in verdicts:
            yield (
                scenario.place("scenes"),
                f"scenario '{scenario.id}' has no choice that is {verdict}",
            )
    decisions = sum(bool(scene.choices) for scene in scenario.scenes)
    if not 2 <= decisions <= 5:
        yield (
            scenario.place("scenes"),
            f"scenario '{scenario.id}' has {counted(decisions, 'decision')}; two to five",
        )
    endings = {scene.ending for scene in scenario.scenes}
    for ending in ("good", "unsafe"):
        if ending not in endings:
            yield (
                scenario.place("scenes"),
                f"scenario '{scenario.id}' has no ending that is {ending}",
            )
