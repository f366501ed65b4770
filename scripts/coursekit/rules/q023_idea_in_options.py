"""The idea belongs in the stem: a reader should be able to answer before reading the options."""

from .. import prose


def check(question):
    if question.type != "single":
        return
    stem = len(prose.words(question.stem))
    options = [len(prose.words(option.text)) for option in question.options]
    if options and stem < 8 and sum(options) / len(options) > 10:
        yield (
            question.place("stem"),
            f"the stem has {stem} words and leaves the idea to the options",
        )
