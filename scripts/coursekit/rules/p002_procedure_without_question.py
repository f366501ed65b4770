"""A procedure that no question asks for is read once and forgotten."""


def check(procedure, course):
    asked = any(question.procedure == procedure.id for question in course.questions)
    if not asked and ("procedure", procedure.id) not in course.meant:
        yield procedure.place("id"), f"no question uses procedure '{procedure.id}'"
