"""`run.py preview` prints a question as its page's markup and as it reads on paper."""

from __future__ import annotations

import re
import string

import pytest
from conftest import run
from coursekit import load, proof
from coursekit.handouts.question import answered, natural
from coursekit.handouts.question import asked as printed_asked
from lxml import etree
from printed import plain
from samples import COURSES

PLAYER = load.course(COURSES / "player").course
QUESTIONS = PLAYER.questions


def test_a_question_is_shown_on_the_page_and_on_paper(course):
    outcome = run("preview.py", "--course", course, "pot-01")
    assert outcome.returncode == 0
    assert outcome.stdout.startswith(
        "curriculum/questions/tea/pot.yml:1: pot-01 · single · apply · lesson pot · objective warm-pot"
    )
    page, paper = outcome.stdout.split("== On paper ==")
    assert "- [x] Warm the pot with some water.\n> The pot is warm" in page
    assert "  B  Warm the pot with some water.\n" in paper
    assert "Key: B\n" in paper
    assert "[x]" not in paper


def test_all_types_of_question_are_among_the_samples():
    assert {question.type for question in QUESTIONS} == {"single", "several", "true-false", "order", "fill"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_paper_shows_every_word_of_a_question_and_gives_its_key_after_it(question):
    paper = proof.text(PLAYER, question).partition("== On paper ==")[2]
    asked, _, key = paper.partition("Key: ")
    for option in question.options:
        assert option.text in asked
        assert option.feedback in key
    for step in question.steps:
        assert step in asked
    assert key
    if question.type == "fill":
        assert proof.GAP in asked
        assert all(answer in key and answer not in asked.split() for answer in question.answers)
    if question.type == "order":
        shown = dict(re.findall(r"^  ([A-Z])  (.+)$", asked, re.MULTILINE))
        assert [shown[letter] for letter in key.splitlines()[0].split(", ")] == list(question.steps)
        assert list(shown.values()) != list(question.steps)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_letters_and_key_are_those_of_the_worksheet(question):
    asked, _, key = proof.text(PLAYER, question).partition("== On paper ==")[2].partition("Key: ")
    item = natural(1, question)
    sheet = etree.fromstring(f"<body>{printed_asked(item, 0)}</body>")
    letters = re.findall(r"^  ([A-Z])  (.+)$", asked, re.MULTILINE)
    assert [plain(told) for _, told in letters] == [plain("".join(li.itertext())) for li in sheet.iter("li")]
    assert [letter for letter, _ in letters] == list(string.ascii_uppercase[: len(letters)])
    right = etree.fromstring(f"<body>{answered(item)}</body>").find(".//p[@class='right']/strong").text
    assert plain(key.splitlines()[0]) == plain(right)


def test_steps_that_are_right_by_the_alphabet_are_turned_round_as_on_paper():
    steps = ("Air the pot.", "Boil the water.", "Clean the cup.")
    question = next(one for one in QUESTIONS if one.type == "order").model_copy(update={"steps": steps})
    paper = proof.text(PLAYER, question).partition("== On paper ==")[2]
    assert "  A  Clean the cup.\n  B  Boil the water.\n  C  Air the pot.\n\nKey: C, B, A\n" in paper


def test_a_question_with_gaps_can_be_seen(course):
    run("new.py", "--course", course, "question", "pot")
    outcome = run("preview.py", "--course", course, "pot-02")
    assert outcome.returncode == 0
    assert "(gap) What happens, and what is asked?" in outcome.stdout


def test_an_unknown_question_is_told_with_the_nearest(course):
    outcome = run("preview.py", "--course", course, "pot-1")
    assert outcome.returncode == 2
    assert "there is no question 'pot-1'; did you mean 'pot-01'?" in outcome.stderr


def test_a_course_that_cannot_be_read_gives_its_findings(course):
    (course / "curriculum" / "glossary.yml").write_text("caddy\n")
    outcome = run("preview.py", "--course", course, "pot-01")
    assert outcome.returncode == 1
    assert "curriculum/glossary.yml:1: error: " in outcome.stdout


def test_paper_shows_the_words_that_the_course_tells_once(course):
    path = course / "curriculum" / "questions" / "tea" / "pot.yml"
    path.write_text(path.read_text("utf-8").replace("stem: ", "stem: At {{ heat }}. ", 1), "utf-8")
    page, paper = run("preview.py", "--course", course, "pot-01").stdout.split("== On paper ==")
    assert "At {{ heat }}." in page
    assert "At 95 °C." in paper
