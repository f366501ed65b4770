"""An objective that no question asks for is never practised and never examined."""


def check(objective, course):
    asked = objective.id in course.questions_of_objective
    if not asked and ("objective", objective.id) not in course.meant:
        yield objective.place("id"), f"objective '{objective.id}' has no question"
