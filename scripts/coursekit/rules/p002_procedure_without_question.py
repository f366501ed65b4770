"""A procedure that no question asks for is read once and forgotten."""


def check(procedure, course):
    asked = procedure.id in course.questions_of_procedure
    if not asked and ("procedure", procedure.id) not in course.meant:
        yield procedure.place("id"), f"no question uses procedure '{procedure.id}'"
