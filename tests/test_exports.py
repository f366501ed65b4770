"""The bank in other programs' formats: whole, right, safe, and the same each time."""

from __future__ import annotations

import functools
import io
import json
import re
import subprocess
import sys
import time
import zipfile

import exported
import printed
import pytest
from browser import SITE_URL
from conftest import ROOT, copy, run
from coursekit import exports, load
from coursekit.exports import FORMATS, shelf
from coursekit.exports.bank import Text
from coursekit.handouts.site import Site
from coursekit.model import Course, Question
from coursekit.model.question import Option
from coursekit.pages import listed, prints
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

SITE = Site(printed.ADDRESS)
COURSES = {"own": printed.OWN, "player": printed.PLAYER}
each_course = pytest.mark.parametrize("course", COURSES)
each_format = pytest.mark.parametrize("name", FORMATS)


@functools.cache
def _course(name: str) -> Course:
    return load.course(COURSES[name]).course


@functools.cache
def _made(course: str) -> dict[str, exports.Export]:
    bank = exports.bank(_course(course), SITE)
    return {one.format.name: one for one in exports.made(bank, FORMATS.values())}


@functools.cache
def _read(course: str, name: str) -> dict[str, exported.Read]:
    return exported.READERS[name](_made(course)[name].content)


def _seen(name: str, text: str) -> str:
    """What a reader sees of a text in a format, with simple quotes."""
    return printed.plain(text if name in exported.PLAIN else exported.shown(text.replace("</p><p>", " ")))


def _plain(text: str) -> str:
    return re.sub("_{3,}", "_____", printed.plain(text))


@each_course
@each_format
def test_every_question_stands_in_every_format_or_among_what_was_left_out(course, name):
    made = _made(course)[name]
    left_out = " ".join(line for line in made.left_out if not line.startswith("the hints"))
    asked = {question.id for question in _course(course).questions}
    assert asked == set(_read(course, name)) | {id for id in asked if id in re.findall(r"[\w-]+", left_out)}
    assert made.questions == len(_read(course, name))


@each_course
@each_format
def test_text_and_key_are_those_of_the_course(course, name):
    for question in _course(course).questions:
        read = _read(course, name)[question.id]
        seen = functools.partial(_seen, name)
        assert _plain(question.stem) == seen(read.stem)
        told = {seen(text): (right, seen(why)) for text, (right, why) in read.options.items()}
        assert told == {_plain(one.text): (one.correct, _plain(one.feedback)) for one in question.options}
        assert [_plain(step) for step in question.steps] == [seen(step) for step in read.steps]
        assert list(question.answers) == read.answers
        assert _plain(question.feedback) in seen(read.general)
        assert _plain(question.wrong) in seen(read.wrong)


@each_course
def test_no_version_in_a_spreadsheet_can_be_read_as_a_number(course):
    for question in _course(course).questions:
        told = _read(course, "csv")[question.id].all.split()
        assert f"v{question.version}" in told
        assert question.version not in told


@each_course
@each_format
def test_each_question_tells_what_it_is_where_it_belongs_and_how_it_may_be_used(course, name):
    whole = _course(course)
    facts = [whole.settings.version, whole.settings.date, whole.settings.license]
    for question in whole.questions:
        lesson = whole.lesson_of_objective[question.objective]
        read = _read(course, name)[question.id]
        told = printed.plain(read.all)
        for fact in (*facts, question.version, lesson.module, lesson.id, SITE.page(lesson.path)):
            assert fact in told
        assert printed.plain(lesson.title) in printed.plain(exported.shown(read.all))


def test_without_an_address_of_the_site_nothing_leads_anywhere():
    for one in exports.made(exports.bank(_course("player"), Site()), FORMATS.values()):
        content = one.content
        if one.format.name == "qti":
            content = zipfile.ZipFile(io.BytesIO(content)).read("module-tea/module-tea.xml")
        assert b"href" not in content
        assert b"example.org" not in content


@each_course
def test_the_same_course_gives_the_same_bytes(course):
    again = exports.bank(load.course(COURSES[course]).course, SITE)
    for one in exports.made(again, FORMATS.values()):
        assert one.content == _made(course)[one.format.name].content, one.name
    day = time.strptime(_course(course).settings.date, "%Y-%m-%d")[:3]
    packed = zipfile.ZipFile(io.BytesIO(_made(course)["qti"].content)).infolist()
    assert {entry.date_time for entry in packed} == {(*day, 0, 0, 0)}


def test_the_hints_that_a_format_cannot_hold_are_counted():
    hinted = sum(bool(question.hints) for question in _course("player").questions)
    for one in _made("player").values():
        said = [line for line in one.left_out if line.startswith(f"the hints of {hinted} questions, because")]
        held = "It has five letters." in one.content.decode("utf-8", "ignore")
        assert bool(said) != held, one.name


def test_canvas_gets_a_quiz_for_each_module_and_another_for_a_lesson_alone():
    course = _course("player")
    titles = {}
    for only in ("", "module:tea", "lesson:cup"):
        bank = exports.bank(course, SITE, only)
        archive = zipfile.ZipFile(io.BytesIO(_only(bank, "qti").content))
        quizzes = [etree.fromstring(archive.read(name))[0] for name in archive.namelist()[1:]]
        titles[only] = [(quiz.get("ident"), quiz.get("title")) for quiz in quizzes]
    module, lesson = course.modules[0], course.get("lesson", "cup")
    whole = [("tea-player-module-tea", f"Tea: {module.title}")]
    assert titles == {
        "": whole,
        "module:tea": whole,
        "lesson:cup": [("tea-player-lesson-cup", f"Tea: {lesson.title}")],
    }


def _with(*changed: dict) -> exports.Export:
    """The test course with one question of its own for each mapping, all with the grounds of its first."""
    course = _course("player")
    fields = dict(course.questions[0])
    empty = {"options": (), "steps": (), "answers": (), "hints": (), "feedback": "", "wrong": ""}
    asked = tuple(
        Question.model_construct(**{**fields, **empty, "id": f"n-{number}", **parts})
        for number, parts in enumerate(changed, 1)
    )
    whole = {name: getattr(course, name) for name in Course.model_fields}
    lessons = tuple(lesson.model_copy(update={"directives": ()}) for lesson in course.lessons)
    return exports.bank(Course.model_construct(**{**whole, "questions": asked, "lessons": lessons}), SITE)


def _option(text: str, correct: bool = False, feedback: str = "Why.") -> Option:
    return Option.model_construct(text=text, correct=correct, feedback=feedback, misconception="", where=None)


def _several(right: int) -> dict:
    options = [_option(f"Right {number}", True) for number in range(right)]
    return {"type": "several", "stem": "Which?", "options": (*options, _option("Wrong"))}


def _only(bank, name: str) -> exports.Export:
    return next(exports.made(bank, [FORMATS[name]]))


@pytest.mark.parametrize("right", range(2, 11))
def test_right_options_share_the_mark_in_steps_that_moodle_knows(right):
    bank = _with(_several(right))
    known = {"50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"}
    answers = etree.fromstring(_only(bank, "moodle").content).iter("answer")
    shares = [answer.get("fraction") for answer in answers]
    assert set(shares[:-1]) <= known
    assert abs(sum(map(float, shares[:-1])) - 100) < 0.001
    assert shares[-1] == "-100"
    weights = re.findall(r"~%([^%]+)%", _only(bank, "gift").content.decode())
    assert weights == shares


def test_what_a_format_cannot_say_is_left_out_and_named_with_its_reason():
    arrow = {"type": "fill", "stem": "A ___ B", "answers": ("->",)}
    bank = _with(_several(11), arrow, _several(2))
    left = {name: [line for line in _only(bank, name).left_out] for name in FORMATS}
    many = "1 question, because it has more than 10 right options: n-1"
    assert left["moodle"] == [many]
    assert left["gift"] == [
        many,
        "1 question, because '->' in an answer to type means something else in GIFT: n-2",
    ]
    assert [left[name] for name in ("qti", "anki", "csv", "json")] == [[], [], [], []]
    assert set(exported.gift(_only(bank, "gift").content)) == {"n-3"}


NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "\\~=#{}:%*@+-'\"<>&;,|[]()$/!`_^\t ]\x00\x1b\x85\u2028\u00a0\u200b\ufeff\ufffe﹤🙂é"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=40,
)
MORE = st.sampled_from(
    [
        "]]>",
        "<![CDATA[",
        "<script>alert(1)</script>",
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "+cmd|' /C calc'!A0",
        "// a comment",
        "$CATEGORY: x",
        "::name::",
        "####",
        "a -> b",
        "%50%half",
        "TRUE",
        "[html]x",
        "\\",
        "\\n",
        "*all* of `it`",
        "&amp; &&058; &#61;",
        "a\n\nb",
        "'=1",
    ]
)
TEXT = (
    st.one_of(NASTY, MORE).map(str.strip).filter(lambda told: Text.of(told, _course("player")).plain.strip())
)


PARTED = re.compile("->|&&| or ")
"""What an answer to type cannot hold in GIFT, and what parts two of them on a card."""


def _typed(told: str) -> str:
    """A text without what no file of text can hold, on one line."""
    return " ".join(re.sub("[\x00-\x08\x0e-\x1f\ufffe\uffff]", "", told).split())


def _as_told(name: str, told: str) -> str:
    """A text as a format should hold it."""
    text = Text.of(told, _course("player"))
    return text.plain if name in exported.PLAIN else text.html


def _same(name: str, told: str, read: str) -> bool:
    """Anki's cards are read as pages; there two ways to write a sign are one."""
    expected = _as_told(name, told)
    if name == "anki":
        return exported.shown(expected) == exported.shown(read)
    return expected == read


@each_format
@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=6, max_size=6, unique_by=lambda told: Text.of(told, _course("player")).plain))
def test_no_text_breaks_out_of_its_place(name, texts):
    stem, first, second, third, feedback, wrong = texts
    options = (_option(first, True, feedback), _option(second, False, wrong), _option(third, True, stem))
    typed = sorted({told for told in map(_typed, (first, second)) if told and not PARTED.search(told)})
    bank = _with(
        {"type": "several", "stem": stem, "options": options},
        {"type": "order", "stem": stem, "steps": (first, second, third), "feedback": feedback},
        {
            "type": "fill",
            "stem": f"{stem} ___",
            "answers": (*typed, "tea"),
            "feedback": feedback,
            "wrong": wrong,
        },
    )
    read = exported.READERS[name](_only(bank, name).content)
    assert list(read) == ["n-1", "n-2", "n-3"]
    told = [(text, *of) for text, of in read["n-1"].options.items()]
    for option, (text, right, why) in zip(options, told, strict=True):
        assert _same(name, option.text, text)
        assert option.correct == right
        assert _same(name, option.feedback, re.sub("^<p>|</p>$", "", why))
    if name == "qti":
        assert [Text.of(step, _course("player")).plain for step in (first, second, third)] == read[
            "n-2"
        ].steps
    else:
        assert all(_same(name, *pair) for pair in zip((first, second, third), read["n-2"].steps, strict=True))
    assert [*typed, "tea"] == read["n-3"].answers


def test_the_door_writes_each_format_and_says_what_it_holds(course):
    outcome = run("export.py", course)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    names = {path.name: path.read_bytes() for path in (course / "exports").iterdir()}
    made = exports.made(exports.bank(load.course(course).course, Site()), FORMATS.values())
    assert {one.name: one.content for one in made} == names
    for name in names:
        assert f"exports/{name}: 1 question" in outcome.stdout


def test_the_door_can_be_asked_for_some_formats_and_for_a_lesson_or_a_module(tmp_path):
    root = copy(printed.PLAYER, tmp_path / "course")
    outcome = run("export.py", "--format", "csv", "--format", "json", "--only", "lesson:cup", root)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert {"tea-player-cup.csv", "tea-player-cup.json"} == {
        path.name for path in (root / "exports").iterdir()
    }
    told = json.loads((root / "exports" / "tea-player-cup.json").read_text("utf-8"))["questions"]
    assert [question["id"] for question in told] == ["cup-01"]
    assert run("export.py", "--format", "json", "--only", "module:tea", root).returncode == 0
    told = json.loads((root / "exports" / "tea-player-tea.json").read_text("utf-8"))["questions"]
    assert {question.id for question in _course("player").questions} == {question["id"] for question in told}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "moodel"], "there is no format 'moodel'; did you mean 'moodle'?"),
        (["--format", "word"], "there is no format 'word'; say moodle, gift, qti, anki, csv, json"),
        (["--only", "lesson:pott"], "there is no 'lesson:pott'; did you mean 'lesson:pot'?"),
        (["--only", "exam:all"], "say module:ID or lesson:ID"),
    ],
)
def test_what_is_not_there_is_refused_with_what_may_be_meant(course, arguments, said):
    outcome = run("export.py", *arguments, course)
    assert outcome.returncode == 2
    assert said in outcome.stderr
    assert not (course / "exports").exists()


def test_a_course_with_errors_is_not_exported_and_the_old_files_stay(course):
    assert run("export.py", course).returncode == 0
    before = {path.name: path.read_bytes() for path in (course / "exports").iterdir()}
    bank = course / "curriculum" / "questions" / "tea" / "pot.yml"
    bank.write_text(bank.read_text("utf-8").replace("correct: true", "correct: false", 1), "utf-8")
    outcome = run("export.py", course)
    assert outcome.returncode == 1
    assert re.search(
        r"^curriculum/questions/tea/pot.yml:\d+: error: .*\[Q001\]$", outcome.stdout, re.MULTILINE
    )
    assert "nothing was exported" in outcome.stderr
    assert before == {path.name: path.read_bytes() for path in (course / "exports").iterdir()}


def test_where_the_disk_is_full_the_old_files_stay_whole_and_nothing_is_left_beside_them(course):
    pytest.importorskip("resource")
    assert run("export.py", course).returncode == 0
    before = {path.name: path.read_bytes() for path in (course / "exports").iterdir()}
    settings_file = course / "curriculum" / "course.yml"
    settings_file.write_text(settings_file.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    smaller = sorted(map(len, before.values()))[2]
    code = (
        "import resource, sys; sys.path.insert(0, 'scripts'); import export; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({smaller}, {smaller})); sys.exit(export.main({[str(course)]!r}))"
    )
    outcome = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 1
    assert f"{course / 'exports'}: File too large; nothing was exported\n" == outcome.stderr
    assert before == {path.name: path.read_bytes() for path in (course / "exports").iterdir()}


GUIDE = (ROOT / "docs" / "author" / "index.md").read_text("utf-8")


@each_format
def test_each_format_is_told_in_the_guide(name):
    assert f"\n- `{name}` " in GUIDE
    assert FORMATS[name].hints == (f"`{name}`" in re.search(r"\nHints go along in (.+?);", GUIDE).group(1))


def test_the_fields_of_the_json_file_are_those_that_the_guide_tells():
    part = GUIDE.partition("The JSON file has")[2].partition("\n## ")[0]
    told = json.loads(_made("own")["json"].content)
    rows = {
        name
        for row in re.findall(r"^\| (`.+?) \|", part, re.MULTILINE)
        for name in re.findall(r"`(.+?)`", row)
    }
    assert rows == set(told["questions"][0])
    assert set(re.findall(r"`([a-z]+)`", part.partition("Each of the")[0])) == {
        "format",
        "course",
        *told["course"],
    }
    for question in told["questions"]:
        assert f"`{question['type']}`" in part
        assert f"`{question['level']}`" in part
        assert all(set(option) == {"text", "correct", "feedback"} for option in question["options"])


@pytest.fixture(scope="module")
def offered(player_site):
    """The files that the test course should have in its site, whose address is known."""
    course = load.course(player_site.parent).course
    return list(exports.made(exports.bank(course, Site(SITE_URL)), FORMATS.values()))


def test_files_that_were_half_written_when_a_build_ended_are_written_again(tmp_path):
    bank = exports.bank(load.course(COURSES["player"]).course, Site())
    made = list(exports.made(bank, FORMATS.values()))
    shelf.write(tmp_path, made, "first")
    assert shelf.is_of(tmp_path, "first")

    def broken_off():
        yield made[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.write(tmp_path, broken_off(), "second")
    assert not shelf.is_of(tmp_path, "first")
    assert not shelf.is_of(tmp_path, "second")


def test_the_site_holds_the_same_files_and_the_page_of_prints_leads_to_them(player_site, offered):
    page = html.parse(player_site / "print" / "index.html")
    rows = {row[0].findtext("a"): row for row in page.iter("tr") if row[0].find("a") is not None}
    assert {one.name for one in offered} == {path.name for path in (player_site / "exports").iterdir()}
    for one in offered:
        link = rows[one.format.title][0].find("a")
        assert one.content == (player_site / "print" / link.get("href")).read_bytes()
        assert link.get("download") == one.name
        told = [cell.text_content() for cell in rows[one.format.title]][1:]
        assert told == [one.format.readers, str(one.questions), listed.sized(len(one.content))]


def test_the_page_tells_how_to_import_each_file_what_it_lacks_and_the_day_of_the_content(
    player_site, offered
):
    text = (player_site / "print" / "index.html").read_text("utf-8")
    part = text.partition('id="questions-for-other-programs"')[2]
    assert "content of 2026-01-01" in part
    for one in offered:
        own = html.fromstring(part.partition(f"Import {one.format.title}<")[2].partition("<h3")[0])
        steps = [step.text_content() for step in own.iter("li")]
        assert list(map(printed.plain, one.format.steps)) == list(map(printed.plain, steps))[:3]
        assert ("Left out: the hints of" in own.text_content()) != one.format.hints


def test_the_files_are_neither_searched_nor_saved_for_reading_offline(player_site, offered):
    told = "".join(path.read_text("utf-8") for path in player_site.rglob("*.js"))
    for one in offered:
        assert one.name not in told
        assert f"Import {one.format.title}" not in told


def test_a_course_without_questions_offers_no_files():
    course = _course("player")
    empty = exports.bank(course, SITE, "lesson:none")
    assert list(exports.made(empty, FORMATS.values())) == []
    page = dict(prints.generated(course, (), ()))[prints.PAGE]
    assert "other programs" not in page


def test_a_build_writes_the_files_again_only_where_something_changed(course):
    store = course / shelf.STORE
    bank = next((course / "curriculum" / "questions").rglob("*.yml"))

    def built():
        made = run("build.py", course)
        assert made.returncode == 0, made.stdout + made.stderr
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in store.iterdir()}

    first = built()
    assert len(first) == len(exports.FORMATS) + 1
    assert built() == first
    (store / "tea.csv").unlink()
    (store / "tea-old.csv").write_text("of an older format")
    again = built()
    assert {name: data for name, (_, data) in again.items()} == {
        name: data for name, (_, data) in first.items()
    }
    (store / "list.json").write_text('{"of": "')
    assert {name: data for name, (_, data) in built().items()} == {
        name: data for name, (_, data) in first.items()
    }
    bank.write_text(bank.read_text("utf-8").replace("?", " now?", 1), "utf-8")
    changed = built()
    assert changed.keys() == first.keys()
    assert not {name for name in first if changed[name][1] == first[name][1]}
    assert (course / "site" / "exports" / "tea.csv").read_bytes() == changed["tea.csv"][1]


def test_a_list_of_a_format_that_is_not_known_any_more_offers_the_others(tmp_path):
    bank = exports.bank(load.course(ROOT).course, Site(), "lesson:greeting")
    shelf.write(tmp_path, exports.made(bank, FORMATS.values()), "n")
    path = tmp_path / "list.json"
    path.write_text(path.read_text("utf-8").replace('"gift"', '"punched cards"'), "utf-8")
    assert [one.format.name for one in shelf.read(tmp_path)] == [name for name in FORMATS if name != "gift"]
