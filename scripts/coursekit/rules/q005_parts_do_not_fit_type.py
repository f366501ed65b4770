"""A question has the parts that its type needs and no others."""

from ..findings import counted

PARTS = {
    "single": ({"options"}, "three or four options"),
    "several": ({"options"}, "options"),
    "true-false": ({"options"}, "the two options True and False"),
    "order": ({"steps"}, "steps"),
    "fill": ({"answers"}, "answers"),
}


def check(question):
    needed, words = PARTS[question.type]
    for part in ("options", "steps", "answers"):
        present = bool(getattr(question, part))
        if part in needed and not present:
            yield question.place("id"), f"type '{question.type}' needs {words}"
        if part not in needed and present:
            yield question.place(part), f"'{part}' does not belong to type '{question.type}'"
    if question.type == "single" and question.options and len(question.options) not in (3, 4):
        yield question.place("options"), f"{counted(len(question.options), 'option')}; write three or four"
    if question.type == "order" and len(question.steps) == 1:
        yield question.place("steps"), "1 step; an order has two or more"
    if question.type == "true-false" and [o.text for o in question.options] != ["True", "False"]:
        yield question.place("options"), "the options should be True and False, in that order"
    if question.type == "fill" and question.stem.count("___") != 1:
        yield question.place("stem"), "the stem of a fill question holds ___ once, for the gap"
