"""Makes a course of any size from invented words: the same size gives the same course."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

STARTS = ("b", "bl", "br", "d", "dr", "gl", "gr", "l", "m", "n", "p", "pl", "r", "sp", "st", "tr", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea")
ENDS = ("l", "m", "n", "nd", "nt", "t")
MEANT = {"end", "not"}
"""Words that mean something to a rule."""
WORDS = sorted({a + b + c for a in STARTS for b in VOWELS for c in ENDS} - MEANT)
ASKED, ANSWERED = WORDS[::2], WORDS[1::2]
"""Stems and options share no word, since a key that repeats its stem is an error."""
PER_MODULE = 12
EXTENSIONS = "[admonition, attr_list, md_in_html, smarty, tables]"


def write(
    folder: Path, lessons: int, questions_per_lesson: int, seed: int = 1, *, furnished: bool = False
) -> None:
    """Writes a whole course of `lessons` lessons into an empty folder.

    A furnished one has something for each rule to look at: claims, procedures, scenarios, an exam,
    licenses read today, a glossary and a style file.
    """
    chance = random.Random(seed)
    data = folder / "curriculum"
    modules = [f"m{number:03}" for number in range((lessons + PER_MODULE - 1) // PER_MODULE)]
    put(
        data / "course.yml",
        "id: synthetic\ntitle: Synthetic\nsubtitle: A course of invented words\n"
        'description: Made to be measured.\nversion: "1"\ndate: 2026-01-01\n'
        f"modules: [{', '.join(modules)}]\nsections: [What to do]\nnotice: Not for reading.\n",
    )
    put(
        data / "evidence.yml",
        "verdicts:\n  - {id: weak, label: Weak, means: Little is known., say: Perhaps.}\n"
        "topics:\n  - {id: T01, title: All, verdict: weak, finding: Nothing.}\n",
    )
    put(
        data / "studies.yml",
        "- id: R01\n  authors: Nobody N\n  year: '2020'\n  title: Nothing at all\n  kind: survey\n"
        "  people: public\n  found: Nothing was found.\n  basis: abstract\n  checked: 2026-01-01\n",
    )
    put(data / "glossary.yml", "- {id: badge, term: badge, means: A card to wear.}\n")
    put(
        folder / "mkdocs.yml",
        "site_name: Synthetic\nsite_dir: !ENV [SITE_DIR, site]\n"
        "theme: {name: material, font: false, features: [navigation.footer, navigation.indexes, "
        "navigation.instant, navigation.prune, navigation.tabs]}\n"
        "nav: [{Home: index.md}, {Learn: learn/}]\n"
        "plugins:\n  - mkdocs_quiz: {auto_submit: false, confetti: false, "
        "disable_after_submit: false, embed_source: false, show_progress: false}\n"
        f"hooks: ['{Path(__file__).resolve().parent.parent / 'scripts' / 'hooks.py'}']\n"
        f"markdown_extensions: {EXTENSIONS}\n",
    )
    put(folder / "docs" / "index.md", "# Synthetic\n")
    number = 0
    for module in modules:
        ids = [f"l{n:04}" for n in range(number, min(number + PER_MODULE, lessons))]
        number += len(ids)
        _module(folder, module, ids, questions_per_lesson, chance, furnished)
    if furnished:
        _furnish(data, modules, lessons, chance)


def _module(
    folder: Path, module: str, ids: list[str], questions: int, chance: random.Random, furnished: bool
) -> None:
    lines = [
        f"id: {module}",
        f"title: Module {module}",
        "summary: Words.",
        "topics: [T01]",
        "objectives:",
    ]
    lines += [f"  - {{id: {id}-do, level: apply, text: Do {id}.}}" for id in ids]
    lines.append("lessons:")
    for id in ids:
        lines += [f"  - id: {id}", "    minutes: 10", f"    objectives: [{id}-do]"]
        card = f"p-{module}" if furnished and id == ids[0] else ""
        if furnished:
            lines.append(f"    claims: [c-{id}]")
        ground = [f"claims: [c-{id}]"] if furnished else ["sources: [R01]"]
        ground += [f"procedure: {card}", "step: 1"] if card else []
        put(folder / "docs" / "learn" / module / f"{id}.md", _prose(id, questions, chance, card))
        bank = "".join(_question(id, n, chance, ground) for n in range(questions))
        put(folder / "curriculum" / "questions" / module / f"{id}.yml", bank)
    put(folder / "curriculum" / "modules" / f"{module}.yml", "\n".join(lines) + "\n")


def _prose(id: str, questions: int, chance: random.Random, card: str) -> str:
    """A lesson of some 1,100 words in five parts, each with prose, a box or a table, and a question."""
    about = _sentence(chance, 11)
    parts = [f"---\ntitle: Lesson {id}\ndescription: {about}\n---"]
    parts += [f"{{{{ card {card} }}}}"] if card else []
    for number, title in enumerate(("What to do", "Begin", "Go on", "Mend", "Look back")):
        parts.append(f"## {title}")
        parts += [_sentences(chance, 8) for _ in range(3)]
        parts.append(_table(chance) if number == 3 else f'!!! note "{_words(chance, 3)}"\n    {about}')
        parts.append("\n".join(f"- **{_words(chance, 2)}**: {_sentence(chance, 7)}" for _ in range(3)))
        if number < questions:
            parts.append(f"{{{{ question {id}-{number:02} }}}}")
    return "\n\n".join(parts) + "\n"


def _table(chance: random.Random) -> str:
    rows = ["| When | Then |", "| --- | --- |"]
    rows += [f"| {_words(chance, 4)} | {_words(chance, 5)} |" for _ in range(4)]
    return "\n".join(rows)


def _question(id: str, number: int, chance: random.Random, ground: list[str]) -> str:
    stem = f"{_sentence(chance, 9, ASKED)} {_sentence(chance, 9, ASKED)} What now?"
    lines = [f"- id: {id}-{number:02}", f"  stem: {stem}", "  options:"]
    for option in range(3):
        belief = (
            "      correct: true"
            if option == number % 3
            else (f"      misconception: {_sentence(chance, 6)}")
        )
        lines += [
            f"    - text: {_sentence(chance, 10, ANSWERED)}",
            belief,
            f"      feedback: {_sentence(chance, 16)}",
        ]
    lines += [f"  {line}" for line in (f"objective: {id}-do", *ground, "level: apply")]
    return "\n".join(lines) + "\n"


def _furnish(data: Path, modules: list[str], lessons: int, chance: random.Random) -> None:
    for number, module in enumerate(modules):
        put(data / "procedures" / f"{module}.yml", _procedure(module, f"l{number * PER_MODULE:04}", chance))
        put(data / "scenarios" / f"{module}.yml", _scenario(module, chance))
    claims = "".join(
        f"  - {{id: c-l{number:04}, kind: practice, topic: T01, text: {_sentence(chance, 12)}, "
        "verdict: weak, studies: [R01]}\n"
        for number in range(lessons)
    )
    put(
        data / "sources" / "S1.yml",
        "id: S1\ntitle: A source\npublisher: Nobody\npublished: '2020'\nkind: guidance\n"
        f"checked: 2026-01-01\nclaims:\n{claims}",
    )
    put(data / "glossary.yml", "".join(f"- {{id: {w}, term: {w}, means: A word.}}\n" for w in WORDS[:100]))
    put(
        data / "style.yml",
        f"words:\n{''.join(f'  - {{avoid: {word} qu, use: {word}}}{chr(10)}' for word in WORDS[:30])}"
        f"spelled: [{', '.join(WORDS)}]\nacronyms: [ID, OK]\ncourtesy: [polite, thank, welcome]\n"
        "cartoon: [yell, ignore, insult]\nlegal: [arrest, detain, lawsuit]\ngroups: [elderly]\n"
        "promises: [proves, guarantees]\n",
    )
    parts = "".join(f"  - {{module: {module}, questions: 1}}\n" for module in modules)
    put(
        data / "exams" / "all.yml",
        f"id: all\ntitle: All\nnote: Words.\nminutes: 60\npass_mark: 70\nseed: 1\nparts:\n{parts}",
    )
    rows = "".join(f"- {{id: f{n}, title: Topic {n}, lessons: [l0000]}}\n" for n in range(20))
    put(data / "credentials" / "topics.yml", rows)
    said = "".join(f"  - {{topic: f{n}, status: mandated, references: [T]}}\n" for n in range(20))
    for number in range(20):
        put(
            data / "credentials" / f"state-{number}.yml",
            f"id: state-{number}\ntitle: State {number}\nregion: Nowhere\nsummary: Words.\nfacts:\n"
            f"  - {{about: who, text: Words., references: [T]}}\ntopics:\n{said}references:\n"
            "  - {id: T, title: A text, publisher: Nobody, dated: undated, kind: primary, "
            f"checked: {date.today()}}}\n",
        )


def _procedure(module: str, lesson: str, chance: random.Random) -> str:
    steps = "".join(f"    - do: {_sentence(chance, 9)}\n" for _ in range(6))
    return (
        f"- id: p-{module}\n  title: What to do\n  lesson: {lesson}\n  when: {_sentence(chance, 9)}\n"
        f"  steps:\n{steps}  stop:\n    - {_sentence(chance, 9)}\n"
    )


def _scenario(module: str, chance: random.Random) -> str:
    def scene(id: str, goes: str) -> str:
        choices = "".join(
            f"        - {{text: {_sentence(chance, 9)}, verdict: {verdict}, "
            f"then: {_sentence(chance, 9)}, to: {to}}}\n"
            for verdict, to in (("good", goes), ("recoverable", goes), ("unsafe", "bad"))
        )
        return f"    - id: {id}\n      text: {_sentence(chance, 12)}\n      choices:\n{choices}"

    ends = "".join(f"    - {{id: {id}, text: The end., ending: {how}}}\n" for id, how in ENDINGS)
    talk = "".join(f"    - {{who: A, says: {_sentence(chance, 8)}}}\n" for _ in range(4))
    lists = "".join(f"    - {_sentence(chance, 8)}\n" for _ in range(4))
    return (
        f"- id: r-{module}\n  title: A walk\n  procedures: [p-{module}]\n  setting: Words.\n"
        f"  trainee: Words.\n  visitor: Words.\n  scenes:\n{scene('one', 'two')}{scene('two', 'fine')}{ends}"
        f"  ask:\n{lists}  good:\n{talk}  poor:\n{talk}  turn: Words.\n  checklist:\n{lists}"
    )


ENDINGS = (("fine", "good"), ("bad", "unsafe"))


def _words(chance: random.Random, number: int, among: list[str] = WORDS) -> str:
    return " ".join(chance.sample(among, number)).capitalize()


def _sentence(chance: random.Random, words: int, among: list[str] = WORDS) -> str:
    return f"{_words(chance, words, among)}."


def _sentences(chance: random.Random, number: int) -> str:
    return " ".join(_sentence(chance, chance.randint(7, 10)) for _ in range(number))


def put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
