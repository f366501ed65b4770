"""The words of the drafts: every line that the author has yet to write carries the mark of a gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def goal(lesson: str) -> str:
    """The id of a new lesson's objective."""
    return f"{lesson}-goal"


def prose(id: str, sections: tuple[str, ...]) -> str:
    """A lesson's file: its head, its sections, and its first question after the first of them."""
    first, *others = sections or ("What to do",)
    lines = [
        "---",
        "title: (gap) A few words that name the lesson",
        "description: (gap) One sentence that says what the reader will be able to do.",
        "---",
        *_section(first),
        "",
        f"{{{{ question {id}-01 }}}}",
    ]
    for section in others:
        lines += ["", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(title: str) -> list[str]:
    return [f"## {title}", "", "(gap) Say it in plain words."]


def objective(lesson: str) -> str:
    """An objective's lines in its module."""
    return (
        f"- id: {goal(lesson)}\n"
        "  level: apply\n"
        "  text: (gap) what the reader will be able to do, from a verb that can be watched\n"
    )


def lesson_entry(id: str) -> str:
    """A lesson's lines in its module."""
    return (
        f"- id: {id}\n"
        "  minutes: 10  # (gap) the minutes that it takes, once it is written\n"
        f"  objectives: [{goal(id)}]\n"
        "  claims: []  # (gap) the claims that it teaches\n"
    )


def question(id: str, goal: str, level: str, claim: str) -> str:
    """A question with one right option and two wrong ones."""
    ground = f"  claims: [{claim}]  # (gap) the claim that the answer rests on\n" if claim else ""
    mark = "" if claim else "  # (gap) name the claims or sources that the answer rests on"
    return (
        f"- id: {id}{mark}\n"
        "  stem: (gap) What happens, and what is asked?\n"
        "  options:\n"
        "    - text: (gap) What a well-meaning person might do.\n"
        "      misconception: (gap) The wrong belief that it is made of.\n"
        "      feedback: (gap) What follows from it, and why it fails here.\n"
        "    - text: (gap) What the lesson tells people to do.\n"
        "      correct: true\n"
        "      feedback: (gap) What follows from it, and why another option tempts.\n"
        "    - text: (gap) What another well-meaning person might do.\n"
        "      misconception: (gap) Another wrong belief, or its id.\n"
        "      feedback: (gap) What follows from that, and why it fails here.\n"
        f"  objective: {goal}\n"
        f"{ground}"
        f"  level: {level}\n"
    )


def source(id: str, today: date, topic: str, verdict: str) -> str:
    """A source's file with one claim."""
    return (
        f"id: {id}\n"
        "title: (gap) its title\n"
        "publisher: (gap) who published it\n"
        "published: (gap) when, or not stated\n"
        "kind: article  # (gap) article, law, guidance or standard\n"
        f"checked: {today.isoformat()}\n"
        "claims:\n"
        f"  - id: {id}-01\n"
        "    kind: effect  # (gap) effect, practice, example or misconception\n"
        f"    topic: {topic}  # (gap) its topic in evidence.yml\n"
        "    text: (gap) what the source says, in our own words\n"
        f"    verdict: {verdict}  # (gap) how sure we are, as a verdict of evidence.yml\n"
        "    studies: []\n"
        "    left_out: (gap) why no lesson teaches it; or remove this line and name it in a lesson\n"
    )


def term(id: str) -> str:
    """A term of the glossary."""
    return (
        f"- id: {id}\n"
        f"  term: {id.replace('-', ' ')}  # (gap) as it is written, and used in a lesson\n"
        "  means: (gap) what it means, in one or two plain sentences\n"
    )


def scenario(id: str) -> str:
    """A scenario: a start with three choices, a harder scene, and three endings."""
    return (
        f"- id: {id}\n"
        "  title: (gap) a few words that name it\n"
        "  procedures: []  # (gap) the procedures that it practises\n"
        "  setting: (gap) where and when, in one line\n"
        "  trainee: (gap) what the player knows and has been told\n"
        "  visitor: (gap) who the other player is, what they want, what calms them and what does not\n"
        "  scenes:\n"
        "    - id: start\n"
        "      text: (gap) what happens, in the middle of things\n"
        "      choices:\n"
        f"{_choice('good', 'end-well')}{_choice('recoverable', 'harder')}{_choice('unsafe', 'end-badly')}"
        "    - id: harder\n"
        "      text: (gap) what happens now that it is harder\n"
        "      choices:\n"
        f"{_choice('good', 'end-mended')}{_choice('unsafe', 'end-badly')}"
        f"{_ending('end-well', 'good')}{_ending('end-mended', 'mended')}{_ending('end-badly', 'unsafe')}"
        f"  ask:\n{_items(('what did you notice?', 'what would you do again?'))}"
        f"  good:\n{_talk()}"
        f"  poor:\n{_talk()}"
        "  turn: (gap) the line of the poor talk at which it turns, and why\n"
        f"  checklist:\n{_items(['what an observer can see and tick'] * 4)}"
    )


def _choice(verdict: str, to: str) -> str:
    return (
        "        - text: (gap) what a decent person might do\n"
        f"          verdict: {verdict}\n"
        "          then: (gap) what follows, and why\n"
        f"          to: {to}\n"
    )


def _ending(id: str, ending: str) -> str:
    return f"    - id: {id}\n      text: (gap) how it ends\n      ending: {ending}\n"


def _items(items: Iterable[str]) -> str:
    return "".join(f"    - (gap) {item}\n" for item in items)


def _talk() -> str:
    return "    - who: (gap) who speaks\n      says: (gap) what they say\n" * 4
