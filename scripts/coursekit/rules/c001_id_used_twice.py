"""Two things of one kind share an id, so that nobody can say which is meant."""


def check(course):
    groups = {
        "module": course.modules,
        "lesson": [entry for module in course.modules for entry in module.lessons],
        "objective": course.objectives,
        "question": course.questions,
        "source": (*course.sources, *course.studies),
        "claim": course.claims,
        "verdict": course.verdicts,
        "topic": course.topics,
        "misconception": course.misconceptions,
        "term": course.terms,
        "procedure": course.procedures,
        "scenario": course.scenarios,
        "field topic": course.field_topics,
        "credential": course.credentials,
        "blueprint": course.blueprints,
    }
    for kind, things in groups.items():
        yield from _twice(kind, things)
    for scenario in course.scenarios:
        yield from _twice("scene", scenario.scenes)
    for thing in (*course.credentials, *course.blueprints):
        yield from _twice("reference", thing.references)
    yield from _twice("word", course.settings.words, "word")
    for blueprint in course.blueprints:
        yield from _twice("module", blueprint.parts, "module")
    for entry in course.referring:
        for key in entry.REFERS:
            yield from _listed_twice(entry, key)


def _twice(kind, things, key="id"):
    first = {}
    for thing in things:
        name = getattr(thing, key)
        if name in first:
            said = kind if kind == key else f"{kind} {key}"
            yield thing.place(key), f"{said} '{name}' is used at {first[name]} too"
        else:
            first[name] = thing.place(key)


def _listed_twice(entry, key):
    ids = getattr(entry, key)
    if isinstance(ids, tuple) and len(set(ids)) < len(ids):
        for number, id in enumerate(ids):
            if id in ids[:number]:
                yield entry.place(f"{key}.{number}"), f"'{id}' stands twice in '{key}'"
