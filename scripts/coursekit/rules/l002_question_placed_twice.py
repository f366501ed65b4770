"""A question is placed once, so that its answer is not counted twice."""


def check(course):
    first = {}
    for lesson in course.lessons:
        for directive in lesson.directives:
            if directive.name == "question":
                if directive.argument in first:
                    said = first[directive.argument]
                    yield directive.place, f"question '{directive.argument}' stands at {said} too"
                first.setdefault(directive.argument, directive.place)
