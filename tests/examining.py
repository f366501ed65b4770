"""A mock exam from the hands of a test: begun, answered, handed in."""

from __future__ import annotations

import json
import re

from browser import COURSES
from coursekit import checked, exam
from test_player_memory import KEY, saved

PAGE = "/practice/exam/"
COURSE = checked.course(COURSES / "player").course
PAPER = exam.forms(COURSE, COURSE.blueprints[0])[0]
IDS = [item.question.id for item in PAPER.items]


def open_page(page, address, hash=""):
    page.goto(address + PAGE + hash)
    page.wait_for_selector("[data-exam] > *")
    return page


def start(page, clock="0", form="A"):
    page.locator(f"input[name=clock][value='{clock}']").check()
    page.locator("select[name=form]").select_option(form)
    press(page, "Start the exam")
    page.wait_for_selector(".exam .question")
    return page


def begin(page, address, **how):
    return start(open_page(page, address), **how)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def shown(page):
    return page.locator(".exam .question").get_attribute("data-question")


def place(page):
    return page.locator(".session__where").inner_text()


def go(page, number):
    page.locator("details.exam__all").evaluate("box => { box.open = true }")
    page.locator(f"[data-do=go][data-at='{number - 1}']").click()


def give(page, given):
    """Gives an answer to the question on the screen: keys of options, order of steps, or a text."""
    kind = page.locator(".exam .question").get_attribute("data-type")
    if kind == "fill":
        page.locator(".question__gap").fill(given[0])
    elif kind == "order":
        for at, key in enumerate(given):
            step = page.locator(f".exam [data-item='{key}']")
            while step.evaluate("step => [...step.parentElement.children].indexOf(step)") > at:
                step.locator("[data-do=up]").click()
    else:
        for key in given:
            page.locator(f".exam input[value='{key}']").check()


def given(page):
    """The answer that is on the screen."""
    kind = page.locator(".exam .question").get_attribute("data-type")
    if kind == "fill":
        return [page.locator(".question__gap").input_value()]
    if kind == "order":
        return page.locator(".exam [data-item]").evaluate_all("all => all.map(one => one.dataset.item)")
    return page.locator(".exam input:checked").evaluate_all("all => all.map(one => one.value)")


def right_answer(question):
    if question.type == "fill":
        return [question.answers[0]]
    if question.type == "order":
        return [f"{number:02}" for number in range(1, len(question.steps) + 1)]
    return [option.key for option in question.right]


def answer(page, number, given=None):
    go(page, number)
    give(page, given or right_answer(PAPER.items[number - 1].question))


def hand_in(page):
    press(page, "Hand in")
    press(page, "Hand in now")
    page.wait_for_selector(".result")


def palette(page, number):
    page.locator("details.exam__all").evaluate("box => { box.open = true }")
    return page.locator(f"[data-do=go][data-at='{number - 1}']").get_attribute("aria-label")


def clock(page):
    return page.locator(".exam__clock").inner_text()


def run(page, seconds):
    page.clock.run_for(seconds * 1000)


def set_used(page, minutes):
    """Opens the exam again with some of its time used."""
    memory = saved(page)
    memory["exam"]["used"] = minutes * 60_000
    page.goto(re.sub("practice/exam/.*", "404.html", page.url))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(memory)])


def reopened(page, address, minutes):
    set_used(page, minutes)
    open_page(page, address, "#taking")
    page.wait_for_selector(".exam .question")
    return page


def missed_some(page):
    """Hands in an exam with one wrong answer, one empty, and one flag."""
    for number, item in enumerate(PAPER.items, 1):
        if item.question.id == "pot-01":
            wrong = next(option.key for option in item.question.options if not option.correct)
            answer(page, number, [wrong])
            press(page, "Flag for later")
        elif item.question.id != "pot-04":
            answer(page, number)
    hand_in(page)
    return page
