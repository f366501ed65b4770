"""Two options say the same, so that a reader who knows the answer cannot know which to take."""

import string

LETTERS = string.ascii_lowercase


def check(question):
    first = {}
    for letter, option in zip(LETTERS, question.options, strict=False):
        said = " ".join(option.text.split()).casefold()
        if said in first:
            yield (
                option.place("text"),
                f"option {letter} repeats option {first[said]}: '{option.text}'",
            )
        else:
            first[said] = letter
    seen = {}
    for number, step in enumerate(question.steps):
        said = " ".join(step.split()).casefold()
        if said in seen:
            yield question.place(f"steps.{number}"), f"step {number + 1} repeats step {seen[said]}: '{step}'"
        seen.setdefault(said, number + 1)
