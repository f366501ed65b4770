"""An objective that no lesson serves is a promise that nobody keeps."""


def check(objective, course):
    served = objective.id in course.lesson_of_objective
    if not served and ("objective", objective.id) not in course.meant:
        yield objective.place("id"), f"objective '{objective.id}' has no lesson"
