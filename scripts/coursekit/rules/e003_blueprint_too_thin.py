"""A mock exam draws from three times the questions it needs, so that two draws differ."""

TIMES = 3


def check(blueprint, course):
    if not blueprint.parts:
        yield blueprint.place("parts"), f"exam '{blueprint.id}' draws no question"
    for part in blueprint.parts:
        if part.module not in course.kinds["module"]:
            continue
        have = len({question.id for question in course.questions_of_module.get(part.module, ())})
        wanted = TIMES * part.questions
        if have < wanted:
            message = f"module '{part.module}' has {have} questions; {part.questions} drawn want {wanted}"
            yield part.place("questions"), message
