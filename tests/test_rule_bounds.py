"""Where a rule counts or weighs, it says nothing at its bound and speaks one step beyond."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import samples
from coursekit import load, rules
from coursekit.findings import GAP
from coursekit.model import Course

RULES = {rule.code: rule for rule in rules.ALL}
PAGES = Path(__file__).parent / "rules"
TEA = load.course(samples.SMALLEST).course
LESSON, MODULE, QUESTION = TEA.lessons[0], TEA.modules[0], TEA.questions[0]
WRONG, RIGHT = QUESTION.options[:2]


def said(code, thing, course=TEA):
    """How heavy each of a rule's findings on a thing is."""
    return [finding.severity for finding in RULES[code].findings(thing, course)]


def with_(thing, **changes):
    """The thing with other values, and without what was made of those that it had."""
    told = {key: getattr(thing, key) for key in type(thing).model_fields}
    return type(thing).model_construct(**told | changes)


def pots(number):
    """A sentence of so many words of one syllable."""
    return " ".join(["pot"] * number) + "."


def asked(*texts, key=0, **changes):
    """A question with these options; the one at `key` is right."""
    options = (with_(RIGHT if n == key else WRONG, text=text) for n, text in enumerate(texts))
    return with_(QUESTION, options=tuple(options), **changes)


@pytest.mark.parametrize(
    ("code", "lengths", "speaks"),
    [
        ("Q008", (10, 8, 8), False),  # a quarter longer
        ("Q008", (11, 8, 8), True),
        ("Q008", (6, 4, 4), False),  # two words more
        ("Q008", (7, 4, 4), True),
        ("Q008", (24, 20, 20), False),
        ("Q024", (9, 5, 5), False),  # 1.8 times as long
        ("Q024", (10, 5, 5), True),
        ("Q024", (6, 2, 2), False),
        ("Q024", (7, 3, 3), True),
    ],
)
def test_the_length_of_options(code, lengths, speaks):
    assert bool(said(code, asked(*map(pots, lengths)))) == speaks


@pytest.mark.parametrize(
    ("stem", "lengths", "speaks"),
    [(7, (10, 10, 11), True), (8, (10, 10, 11), False), (7, (10, 10, 10), False)],
)
def test_an_idea_that_stands_in_the_options(stem, lengths, speaks):
    assert bool(said("Q023", asked(*map(pots, lengths), stem=pots(stem)))) == speaks


@pytest.mark.parametrize(
    ("inner", "outer", "speaks"),
    [
        ("Warm it", "Warm it at once", False),
        ("Warm it now", "Warm it now at once", True),
        ("Warm it now", "Now warm it", False),
    ],
)
def test_an_option_inside_another(inner, outer, speaks):
    assert bool(said("Q013", asked("Wait", inner, outer))) == speaks


def test_the_option_that_holds_another_is_shown():
    (finding,) = RULES["Q013"].findings(asked("Wait", "Warm it now", "Warm it now at once"), TEA)
    assert "'Warm it now'" in finding.message


@pytest.mark.parametrize(
    ("key", "changes", "course", "speaks"),
    [
        ("Please sit", {}, TEA, False),
        ("Please sit down", {}, TEA, True),
        ("Please sit down", {"type": "several"}, TEA, False),
        ("Please sit down", {}, with_(TEA, style=None), False),
    ],
)
def test_a_kind_word_in_the_key(key, changes, course, speaks):
    assert bool(said("Q014", asked(key, "Sit down there", "Go away now", **changes), course)) == speaks


@pytest.mark.parametrize(
    ("first", "second", "speaks"),
    [
        ("red green milk", "blue black sugar", False),
        ("red green blue", "blue black sugar", False),
        ("red green blue", "black white grey", True),
    ],
)
def test_a_key_that_is_like_the_others(first, second, speaks):
    """The key has two words more in common with them than any other has, or three."""
    key = "red green blue black white grey"
    assert bool(said("Q033", asked(first, key, second, key=1))) == speaks
    assert not said("Q033", asked(first, key, second, key=1, type="several"))


@pytest.mark.parametrize(
    ("belief", "speaks"), [("M99", True), ("It stays cold", True), ("It stays cold long", False)]
)
def test_a_belief_told_in_words(belief, speaks):
    told = with_(QUESTION, options=(with_(WRONG, misconception=belief), RIGHT))
    assert bool(said("Q006", told)) == speaks


@pytest.mark.parametrize(
    ("changes", "speaks"),
    [
        ({}, False),
        ({"step": None}, True),
        ({"procedure": None}, True),
        ({"procedure": None, "type": "order"}, False),
    ],
)
def test_a_step_that_is_asked_for(changes, speaks):
    assert bool(said("Q018", with_(QUESTION, stem="What is the next step?", **changes))) == speaks


@pytest.mark.parametrize("kind", ["single", "several", "order", "fill", "true-false"])
def test_a_stem_that_turns_on_what_is_not_so(kind):
    told = with_(QUESTION, type=kind, stem="What is not so?")
    assert bool(said("Q010", told)) == (kind in ("single", "several"))


@pytest.mark.parametrize(
    ("code", "changes", "most"), [("Q027", {"stem": pots}, 25), ("Q028", {"stem": pots}, 110)]
)
def test_the_length_of_a_stem(code, changes, most):
    (key, words), *_ = changes.items()
    assert said(code, with_(QUESTION, **{key: words(most)})) == []
    assert said(code, with_(QUESTION, **{key: words(most + 1)})) == ["warning"]


def test_the_length_of_feedback():
    for length, speaks in ((11, True), (12, False)):
        assert bool(said("Q017", with_(QUESTION, options=(with_(RIGHT, feedback=pots(length)),)))) == speaks
        gap = with_(QUESTION, type="fill", options=(), feedback=pots(length))
        assert bool(said("Q017", gap)) == speaks


GRADES = [(30, []), (31, ["warning"]), (35, ["warning"]), (36, ["error"])]
"""Words of one syllable in a sentence, whose grade is 0.39 a word less 3.79: 7.9, 8.3, 9.9 and 10.3."""


@pytest.mark.parametrize(("length", "heavy"), GRADES)
def test_the_grade_at_which_a_text_reads(length, heavy):
    assert said("L012", with_(LESSON, body=pots(length))) == heavy
    assert said("Q020", with_(QUESTION, stem=pots(length), options=())) == heavy


def test_a_question_of_few_words_has_no_grade():
    long = "water " * 19
    assert said("Q020", with_(QUESTION, stem=long, options=())) == []
    assert said("Q020", with_(QUESTION, stem=f"{long} water", options=())) == ["error"]


@pytest.mark.parametrize(
    ("code", "key", "told", "least", "most"),
    [("L013", "body", pots, 1, 25), ("L019", "description", lambda length: "x" * length, 40, 160)],
)
def test_the_length_of_a_sentence_and_of_a_description(code, key, told, least, most):
    for length in (least, most):
        assert said(code, with_(LESSON, **{key: told(length)})) == []
    for length in (*([least - 1] if least > 1 else []), most + 1):
        assert said(code, with_(LESSON, **{key: told(length)})) == ["warning"]


def _lessons(number):
    """The course with so many lessons in its module."""
    return with_(TEA, modules=(with_(MODULE, lessons=MODULE.lessons * number),))


@pytest.mark.parametrize(
    ("length", "course", "speaks"),
    [
        (699, _lessons(4), True),
        (700, _lessons(4), False),
        (1450, _lessons(4), False),
        (1451, _lessons(4), True),
        (699, _lessons(3), False),
        (699, with_(_lessons(4), settings=with_(TEA.settings, sections=())), False),
    ],
)
def test_the_length_of_a_lesson(length, course, speaks):
    assert bool(said("L021", with_(LESSON, body=pots(length)), course)) == speaks


def test_a_lesson_that_has_yet_to_be_written_is_not_too_short():
    assert not said("L021", with_(LESSON, body=f"{GAP} write this"), _lessons(4))


@pytest.mark.parametrize(
    ("words", "questions", "speaks"), [(1200, 0, False), (1201, 0, True), (720, 5, False), (721, 5, True)]
)
def test_the_minutes_of_a_lesson(words, questions, speaks):
    """It says 4 and takes 7.5, by 160 words a minute and 0.6 minutes a question."""
    asks = next(d for d in LESSON.directives if d.name == "question")
    told = with_(LESSON, body=pots(words), directives=(asks,) * questions)
    assert bool(said("L014", told)) == speaks


def test_no_lesson_takes_less_than_a_minute():
    told = with_(LESSON, body="", directives=(), entry=with_(LESSON.entry, minutes=5))
    (finding,) = RULES["L014"].findings(told, TEA)
    assert finding.message == "'pot' takes about 1 minute, not 5"


def test_a_promise_in_quotation_marks_is_no_promise():
    assert said("L020", with_(LESSON, body="This guarantees a good pot."))
    assert not said("L020", with_(LESSON, body='They say: "This guarantees a good pot."'))


def _bank(*questions) -> Course:
    return with_(TEA, questions=tuple(with_(one, id=f"q{n}") for n, one in enumerate(questions)))


def _keys(first, middle, last):
    """Questions with options of one length, by the place of the key."""
    return [
        asked("Warm the pot", "Fill the cup", "Boil the milk", key=key)
        for key, number in enumerate((first, middle, last))
        for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("first", "others", "heavy"),
    [
        (19, 0, []),  # too few to judge
        (20, 0, ["error", "warning"]),
        (15, 15, []),  # a half of 30, as luck may have it
        (16, 14, ["error", "warning"]),
        (495, 705, []),  # of 1,200: 8 in a hundred above a third is 496
        (497, 703, ["error"]),
        (579, 621, ["error"]),  # 15 above a third is 580
        (581, 619, ["error", "warning"]),
    ],
)
def test_a_guesser_who_always_picks_the_first(first, others, heavy):
    course = _bank(*_keys(first, others // 2, others - others // 2))
    found = [f for f in RULES["B001"].findings(course, course) if "'first'" in f.message]
    assert [finding.severity for finding in found] == heavy


@pytest.mark.parametrize(("recall", "other", "speaks"), [(19, 0, False), (8, 12, False), (9, 11, True)])
def test_the_share_of_questions_that_only_ask_what_one_knows(recall, other, speaks):
    course = _bank(*[with_(QUESTION, level="recall")] * recall, *[with_(QUESTION, level="apply")] * other)
    assert bool(said("B002", course, course)) == speaks


@pytest.mark.parametrize(("own", "all_", "speaks"), [(7, 99, False), (7, 100, True), (8, 100, False)])
def test_the_questions_of_a_module(own, all_, speaks):
    elsewhere = with_(QUESTION, objective="of-another-module")
    course = _bank(*[QUESTION] * own, *[elsewhere] * (all_ - own))
    assert bool(said("B004", MODULE, course)) == speaks


@pytest.mark.parametrize(("he", "she", "speaks"), [(9, 3, False), (10, 2, True), (11, 0, False)])
def test_the_share_of_he_in_the_stems(he, she, speaks):
    course = _bank(*[with_(QUESTION, stem="He asks.")] * he, *[with_(QUESTION, stem="She asks.")] * she)
    assert bool(said("B005", course, course)) == speaks


@pytest.mark.parametrize(("true", "false", "speaks"), [(6, 4, False), (7, 3, True), (9, 0, False)])
def test_the_share_of_statements_that_are_true(true, false, speaks):
    told = [("True", "False", True)] * true + [("False", "True", False)] * false
    course = _bank(*(asked(key, other, type="true-false") for key, other, _ in told))
    found = [finding.message for finding in RULES["B006"].findings(course, course)]
    assert bool(found) == speaks
    assert all(f"{true} of {true + false}" in message and "'True'" in message for message in found)


@pytest.fixture
def whole(tmp_path):
    """Gives the course of the good sample on a rule's page."""

    def made(code):
        for number, sample in enumerate(samples.read(next(PAGES.glob(f"{code.lower()}_*.md")))):
            if not samples.make(sample, tmp_path / str(number)):
                return load.course(tmp_path / str(number)).course
        raise AssertionError(f"the page of {code} has no good sample")

    return made


@pytest.mark.parametrize(
    ("days", "heavy"),
    [(-1, ["error"]), (0, []), (270, []), (271, ["warning"]), (540, ["warning"]), (541, ["error"])],
)
def test_the_age_of_a_fact(whole, days, heavy):
    course = whole("E004")
    license = course.credentials[0]
    today = date.fromisoformat(course.settings.date) + timedelta(1000)
    read = with_(license.references[0], checked=str(today - timedelta(days)))
    told = with_(license, references=(read,))
    assert said("E004", told, with_(course, today=today)) == heavy
    assert said("E004", told, with_(course, today=None)) == []


@pytest.mark.parametrize(("decisions", "speaks"), [(1, True), (2, False), (5, False), (6, True)])
def test_the_decisions_of_a_scenario(whole, decisions, speaks):
    scenario = whole("R002").scenarios[0]
    asks = next(scene for scene in scenario.scenes if scene.choices)
    ends = [scene for scene in scenario.scenes if not scene.choices]
    told = with_(scenario, scenes=(*[asks] * decisions, *ends))
    assert any("decision" in f.message for f in RULES["R002"].findings(told, TEA)) == speaks


@pytest.mark.parametrize(("key", "least"), [("ask", 2), ("good", 4), ("poor", 4), ("checklist", 4)])
def test_the_looking_back_on_a_scenario(whole, key, least):
    scenario = whole("R003").scenarios[0]
    line = getattr(scenario, key)[0]
    assert not said("R003", with_(scenario, **{key: (line,) * least}))
    assert said("R003", with_(scenario, **{key: (line,) * (least - 1)})) == ["error"]


@pytest.mark.parametrize(
    ("code", "verdict", "changes"),
    [("S002", {"needs_study": True}, {"studies": ()}), ("S004", {"doubtful": True}, {"say": ""})],
)
def test_only_a_claim_of_an_effect_needs_a_study_or_other_words(code, verdict, changes):
    course = with_(TEA, verdicts=tuple(with_(one, **verdict) for one in TEA.verdicts))
    for kind in ("effect", "practice"):
        claim = with_(TEA.claims[0], kind=kind, verdict=TEA.verdicts[0].id, left_out="", **changes)
        assert bool(said(code, claim, course)) == (kind == "effect")


def test_an_id_that_is_listed_twice_is_said_once():
    entry = with_(MODULE.lessons[0], claims=("A-01", "A-02", "A-01"))
    course = with_(TEA, modules=(with_(MODULE, lessons=(entry,)),))
    found = [finding.message for finding in RULES["C001"].findings(course, course)]
    assert found == ["'A-01' stands twice in 'claims'"]


def test_a_claim_that_is_left_out_needs_no_other_words():
    course = with_(TEA, verdicts=tuple(with_(one, doubtful=True) for one in TEA.verdicts))
    claim = with_(TEA.claims[0], kind="effect", verdict=TEA.verdicts[0].id, say="", left_out="")
    assert said("S004", claim, course)
    assert not said("S004", with_(claim, left_out="nobody says so"), course)


ALPHABET = [f"w{chr(97 + n)}" for n in range(26)]


@pytest.mark.parametrize(("common", "speaks"), [(11, False), (12, True)])
def test_two_questions_that_share_half_of_their_runs_of_three_words(common, speaks):
    """Of 16 words each: the first 11 give 9 runs in common of 19, and the first 12 give 10 of 18."""
    one = " ".join(ALPHABET[:16])
    other = " ".join([*ALPHABET[:common], *ALPHABET[-(16 - common) :]])
    asks = (with_(QUESTION, id=id, stem=stem, options=()) for id, stem in (("a", one), ("b", other)))
    course = with_(TEA, questions=tuple(asks))
    assert bool(said("Q022", course, course)) == speaks


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Wait a wq.", False),  # two letters
        ("Wait a wqz.", True),
        ("Wait a Wqz.", False),  # a name
        ("Wait for post-wqz.", True),
        ("Open wqz.txt now.", False),
        ("Wqz wqz.", True),
    ],
)
def test_a_word_that_is_in_no_dictionary(text, speaks):
    assert bool(said("L016", with_(LESSON, body=text))) == speaks


def test_a_word_that_the_course_lists_or_explains_is_no_slip():
    told = with_(LESSON, body="Wait a wqz.")
    listed = with_(TEA, style=with_(TEA.style, spelled=("Wqz",)))
    explained = with_(TEA, terms=(with_(TEA.terms[0], also=("wqz",)),))
    assert not said("L016", told, listed)
    assert not said("L016", told, explained)
