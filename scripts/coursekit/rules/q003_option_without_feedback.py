"""Feedback is where a reader learns; an option without it only says right or wrong."""


def check(question):
    for option in question.options:
        if not option.feedback:
            yield option.place("text"), f"option '{option.text[:40]}' has no feedback"
    if question.type in ("order", "fill") and not question.feedback:
        yield question.place("stem"), f"question '{question.id}' has no feedback"
    if question.type == "fill" and not question.wrong:
        yield question.place("stem"), f"question '{question.id}' says nothing to a wrong entry"
