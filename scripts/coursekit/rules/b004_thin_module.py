"""A module with few questions for its lessons cannot be practised or drawn from."""

SEVERITY = "warning"
LEAST_PER_LESSON = 8


def check(module, course):
    if not module.lessons or len(course.questions) < 100:
        return
    number = len(course.questions_of_module.get(module.id, ()))
    if number < LEAST_PER_LESSON * len(module.lessons):
        lessons = len(module.lessons)
        yield (
            module.place("id"),
            f"{number} questions for {lessons} lessons; {LEAST_PER_LESSON} each is the least",
        )
