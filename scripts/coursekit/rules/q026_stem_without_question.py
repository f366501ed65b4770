"""A stem ends with what is asked: a question mark, or an instruction where steps or words are wanted."""


def check(question):
    stem = question.stem.strip().rstrip("*\"'")
    if question.type in ("single", "several") and not stem.endswith("?"):
        yield question.place("stem"), "the stem does not end with a question"
