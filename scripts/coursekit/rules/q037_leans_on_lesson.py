"""A question is asked far from its lesson too, in an exam or on paper: it speaks of what it shows itself."""

import re

SEVERITY = "warning"
NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
REASON = re.compile(
    rf"\b(?:step {NUMBER}|(?:on|of|in) the (?:card|list)|(?:this|the) (?:lesson|stem|card)|[MP]\d\d)\b",
    re.IGNORECASE,
)
STEM = re.compile(r"\b(?:this|the) lesson\b", re.IGNORECASE)
NOUN = re.compile(r"step|card|list|lesson|stem|\w\d\d", re.IGNORECASE)


def check(question):
    shown = " ".join(
        (question.stem, *(option.text for option in question.options), *question.steps)
    ).casefold()
    for mark in STEM.findall(question.stem):
        yield question.place("stem"), f"'{mark}' is not before who meets this question elsewhere; name it"
    for entry, key, text in _reasons(question):
        for mark in REASON.findall(text):
            if NOUN.search(mark).group(0).casefold() not in shown:
                yield entry.place(key), f"'{mark}' is not in the question; say what it stands for"


def _reasons(question):
    """What is told after an answer, or before one as a hint."""
    yield from ((option, "feedback", option.feedback) for option in question.options)
    yield from ((question, f"hints.{number}", hint) for number, hint in enumerate(question.hints))
    yield question, "feedback", question.feedback
    yield question, "wrong", question.wrong
