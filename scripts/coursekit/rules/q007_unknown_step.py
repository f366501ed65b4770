"""A step number leads to a step that the procedure has."""

from ..findings import counted


def check(question, course):
    if question.step is None:
        return
    procedure = course.kinds["procedure"].get(question.procedure or "")
    if question.procedure is None:
        yield question.place("step"), "a step is named but no procedure"
    elif procedure and question.step > len(procedure.steps):
        steps = counted(len(procedure.steps), "step")
        yield (
            question.place("step"),
            f"procedure '{procedure.id}' has {steps}, not {question.step}",
        )
