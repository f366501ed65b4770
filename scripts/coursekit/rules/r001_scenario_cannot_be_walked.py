"""A scenario can be walked: every choice leads to a scene, every scene is reached, every walk ends."""

from ..findings import did_you_mean


def check(scenario):
    scenes = {scene.id: scene for scene in scenario.scenes}
    for scene in scenario.scenes:
        if bool(scene.choices) == bool(scene.ending):
            yield scene.place("id"), f"scene '{scene.id}' should have either choices or an ending"
        for choice in scene.choices:
            if choice.to not in scenes:
                near = did_you_mean(choice.to, scenes)
                yield choice.place("to"), f"there is no scene '{choice.to}'{near}"
    reached, open_ = set(), [scenario.scenes[0].id] if scenario.scenes else []
    while open_:
        id = open_.pop()
        if id in scenes and id not in reached:
            reached.add(id)
            open_ += [choice.to for choice in scenes[id].choices]
    for scene in scenario.scenes:
        if scene.id not in reached:
            yield scene.place("id"), f"no choice leads to scene '{scene.id}'"
