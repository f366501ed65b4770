"""A question rests on a claim or a source, so that a reader can see why the key is the key."""


def check(question):
    if not question.claims and not question.sources:
        yield question.place("id"), f"question '{question.id}' names no claim and no source"
