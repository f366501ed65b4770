"""Grading, chance, memory and counts without a page: the modules as they are, in an empty tab."""

from __future__ import annotations

import pytest


@pytest.fixture
def call(page, modules):
    """Calls a function of a module: `call("grading", "isRight", "fill", ["a"], ["A"])`."""
    page.goto(f"{modules}/course.js")

    def called(module: str, name: str, *arguments: object):
        script = "async ([path, name, args]) => (await import(path))[name](...args)"
        return page.evaluate(script, [f"/{module}.js", name, list(arguments)])

    return called


@pytest.mark.parametrize(
    ("type", "key", "answer", "right"),
    [
        ("single", ["a"], ["a"], True),
        ("single", ["a"], ["b"], False),
        ("several", ["a", "b"], ["b", "a"], True),
        ("several", ["a", "b"], ["a"], False),
        ("several", ["a", "b"], ["a", "b", "c"], False),
        ("fill", ["tea caddy", "box"], ["  Tea\u00a0 CADDY. "], True),
        ("fill", ["guard's post"], ["Guard\u2019s post"], True),
        ("fill", ["box"], ["boxes"], False),
        ("order", ["01", "02", "03"], ["01", "02", "03"], True),
        ("order", ["01", "02", "03"], ["01", "03", "02"], False),
        ("order", ["01", "02"], ["01", "02", "03"], False),
    ],
)
def test_an_answer_is_right_or_not(call, type, key, answer, right):
    assert call("grading", "isRight", type, key, answer) is right


def test_the_same_seed_gives_the_same_order_and_another_seed_another(call):
    items = list("ABCDEFGH")
    first = call("chance", "shuffled", items, 7)
    assert first == call("chance", "shuffled", items, 7)
    assert sorted(first) == items
    assert first != call("chance", "shuffled", items, 8)


def test_each_order_of_three_is_drawn_about_as_often(call):
    drawn: dict[str, int] = {}
    for seed in range(600):
        order = "".join(call("chance", "shuffled", ["a", "b", "c"], seed * 7919))
        drawn[order] = drawn.get(order, 0) + 1
    assert len(drawn) == 6
    assert min(drawn.values()) > 60


def test_steps_are_never_shown_in_the_right_order(call):
    for seed in range(200):
        assert call("chance", "disordered", ["01", "02", "03"], seed) != ["01", "02", "03"]


GOOD = {
    "v": "aa",
    "verdict": "right",
    "attempts": 2,
    "first": "wrong",
    "time": "2026-01-01T00:00:00.000Z",
}


def test_what_an_older_version_did_not_write_is_filled_in(call):
    old = call("memory", "readEntry", {"v": "aa", "verdict": "right"})
    assert old == {**GOOD, "attempts": 1, "first": "right", "time": "1970-01-01T00:00:00.000Z"}


def test_what_a_newer_version_added_is_kept(call):
    text = '{"schema": 2, "flags": {"a": 1}, "questions": {"q": {"v": "a", "verdict": "right", "box": 3}}}'
    memory = call("memory", "readMemory", text, "tea")["memory"]
    assert (memory["schema"], memory["flags"]) == (2, {"a": 1})
    assert memory["questions"]["q"]["box"] == 3


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        "right",
        {},
        {**GOOD, "verdict": "perfect"},
        {**GOOD, "attempts": -1},
        {**GOOD, "attempts": "1"},
        {**GOOD, "time": "yesterday"},
        {**GOOD, "choice": "a"},
        {**GOOD, "choice": [{}]},
        {**GOOD, "more": "x" * 5000},
    ],
)
def test_an_entry_that_cannot_be_trusted_is_set_aside_and_the_others_stay(call, entry):
    import json

    text = json.dumps({"course": "tea", "questions": {"bad": entry, "good": GOOD}})
    read = call("memory", "readMemory", text, "tea")
    assert read["memory"]["questions"] == {"good": GOOD}
    assert {"bad": entry} == json.loads(read["aside"])


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '"x"', '{"course": "other", "questions": {}}'])
def test_a_memory_that_is_none_is_set_aside_whole(call, text):
    read = call("memory", "readMemory", text, "tea")
    assert ({}, text) == (read["memory"]["questions"], read["aside"])


def test_an_id_that_is_a_name_of_the_language_is_only_an_id(call):
    text = '{"questions": {"__proto__": {"v": "a", "verdict": "right"}}}'
    read = call("memory", "readMemory", text, "tea")
    assert (read["memory"]["questions"], read["aside"]) == (
        {},
        '{"__proto__":{"v":"a","verdict":"right"}}',
    )
    counts = call("counts", "lessonCounts", {"questions": {"x": "a"}}, {})
    assert counts["seen"] == 0


LESSON = {"questions": {"a": "1", "b": "1", "c": "1", "d": "1", "e": "1"}}
ENTRIES = {
    "a": {"v": "1", "verdict": "right", "first": "right"},
    "b": {"v": "1", "verdict": "right", "first": "wrong"},
    "c": {"v": "2", "verdict": "right", "first": "right"},
    "d": {"v": "1", "verdict": "seen", "first": "seen"},
    "gone": {"v": "1", "verdict": "right", "first": "right"},
}


def test_only_questions_that_the_course_has_are_counted(call):
    counts = call("counts", "lessonCounts", LESSON, ENTRIES)
    assert counts == {
        "all": 5,
        "seen": 4,
        "answered": 2,
        "first": 1,
        "finished": 2,
        "review": ["c"],
    }


def test_an_id_cut_short_is_completed_with_the_lesson_s_own(call):
    for url in ("learn/tea/pot/", "learn/tea/pot.html"):
        lesson = {"url": url, "questions": {"-01": "a", "cup-01": "a"}}
        counts = call("counts", "lessonCounts", lesson, {"pot-01": {**GOOD, "v": "abc"}})
        assert (counts["all"], counts["answered"]) == (2, 1)


@pytest.mark.parametrize(
    ("counts", "standing"),
    [
        ({"all": 2, "seen": 0, "finished": 0}, "not started"),
        ({"all": 2, "seen": 2, "finished": 1}, "begun"),
        ({"all": 2, "seen": 2, "finished": 2}, "done"),
    ],
)
def test_a_lesson_is_not_started_begun_or_done(call, counts, standing):
    assert call("counts", "standing", counts) == standing


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "The file cannot be read: it is damaged, or it is another kind of file."),
        ("[]", "The file does not hold saved progress."),
        (
            '{"file": "course-progress", "course": "x", "questions": {}}',
            "The file belongs to another course.",
        ),
        (
            '{"file": "course-progress", "course": "tea", "questions": {"a": 1}}',
            "The file is damaged: 1 of its entries cannot be read.",
        ),
        (" " * 2_000_001, "The file is too large to be saved progress."),
    ],
)
def test_a_bad_file_gives_its_reason(call, text, reason):
    assert call("transfer", "readFile", text, "tea")["reason"] == reason
