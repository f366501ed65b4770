"""What each cheap guesser picks, and how its luck is reckoned over a bank."""

from __future__ import annotations

import pytest
from coursekit import guessing
from test_rule_bounds import TEA, asked, with_


def rights(*questions):
    """The share of right answers of each guesser on these questions of no module."""
    course = with_(
        TEA, questions=tuple(with_(one, id=f"q{n}", objective="") for n, one in enumerate(questions))
    )
    return {outcome.guesser: outcome.right for module, outcome in guessing.outcomes(course) if not module}


@pytest.mark.parametrize(
    ("guesser", "picked"),
    [
        ("longest", "Fill the cup up"),
        ("shortest", "Wait"),
        ("first", "Kindly ask him"),
        ("middle", "Fill the cup up"),
        ("last", "Wait"),
        ("most polite", "Kindly ask him"),
        ("most like the stem", "Fill the cup up"),
    ],
)
def test_a_guesser_picks_by_one_thing_alone(guesser, picked):
    texts = ["Kindly ask him", "Fill the cup up", "Wait"]
    for key, text in enumerate(texts):
        told = asked(*texts, key=key, stem="The cup is empty. What now?")
        assert rights(told)[guesser] == (text == picked)


def test_every_guesser_has_a_pick_of_its_own():
    assert set(guessing.GUESSERS) == set(rights(asked("One", "Two", "Three")))


def test_options_that_tie_share_the_point():
    told = rights(asked("Warm the pot", "Fill the cup", "Go", key=0))
    assert told["longest"] == 1 / 2
    assert told["most polite"] == 1 / 3
    assert told["shortest"] == 0


def test_chance_and_right_are_means_over_the_questions():
    four, two = asked("One", "Two", "Three", "Four", key=0), asked("One", "Two", key=1)
    course = with_(TEA, questions=(with_(four, id="a", objective=""), with_(two, id="b", objective="")))
    first = next(outcome for _, outcome in guessing.outcomes(course) if outcome.guesser == "first")
    assert (first.questions, first.right, first.chance) == (2, 1 / 2, 3 / 8)


@pytest.mark.parametrize(
    "other",
    [
        asked("One", "Two", type="several"),
        asked("One"),
        with_(asked("One", "Two"), options=()),
        with_(asked("One", "Two"), options=asked("One", "Two").options[:1] * 2),
    ],
    ids=("of another type", "one option", "no option", "two keys"),
)
def test_only_questions_with_one_key_among_others_are_guessed(other):
    assert rights(other) == {}
    assert rights(other, asked("One", "Two"))["first"] == 1


def test_a_module_is_judged_by_its_own_questions():
    own, other = asked("One", "Two", id="own"), asked("One", "Two", key=1, id="other", objective="")
    course = with_(TEA, questions=(own, other))
    told = {
        module: outcome.right for module, outcome in guessing.outcomes(course) if outcome.guesser == "first"
    }
    assert told[TEA.modules[0].id] == 1
    assert told[""] < 1
