"""A procedure is taught where its card stands: in the lesson that it names."""


def check(procedure, course):
    lesson = course.kinds["lesson"].get(procedure.lesson)
    placed = lesson is None or procedure.id in lesson.named("card")
    if not placed and ("procedure", procedure.id) not in course.meant:
        yield (
            procedure.place("lesson"),
            f"lesson '{lesson.id}' does not place {{{{ card {procedure.id} }}}}",
        )
