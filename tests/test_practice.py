"""Practice: choosing, answering one at a time, reading up and coming back, and what is remembered."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import COURSES
from coursekit import checked
from test_player import in_scheme
from test_player_memory import KEY, save, saved

COURSE = checked.course(COURSES / "player").course


def open_page(page, address, hash=""):
    page.goto(f"{address}/practice/{hash}")
    page.wait_for_selector("[data-practice] > *")
    return page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def in_round(page, address, *ids):
    """Opens a round of some questions."""
    session = {"kind": "practice", "mode": "topic", "ids": list(ids), "at": 0, "answers": {}}
    save(page, address, json.dumps({"course": "tea-player", "questions": {}, "session": session}))
    open_page(page, address, "#session")
    page.wait_for_selector(".session .question")
    return page


def choose(page, *texts):
    for text in texts:
        page.locator(".question__option", has_text=text).locator("input").check()


def place(page):
    return page.locator(".session__where").inner_text()


@pytest.fixture
def choice(page, address):
    return open_page(page, address)


@pytest.fixture
def session(page, address):
    return in_round(page, address, "pot-01", "cup-01", "pot-03")


def test_a_round_begins_with_one_press(choice):
    assert choice.locator(".practice__fits").inner_text() == "7 questions fit."
    press(choice, "Start")
    choice.wait_for_selector(".session .question")
    assert place(choice) == "Question 1 of 7"
    assert sorted(saved(choice)["session"]["ids"]) == sorted(question.id for question in COURSE.questions)


def test_lessons_kind_and_number_are_chosen(choice):
    choice.locator("summary", has_text="From which lessons").click()
    press(choice, "Tick none")
    assert choice.locator(".practice__fits").inner_text() == "Choose at least one lesson."
    choice.get_by_role("button", name="Start").press("Enter")
    assert choice.locator(".session").count() == 0
    choice.locator(".practice__module summary").click()
    choice.get_by_label("Warm the pot").check()
    assert choice.locator("input[name=module]").evaluate("box => box.indeterminate")
    choice.locator("input[name=count][value='5']").check()
    assert choice.locator(".practice__fits").inner_text() == "6 questions fit. You get 5 of them."
    choice.locator("input[name=kind][value=missed]").check()
    assert choice.locator(".practice__fits").inner_text() == "You missed none of these so far."
    choice.locator("input[name=kind][value=new]").check()
    press(choice, "Start")
    choice.wait_for_selector(".session .question")
    assert place(choice) == "Question 1 of 5"
    assert "cup-01" not in saved(choice)["session"]["ids"]


def test_each_answer_is_explained_at_once_and_remembered(session):
    choose(session, "Warm the pot")
    press(session, "Check answer")
    assert session.locator(".question__word").inner_text() == "Correct"
    memory = saved(session)
    assert memory["questions"]["pot-01"]["verdict"] == "right"
    assert [(each["q"], each["right"], each["sure"]) for each in memory["log"]] == [("pot-01", True, True)]
    press(session, "Next question")
    assert place(session) == "Question 2 of 3"
    assert session.evaluate("document.activeElement.className") == "session__where"


def test_a_guess_is_told_by_a_button_of_its_own(session):
    choose(session, "Warm the pot")
    press(session, "Check, but I was not sure")
    assert session.locator(".question__word").inner_text() == "Correct"
    assert saved(session)["questions"]["pot-01"]["sure"] is False
    assert saved(session)["session"]["answers"]["pot-01"] == {"right": True, "sure": False}


def test_nothing_is_remembered_before_an_answer(session):
    press(session, "Check answer")
    assert "Choose an answer first." in session.locator(".question__status").inner_text()
    assert saved(session)["questions"] == {}
    assert session.locator("[data-do=next]").count() == 0


def test_the_lesson_is_one_tap_away_and_back_again(session):
    choose(session, "Put the leaves")
    press(session, "Check answer")
    session.get_by_role("link", name="Read about it: Warm the pot").click()
    session.wait_for_selector("h2#what-to-do")
    assert session.url.endswith("/learn/tea/pot/#what-to-do")
    session.go_back()
    session.wait_for_selector(".session .question")
    assert place(session) == "Question 1 of 3"
    assert session.locator(".question__word").inner_text() == "Not yet"
    press(session, "Next question")
    assert place(session) == "Question 2 of 3"


def test_a_round_is_left_and_taken_up_again(session):
    press(session, "Show me why")
    press(session, "Next question")
    press(session, "Stop here")
    assert "You have a round open, at question 2 of 3." in session.inner_text(".player-notice")
    session.reload()
    press(session, "Go on")
    session.wait_for_selector(".session .question")
    assert place(session) == "Question 2 of 3"


ASKED = "You have a round of practice, at question 2 of 3. It ends when you begin another one; your answers are kept."


def left_open(session):
    """Leaves the round at its second question, and wants to begin another one."""
    press(session, "Show me why")
    press(session, "Next question")
    press(session, "Stop here")
    press(session, "Start")
    assert session.locator(".session__ask p").inner_text() == ASKED
    assert session.evaluate("document.activeElement.textContent") == "Begin another round?"
    return saved(session)["session"]


def test_another_round_ends_the_open_one_only_when_told_to(session):
    before = left_open(session)
    press(session, "Not now")
    assert saved(session)["session"] == before
    assert (
        session.evaluate("document.activeElement.textContent") == "You have a round open, at question 2 of 3."
    )
    press(session, "Start")
    press(session, "Begin this one instead")
    session.wait_for_selector(".session .question")
    assert place(session) == "Question 1 of 7"
    assert len(saved(session)["session"]["ids"]) == 7


def test_the_open_round_goes_on_where_another_one_was_wanted(session):
    before = left_open(session)
    press(session, "Go on with it")
    session.wait_for_selector(".session .question")
    assert place(session) == "Question 2 of 3"
    assert saved(session)["session"] == before


def test_a_round_that_another_tab_ended_while_it_was_asked_about_says_so(session):
    left_open(session)
    elsewhere(session, None)
    press(session, "Go on with it")
    session.wait_for_selector("form.practice__form")
    assert notice(session) == ENDED


def test_a_round_of_a_kind_that_nobody_runs_stands_in_no_way(page, address):
    session = {"kind": "strange", "mode": "topic", "ids": ["pot-01"], "at": 0, "answers": {}}
    save(page, address, json.dumps({"course": "tea-player", "questions": {}, "session": session}))
    open_page(page, address)
    press(page, "Start")
    page.wait_for_selector(".session .question")
    assert saved(page)["session"]["kind"] == "practice"


def test_the_end_tells_how_it_went_and_asks_what_was_missed_again(session):
    choose(session, "Warm the pot")
    press(session, "Check answer")
    press(session, "Next question")
    press(session, "Show me why")
    press(session, "Next question")
    choose(session, "True")
    press(session, "Check, but I was not sure")
    press(session, "See how it went")
    assert place(session) == "How it went"
    text = session.inner_text(".session")
    assert "2 of 3 right at the first try. Of these you were not sure of 1." in text
    press(session, "Ask me these 2 again")
    session.wait_for_selector(".session .question")
    assert place(session) == "Question 1 of 2"
    assert set(saved(session)["session"]["ids"]) == {"cup-01", "pot-03"}


def test_trying_again_changes_nothing_about_the_first_try(session):
    choose(session, "Put the leaves")
    press(session, "Check answer")
    press(session, "Try again")
    choose(session, "Warm the pot")
    press(session, "Check answer")
    assert session.locator(".question__word").inner_text() == "Correct"
    assert saved(session)["session"]["answers"]["pot-01"]["right"] is False
    assert saved(session)["questions"]["pot-01"]["attempts"] == 2


def test_another_try_keeps_the_ticks_and_a_new_round_does_not(page, address):
    in_round(page, address, "pot-02")
    choose(page, "A lid")
    press(page, "Check answer")
    press(page, "Try again")
    assert page.locator("input:checked").count() == 1
    press(page, "Check, but I was not sure")
    press(page, "See how it went")
    press(page, "Ask me this one again")
    page.wait_for_selector(".session .question")
    assert page.locator("input:checked, .question__word").count() == 0


def test_a_question_answered_before_is_asked_anew(page, address):
    in_round(page, address, "pot-01")
    choose(page, "Warm the pot")
    press(page, "Check answer")
    memory = saved(page)
    memory["session"] = {"kind": "practice", "mode": "topic", "ids": ["pot-01"], "at": 0, "answers": {}}
    save(page, address, json.dumps(memory))
    open_page(page, address, "#session")
    page.wait_for_selector(".session .question")
    assert page.locator("input:checked, .question__word").count() == 0


@pytest.mark.parametrize("ids", [["gone"], ["gone", "pot-01"], []])
def test_questions_that_the_course_no_longer_has_are_left_out(page, address, ids):
    session = {"kind": "practice", "mode": "topic", "ids": ids, "at": 0, "answers": {}}
    save(page, address, json.dumps({"course": "tea-player", "questions": {}, "session": session}))
    open_page(page, address, "#session")
    if "pot-01" in ids:
        page.wait_for_selector(".session .question")
        assert place(page) == "Question 1 of 1"
    else:
        page.wait_for_selector("form.practice__form")


def test_a_round_is_practiced_from_a_folder(page, player_site):
    page.goto((player_site / "practice/index.html").as_uri())
    page.wait_for_selector("form.practice__form")
    press(page, "Start")
    page.wait_for_selector(".session .question")
    press(page, "Show me why")
    page.locator(".session__lesson a").click()
    page.wait_for_selector("[data-live]")
    assert "index.html#what-to-do" in page.url


def test_questions_are_loaded_only_when_practice_starts(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address)
    assert not any("/bank/tea.js" in url for url in asked)
    press(page, "Start")
    page.wait_for_selector(".session .question")
    assert sum("/bank/tea.js" in url for url in asked) == 1


# Two tabs


REPLACED = "You began another round in another tab, so this one ends here; your answers are kept."
ENDED = "This round was ended in another tab."
ROUNDS = {
    "review": {"kind": "review", "mode": "review", "ids": ["cup-01"], "at": 0, "answers": {}},
    "practice": {"kind": "practice", "mode": "mixed", "ids": ["pot-03", "pot-01"], "at": 0, "answers": {}},
}


def elsewhere(page, session):
    """Puts a round in the place of the one that is open, as another tab does."""
    memory = saved(page) | {"session": session}
    if session is None:
        del memory["session"]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(memory)])


def notice(page):
    return page.locator("[data-practice] .player-notice p").first.inner_text()


@pytest.mark.parametrize("kind", ROUNDS)
def test_an_answer_counts_in_a_round_that_another_tab_replaced_and_the_page_leads_on(session, kind):
    elsewhere(session, ROUNDS[kind])
    choose(session, "Warm the pot")
    press(session, "Check answer")
    assert session.locator(".question__word").inner_text() == "Correct"
    assert session.locator(".session__after [role=status]").inner_text() == REPLACED
    assert session.locator("[data-do=next]").count() == 0
    assert [each["q"] for each in saved(session)["log"]] == ["pot-01"]
    press(session, "Leave this round")
    session.wait_for_selector("form.practice__form")
    assert notice(session) == REPLACED
    assert session.evaluate("document.activeElement.textContent") == REPLACED
    assert saved(session)["session"] == ROUNDS[kind]
    if kind == "practice":
        press(session, "Go on")
        assert place(session) == "Question 1 of 2"


@pytest.mark.parametrize("kind", ROUNDS)
@pytest.mark.parametrize("way", ["Stop here", "Next question", "Try again, then show"])
def test_no_way_out_of_a_replaced_round_touches_the_one_of_the_other_tab(session, kind, way):
    press(session, "Show me why")
    elsewhere(session, ROUNDS[kind])
    if way == "Try again, then show":
        press(session, "Try again")
        press(session, "Show me why")
        press(session, "Leave this round")
    else:
        press(session, way)
    session.wait_for_selector("form.practice__form")
    assert notice(session) == REPLACED
    assert saved(session)["session"] == ROUNDS[kind]
    assert saved(session)["questions"]["pot-01"]["verdict"] == "shown"


def test_a_round_that_another_tab_ended_says_so(session):
    elsewhere(session, None)
    press(session, "Show me why")
    assert session.locator(".session__after [role=status]").inner_text() == ENDED
    press(session, "Leave this round")
    assert notice(session) == ENDED
    assert "session" not in saved(session)


def test_the_offer_of_a_round_that_another_tab_replaced_says_so(session):
    press(session, "Stop here")
    elsewhere(session, ROUNDS["review"])
    press(session, "Go on")
    session.wait_for_selector("form.practice__form")
    assert notice(session) == REPLACED
    assert saved(session)["session"] == ROUNDS["review"]


def test_the_end_of_a_round_is_left_in_peace_when_another_tab_began_one(page, address):
    in_round(page, address, "pot-01")
    press(page, "Show me why")
    press(page, "See how it went")
    elsewhere(page, ROUNDS["practice"])
    press(page, "Done")
    assert notice(page) == "You have a round open, at question 1 of 2."
    assert saved(page)["session"] == ROUNDS["practice"]


def test_two_tabs_go_through_one_round_and_neither_undoes_the_other(context, address):
    first = in_round(context.new_page(), address, "pot-01", "cup-01", "pot-03")
    second = open_page(context.new_page(), address, "#session")
    for _ in range(2):
        press(second, "Show me why")
        press(second, "Next question")
    press(first, "Show me why")
    press(first, "Next question")
    assert place(first) == place(second) == "Question 3 of 3"
    assert set(saved(first)["session"]["answers"]) == {"pot-01", "cup-01"}


@pytest.mark.parametrize(
    ("asked", "kind", "told", "fit"),
    [
        ("?kind=new", "new", "all 2", "7 questions fit."),
        ("?lesson=cup", "mixed", "Pour a cup", "1 question fits."),
        ("?kind=none&lesson=none&license=none&license=", "mixed", "all 2", "7 questions fit."),
        ("?lesson=%22]%3Cimg%3E", "mixed", "all 2", "7 questions fit."),
    ],
)
def test_an_address_chooses_what_it_names_and_nothing_that_is_unknown(page, address, asked, kind, told, fit):
    open_page(page, address, asked)
    assert page.locator("[name=kind]:checked").get_attribute("value") == kind
    assert page.locator(".practice__from > summary").inner_text() == f"From which lessons: {told}"
    assert page.locator(".practice__fits").inner_text() == fit


def test_an_address_chooses_the_lessons_of_a_license(site, page):
    own = checked.course(site.parent).course
    license = own.get("credential", "new-york")
    page.goto((site / "practice/index.html").as_uri() + "?license=new-york")
    page.wait_for_selector("form.practice__form")
    assert page.locator("[name=license]").input_value() == "new-york"
    lessons = {lesson for id in license.named for lesson in own.get("field-topic", id).lessons}
    ticked = page.locator("input[name=lesson]:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert lessons == set(ticked)
    told = page.locator(".practice__from > summary").inner_text()
    assert told == f"From which lessons: {len(lessons)} of {len(own.lessons)}, {license.title}"
    assert "or is reported to name" in page.locator(".practice__named").text_content()


def test_all_questions_are_read_without_script(browser, address):
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(f"{address}/practice/")
    assert "needs JavaScript" in page.inner_text("article")
    page.get_by_role("link", name="all questions, by module").click()
    page.get_by_role("link", name="A good pot").first.click()
    assert page.locator(".question").count() == 7
    page.locator(".question summary", has_text="Answer and why").first.click()
    assert page.locator(".question__why").first.is_visible()
    reader.close()


def test_a_license_and_a_topic_tick_the_lessons_that_teach_them(site, page):
    page.goto((site / "practice/index.html").as_uri())
    page.wait_for_selector("form.practice__form")
    page.locator("summary", has_text="From which lessons").click()
    page.get_by_label("By a topic").select_option("call-transfer")
    own = checked.course(site.parent).course
    ticked = page.locator("input[name=lesson]:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert ticked == list(own.get("field-topic", "call-transfer").lessons)
    offered = page.get_by_label("By the topics of a license").locator("option").all_inner_texts()
    assert offered[1:] == [license.title for license in own.credentials if license.named]
    assert len(offered) - 1 < len(own.credentials), "a license that names nothing of ours must not be offered"
    license = own.credentials[0]
    page.get_by_label("By the topics of a license").select_option(license.id)
    named = [topic.topic for topic in license.topics if topic.status not in ("silent", "unread")]
    lessons = {lesson for id in named for lesson in own.get("field-topic", id).lessons}
    ticked = page.locator("input[name=lesson]:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert lessons == set(ticked)
    words = page.locator(".practice__named").inner_text()
    assert all(own.get("field-topic", id).title in words for id in named)
    for change in (
        lambda: page.get_by_role("button", name="Tick all").click(),
        lambda: page.locator("input[name=module]").first.click(),
    ):
        page.get_by_label("By the topics of a license").select_option(license.id)
        change()
        shown = page.locator(".practice__presets option:checked").all_inner_texts()
        assert shown == ["Any license", "Any topic"]
        assert page.locator(".practice__named").inner_text() == ""


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "state", ["choosing", "asked", "right", "wrong", "order", "end", "replaced", "asked"]
)
def test_axe_finds_nothing_and_targets_are_44_pixels_high(page, address, state, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    if state == "choosing":
        open_page(page, address)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    else:
        in_round(page, address, "pot-05" if state == "order" else "pot-01")
    if state in ("right", "wrong"):
        choose(page, "Warm the pot" if state == "right" else "Put the leaves")
        press(page, "Check answer")
    if state == "end":
        press(page, "Show me why")
        press(page, "See how it went")
    if state == "asked":
        press(page, "Stop here")
        press(page, "Start")
    if state == "replaced":
        elsewhere(page, ROUNDS["review"])
        press(page, "Show me why")
    in_scheme(page, scheme)
    faults = [(v["id"], [n["target"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]]
    assert faults == []
    targets = page.locator("[data-practice] :is(button, label, summary, select, .session__lesson a)")
    assert [
        t.inner_text() for t in targets.all() if t.is_visible() and t.bounding_box()["height"] < 43.9
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
