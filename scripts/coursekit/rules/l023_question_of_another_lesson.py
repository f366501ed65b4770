"""A lesson places questions on its own objectives; others would be asked, printed and exported twice."""


def check(lesson, course):
    for directive in lesson.directives:
        question = course.kinds["question"].get(directive.argument) if directive.name == "question" else None
        own = course.lesson_of_objective.get(question.objective) if question else None
        if own and question.objective not in lesson.entry.objectives:
            yield (
                directive.place,
                f"question '{question.id}' is on objective '{question.objective}' of lesson '{own.id}'; "
                "place it there",
            )
