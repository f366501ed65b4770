"""A stem ends with what is asked: a question mark, or an instruction where steps or words are wanted."""


def check(question):
    stem = question.stem.strip().rstrip("*\"'")
    if question.type == "single" and not stem.endswith("?"):
        yield question.place("stem"), "the stem does not end with a question"
    if question.type == "several" and "all that apply" not in stem.casefold():
        yield (
            question.place("stem"),
            "a question with several right options says 'Choose all that apply.'",
        )
