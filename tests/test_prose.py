"""How texts are cut into words and sentences, and at which grade they read."""

from __future__ import annotations

import pytest
from coursekit import lessonfile, prose

SYLLABLES = {
    1: "a the go ask post guard place reached clothes asked rules tried shoe queue whose month strength",
    2: "water people issue gender visit doing leaving wanted edges voices poem client",
    3: "visitor officer courtesy radio general customer idea area furious employee",
    4: "security supervisor authority variety society immediate evacuate",
    5: "university opportunity personality electricity",
}
"""Common words by their syllables in dictionaries."""


def _counted():
    for number, line in SYLLABLES.items():
        for word in line.split():
            yield word, number


def test_syllables_agree_with_dictionaries_on_nine_common_words_of_ten():
    told = list(_counted())
    right = [word for word, number in told if prose.syllables(word) == number]
    assert len(told) >= 50
    assert len(right) / len(told) >= 0.9, set(dict(told)) - set(right)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("the", 1),
        ("made", 1),
        ("wanted", 2),
        ("asked", 1),
        ("radio", 3),
        ("yes", 1),
        ("tsk", 1),
        ("Don't", 1),
    ],
)
def test_the_syllables_of_a_word(word, number):
    assert prose.syllables(word) == number


def test_the_grade_is_that_of_the_formula():
    text = "Pots keep water hot. Cups do not."  # 7 words, 2 sentences, 8 syllables
    assert prose.grade(text) == pytest.approx(0.39 * 7 / 2 + 11.8 * 8 / 7 - 15.59)
    assert prose.grade("Pots keep water hot.", "Cups do not.") == prose.grade(text)
    assert prose.grade("", "123") == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One pot. Two cups!", ["One pot.", "Two cups!"]),
        ("- One pot\n- Two cups", ["- One pot", "- Two cups"]),
        ("One pot\nof tea\n\nTwo cups", ["One pot of tea", "Two cups"]),
        ("# Title\n\nOne pot.", ["One pot."]),
        ('!!! note "Title"\n    One pot.', ["One pot."]),
        ('??? note "Title"\n    One pot.', ["One pot."]),
        ("He waits. ...", ["He waits."]),
        ("See [the pot](pot.md) now.", ["See the pot now."]),
    ],
)
def test_a_text_is_cut_into_its_sentences(text, parts):
    assert [part.strip() for part in prose.sentences(text)] == parts


def test_words_are_read_without_markup_and_addresses():
    assert prose.words("*Warm* the [pot’s lid](https://x.y/z)") == ("warm", "the", "pot's", "lid")
    assert prose.length("*Warm* the [pot’s lid](https://x.y/z)") == 4


@pytest.mark.parametrize(
    "forms",
    [
        "rule rules",
        "pot pots",
        "kettle kettles",
        "pass passes passed",
        "warm warms warmed warming",
        "Kim Kim's",
    ],
)
def test_forms_of_a_word_share_their_content(forms):
    assert len({prose.content_words(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["pass past", "glass gas", "ring rule", "bus bed"])
def test_other_words_do_not(pair):
    one, other = pair.split()
    assert prose.content_words(one) != prose.content_words(other)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("ring", "ring"), ("ice", "ice"), ("used", "used"), ("bags", "bag"), ("rule", "rul"), ("key", "key")],
)
def test_no_more_is_taken_off_than_an_ending(word, stem):
    assert prose.content_words(word) == {stem}


def test_small_words_carry_no_content():
    assert prose.content_words("ox an ID") == frozenset()
    assert prose.content_words("and if you do") == frozenset()


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        ("a\n```\nb\n```\nc", [0, 4]),
        ("a\n~~~\n```\nb\n~~~\nc", [0, 5]),
        ("````\n```\nb\n````\nc", [4]),
        ("```py\nb\n```py\nc\n```\nd", [5]),
        ("``` `x`\nb", [0, 1]),
    ],
)
def test_lines_outside_code(body, outside):
    """A fence is closed by one as long of the same sign, with no word behind it."""
    assert [number for number, _ in lessonfile.lines_outside_code(body)] == outside


@pytest.mark.parametrize(
    ("content", "body", "line"),
    [
        ("---\ntitle: Pot\n---\nWarm it.", "Warm it.", 4),
        ("---\ntitle: Pot\n---\n\nWarm it.", "\nWarm it.", 4),
        ("Warm it.", "Warm it.", 1),
    ],
)
def test_the_body_of_a_file_begins_under_its_head(content, body, line):
    told, findings = lessonfile.parse(content, "pot.md")
    assert (told.body, told.first_line, findings) == (body, line, [])
