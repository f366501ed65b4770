"""The words that the course file tells once stand in their places in everything that is made of a course."""

from __future__ import annotations

import functools
import re
import zipfile
from collections import defaultdict
from typing import Any

import printed
import pytest
import samples
from conftest import ROOT
from coursekit import bank, exports, handouts, load, outline, pages, words
from coursekit.exports import FORMATS
from coursekit.handouts import ebook, epub
from coursekit.handouts.handout import Source
from coursekit.model import Course, Entry
from coursekit.model.wording import Word
from coursekit.pages import lesson, prints, structured
from coursekit.search.phrases import phrases
from pydantic import TypeAdapter, ValidationError

CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
"""Where the pages for authors show how a word is written."""
TEXTS = (".html", ".js", ".json", ".css", ".svg", ".xml", ".txt", ".csv", ".webmanifest")
PACKED = (".epub", ".zip", ".docx")


def _texts(path):
    """Name and text of a file, or of each file that is packed in it."""
    if path.suffix in PACKED:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((*TEXTS, ".opf", ".xhtml", ".ncx")):
                    yield f"{path.name}/{name}", archive.read(name).decode()
    elif path.suffix in TEXTS:
        yield path.name, path.read_text("utf-8")


def test_no_file_of_the_site_holds_braces_where_a_word_should_be(site):
    looked = defaultdict(int)
    for path in (path for path in site.rglob("*") if path.is_file()):
        for name, text in _texts(path):
            looked[path.suffix] += 1
            braces = "{{ " if path.suffix == ".js" else "{{"  # JSDoc has types such as {{day: string}}
            assert braces not in CODE.sub("", text), f"{path}: {name}"
    assert {".html", ".js", ".json", ".xml", ".txt", ".csv", *PACKED} <= looked.keys()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{ heat }} and `{{ heat }}`", "95 °C and `{{ heat }}`"),
        ("`a` {{ heat }} `b` {{ heat }}", "`a` 95 °C `b` 95 °C"),
        ("```\n{{ heat }}\n```\n{{ heat }}", "```\n{{ heat }}\n```\n95 °C"),
        ("no words", "no words"),
    ],
)
def test_a_page_shows_a_word_in_code_as_it_is_written(written, shown):
    smallest = load.course(samples.SMALLEST).course
    assert words.on_page(written, smallest) == shown


def test_no_handout_holds_braces_where_a_word_should_be():
    for made in printed.composed().values():
        for told in (made.content, made.title, made.head, made.foot):
            assert "{{" not in told, made.id


WORD = "kettlewater"


@functools.cache
def _fields(kind: type[Entry]) -> dict[str, TypeAdapter[Any]]:
    """The keys of a kind of entry in which a word may stand, with what their values must be."""
    return {
        key: TypeAdapter(field.rebuild_annotation())
        for key, field in kind.model_fields.items()
        if key not in ("where", *kind.BARE, *kind.REFERS)
    }


def _worded(entry: Entry, reached: set[str]) -> Entry:
    """An entry with the word in each of its texts but the bare ones; `reached` gains their names."""
    new = {}
    for key, takes in _fields(type(entry)).items():
        told = getattr(entry, key)
        if isinstance(told, tuple) and told and isinstance(told[0], Entry):
            new[key] = tuple(_worded(part, reached) for part in told)
        elif isinstance(told, (str, tuple)) and told:
            parts = [told] if isinstance(told, str) else told
            said = tuple(f"{part} {{{{ {WORD} }}}}" for part in parts)
            try:
                new[key] = takes.validate_python(said[0] if isinstance(told, str) else said)
            except ValidationError:
                continue  # an id, a day, or one of a few names: no rule need refuse a word here
            reached.add(f"{type(entry).__name__}.{key}")
    return entry.model_copy(update=new)


class _Any(dict):
    """Addresses of pages where it does not matter which."""

    def __missing__(self, key):
        return key


@pytest.fixture(scope="module")
def worded():
    """The own course with a word in every text in which one may stand, and the names of those texts."""
    own = load.course(ROOT).course
    reached: set[str] = set()
    made = {key: getattr(own, key) for key in Course.model_fields}
    for key, told in made.items():
        if isinstance(told, tuple) and told and isinstance(told[0], Entry) and key != "addresses":
            made[key] = tuple(_worded(entry, reached) for entry in told)
    settings = _worded(own.settings, reached)
    word = Word.model_construct(word=WORD, text="Hot", where=settings.where)
    made["settings"] = settings.model_copy(update={"words": (*own.settings.words, word)})
    return Course.model_construct(**made), reached


def test_the_word_is_put_into_the_texts_of_every_kind_of_entry(worded):
    reached = worded[1]
    assert {"Question.stem", "Option.text", "Step.do", "Scene.text", "Fact.text", "Term.also"} <= reached
    assert {"CourseFile.notice", "Study.found", "Misconception.belief", "Claim.say"} <= reached
    assert not reached & {
        "Module.title",
        "Objective.text",
        "Question.answers",
        "Blueprint.note",
        "Claim.text",
    }


def _made(course):
    """Name and text of what readers and other programs get of a course."""
    source = Source(course, printed.source().site, printed.source().docs)
    for path, text in pages.generated(course):
        yield path, words.on_page(text, course)
    yield from prints.generated(course, ())
    for part in course.lessons:
        yield part.path, words.on_page(lesson.markdown(course, part), course)
        yield part.path, structured.of_lesson(course, part)
    yield "index.md", structured.of_course(course)
    yield "course.js", outline.script(course, _Any(), whole=True)
    yield from bank.files(course, {question.id: "" for question in course.questions}, _Any())
    yield "search", str(list(phrases(course, _Any())))
    for plan in handouts.plans(source):
        made = plan.compose()
        yield made.id, "\n".join((made.content, made.title, made.head, made.foot))
    for name, data in epub._files(source, tuple(ebook.chapters(source))):
        yield name, data.decode("utf-8", "replace")
    for one in exports.made(exports.bank(course, source.site), FORMATS.values()):
        yield one.name, one.content.decode("utf-8", "replace")


def test_a_word_is_told_wherever_the_rules_allow_one(worded):
    made = list(_made(worded[0]))
    for name, text in made:
        assert WORD not in text, name
    assert any("Hot" in text for _, text in made)
