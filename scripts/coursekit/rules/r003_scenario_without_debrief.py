"""A role-play teaches in the looking back: questions, two models and what an observer can see."""


def check(scenario):
    for key, least in (("ask", 2), ("good", 4), ("poor", 4), ("checklist", 4)):
        number = len(getattr(scenario, key))
        if number < least:
            yield scenario.place(key), f"'{key}' has {number} lines; at least {least} are wanted"
