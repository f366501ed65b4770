"""A wrong option is made of a wrong belief: one from the list, or one told in words."""

import re

from ..findings import did_you_mean

ID = re.compile(r"^[A-Z]\d+$")


def check(question, course):
    known = course.kinds["misconception"]
    first = {}
    for option in question.options:
        belief = option.misconception
        place = option.place("misconception")
        if option.correct and belief:
            yield place, "the right option carries a misconception"
        elif not option.correct and not belief and question.type != "true-false":
            yield place, f"wrong option '{option.text[:40]}' names no misconception"
        elif belief and belief not in known and (ID.match(belief) or len(belief.split()) < 4):
            near = did_you_mean(belief, known) or "; say the belief in a sentence of four words or more"
            yield place, f"there is no misconception '{belief}'{near}"
        elif belief and belief in first:
            yield place, f"misconception '{belief}' is used by another option of the question"
        first[belief] = option
