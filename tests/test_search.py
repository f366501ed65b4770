"""Finding things: what can be found, by which words, how it is shown, and what is never given away."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys

import pytest
from browser import PROJECT, address_of, serve
from conftest import ROOT, run
from coursekit import checked, pages
from coursekit.search import index, script
from coursekit.search.passages import Passage, passages
from coursekit.search.words import stem, words
from coursekit.words import expand

MODULES = PROJECT / "docs" / "assets" / "javascripts"
MISSPELLED = {
    "reciept": "receipt",
    "umbrela": "umbrella",
    "wheelchiar": "wheelchair",
    "complant": "complaint",
    "escalaton": "escalation",
    "handovre": "handover",
    "appointmnt": "appointment",
    "recepton": "reception",
}
NEIGHBORS = dict(zip("abcdefghijklmnopqrstuvwxyz", "svxfrghjoklknmpowtdyibecux", strict=True))
"""For each letter, one that lies beside it on a keyboard."""
FIND = """async ([module, data, queries]) => {
  const { Engine } = await import(module);
  const engine = new Engine(data);
  return queries.map((query) => {
    const { hits, slips } = engine.find(query);
    const shown = hits.map(({ page, passages }) => ({
      title: engine.pages[page].title,
      address: engine.pages[page].address,
      headings: passages.map((number) => engine.pages[page].passages[number].heading),
      anchors: passages.map((number) => engine.pages[page].passages[number].anchor),
    }));
    return { shown, slips };
  });
}"""


@pytest.fixture(scope="module")
def modules():
    server = serve(MODULES)
    yield address_of(server)
    server.shutdown()


@pytest.fixture
def find(page, modules):
    """Asks the engine: `find(data, ["tea", "pot"])` gives for each query the pages shown."""
    page.goto(f"{modules}/course.js")
    return lambda data, queries: page.evaluate(FIND, ["/search-engine.js", data, list(queries)])


@pytest.fixture
def call(page, modules):
    """Calls a function of a module."""
    page.goto(f"{modules}/course.js")
    source = "async ([path, name, args]) => (await import(path))[name](...args)"
    return lambda module, name, *arguments: page.evaluate(source, [f"/{module}.js", name, list(arguments)])


def _data(text: str) -> dict:
    """What a script of the index holds."""
    return json.loads(text.partition("=")[2].rstrip().removesuffix(";"))


def _page(title: str, *said: tuple[str, str], address: str = "", trail: str = "") -> index.Page:
    parts = (
        Passage(title, "", ""),
        *(Passage(heading, script.slug(heading), text) for heading, text in said),
    )
    return index.Page(title, address or f"{script.slug(title)}/", trail, 1, parts)


def _made(*pages: index.Page, phrases: tuple[index.Phrase, ...] = ()) -> dict:
    return _data(script.index(index.made(pages, phrases, "en"), "1"))


@pytest.fixture(scope="module")
def own(site) -> dict:
    """The index of the project's own course."""
    return _data((site / "search" / "index.js").read_text("utf-8"))


def _texts(site) -> str:
    """All that the search shows of the pages, as one text."""
    folder = site / "search"
    told = (_data(path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.js")))
    return "\n".join(text for texts in told for text in texts)


# What is taken up


def test_a_passage_begins_at_each_heading_and_at_each_paragraph_with_an_anchor():
    html = '<h1 id="t">Tea</h1><p>Hot.</p><h2 id="pot">The <em>pot</em><a class="headerlink" href="#pot">#</a></h2>'
    html += '<ul><li>Warm it.</li><li>Fill it.</li></ul><p id="s1"><b>S1</b> A claim.</p><p>Its verdict.</p>'
    assert passages(html) == (
        Passage("Tea", "", "Hot."),
        Passage("The pot", "pot", "Warm it.\nFill it."),
        Passage("S1 A claim.", "s1", "S1 A claim.\nIts verdict."),
    )


@pytest.mark.parametrize(
    "hidden",
    [
        '<quiz-block><div class="question">secret</div></quiz-block>',
        "<form>secret</form>",
        "<details><summary>secret</summary></details>",
        "<script>secret</script>",
        "<pre>secret</pre>",
        "<div data-search-exclude><div>secret</div></div>",
    ],
)
def test_what_gives_answers_away_is_left_out_and_what_follows_is_not(hidden):
    assert passages(f"<p>before</p>{hidden}<p>after</p>") == (Passage("", "", "before\nafter"),)


def test_a_paragraph_on_two_pages_is_kept_where_it_belongs():
    line = "Warm the pot before the leaves go in, and pour the water out."
    cards = _page("Cards", ("Warm the pot", line), address="cards/")
    lesson = _page("The pot", ("How", line), address="learn/tea/pot/")
    made = index.made((cards, lesson), (), "en")
    assert [[part.text for part in page.passages] for page in made.pages] == [["", ""], ["", line]]


def test_the_index_is_the_same_bytes_each_time():
    told = (_page("Tea", ("Pot", "Warm, warms, warmed, warming pot.")), _page("Coffee", ("Pots", "A pot.")))
    source = f"from coursekit.search import index, script; print(script.index(index.made({told!r}, (), 'en'), '1'))"
    source = (
        f"from coursekit.search.index import Page; from coursekit.search.passages import Passage; {source}"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", source],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT / "scripts")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_text_that_looks_like_code_stays_text():
    made = index.made([_page("</script><b>", ("A", "</script>\u2028'\"`\\"))], (), "en")
    for text in (script.index(made, "1"), *dict(script.texts(made)).values()):
        assert "</script" not in text and "\u2028" not in text


def test_the_index_of_the_whole_course_stays_small(site):
    assert len(gzip.compress((site / "search" / "index.js").read_bytes(), 9)) <= 150_000


def test_every_page_is_in_the_index_and_nothing_else(site, own):
    built = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    assert {address.removeprefix("./") for _, address, *_ in own["pages"]} == {
        "" if address == "./" else address for address in built
    }


def test_every_place_that_the_search_leads_to_is_there(site, own):
    for title, address, _, _, parts in own["pages"]:
        ids = set(re.findall(r' id="([^"]+)"', (site / address / "index.html").read_text("utf-8")))
        for told in parts[1:]:
            heading, mark, anchor = told.partition("\t")
            assert (anchor if mark else script.slug(heading)) in ids, f"{title}: {told}"


def _letters(text: str) -> str:
    """The letters of a text alone, so that marks and quotes of all kinds do not matter."""
    return re.sub(r"[^a-z]", "", re.sub(r"<[^>]+>|&\w+;", " ", text).casefold())


def test_no_question_option_key_or_feedback_can_be_found(site):
    """What a lesson or the evidence says too may be found; what only a question says may not."""
    course = checked.course(ROOT).course
    found = _letters(_texts(site))
    prose = [lesson.body for lesson in course.lessons]
    prose += [text for _, text in pages.generated(course) if "<quiz>" not in text]
    said = _letters(" ".join(prose))
    looked = 0
    for question in course.questions:
        parts = [part for option in question.options for part in (option.text, option.feedback)]
        for text in (question.stem, question.feedback, question.wrong, *question.hints, *parts):
            letters = _letters(expand(text, course))
            if len(letters) > 40 and letters not in said:
                looked += 1
                assert letters not in found, question.id
    assert looked > 100


def test_no_scenario_is_walked_or_looked_back_at_in_the_search(site):
    course = checked.course(ROOT).course
    found = _letters(_texts(site))
    said = _letters(" ".join(lesson.body for lesson in course.lessons))
    told = []
    for scenario in course.scenarios:
        told += [choice.then for scene in scenario.scenes for choice in scene.choices]
        told += [scenario.turn, *(line.says for line in scenario.good)]
    long = [letters for letters in map(_letters, told) if len(letters) > 40 and letters not in said]
    assert len(long) > 100
    assert [letters for letters in long if letters in found] == []


# What is found


@pytest.mark.parametrize(
    "text",
    [
        "De-escalation isn’t the officer's café-talk: 24/7, P.M., C++ and naïve “quotes”.",
        "state_of_the_art x-ray’s Ⅷ ﬁne Straße ЁЖ 中文",
        "",
    ],
)
def test_the_build_and_the_browser_cut_a_text_into_the_same_words(call, text):
    assert list(words(text)) == call("search-words", "words", text)


def test_forms_of_a_word_count_as_one_and_a_doer_is_not_the_deed():
    assert len({stem(word, "en") for word in ("refuse", "refused", "refusing", "refuses")}) == 1
    assert stem("reporter", "en") != stem("report", "en") == stem("reports", "en")
    assert stem("orders", "en") == stem("ordered", "en")
    assert stem("refused", "en-GB") == stem("refuse", "en")
    assert stem("gesagt", "de") == "gesagt"
    assert stem("refused", "enm") == "refused"


@pytest.mark.parametrize("typed", MISSPELLED)
def test_a_misspelled_word_finds_the_page_that_has_it(find, typed):
    told = [
        _page(f"Page {number}", ("Part", f"A {word}.")) for number, word in enumerate(MISSPELLED.values())
    ]
    (found,) = find(_made(*told), [typed])
    assert found["shown"][0]["title"] == f"Page {list(MISSPELLED).index(typed)}"
    assert found["slips"] == [{"typed": typed, "meant": MISSPELLED[typed]}]


def test_the_course_is_found_by_misspelled_words(find, own):
    found = dict(zip(MISSPELLED, find(own, MISSPELLED), strict=True))
    assert [typed for typed, answer in found.items() if not answer["shown"]] == []
    assert {
        slip["typed"]: slip["meant"] for answer in found.values() for slip in answer["slips"]
    } == MISSPELLED


@pytest.mark.parametrize(
    ("typed", "word", "count"),
    [
        ("door", "door", 0),
        ("dor", "door", 1),
        ("dooor", "door", 1),
        ("doir", "door", 1),
        ("odor", "door", 1),
        ("droo", "door", 2),
    ],
)
def test_slips_are_counted(call, typed, word, count):
    assert call("search-words", "slips", typed, word, 2)["whole"] == count


def test_the_beginning_of_a_word_finds_while_it_is_typed_and_not_after(find):
    data = _made(_page("Tea", ("Pot", "Porcelain cups.")), _page("Coffee", ("Cup", "A mug.")))
    typing, done = find(data, ["porc", "porc "])
    assert [page["title"] for page in typing["shown"]] == ["Tea"]
    assert done["shown"] == []


def test_a_word_in_the_title_comes_before_one_in_a_heading_and_one_in_a_text(find):
    told = (
        _page("One", ("Part", "The kettle sings.")),
        _page("Two", ("The kettle", "It sings.")),
        _page("The kettle", ("Part", "It sings.")),
    )
    (found,) = find(_made(*told), ["kettle"])
    assert [page["title"] for page in found["shown"]] == ["The kettle", "Two", "One"]
    assert [page["headings"] for page in found["shown"]] == [["The kettle"], ["The kettle"], ["Part"]]


def test_words_together_come_before_words_far_apart(find):
    far = _page("Far", ("One", "Warm it."), ("Two", "A cup."))
    near = _page("Near", ("One", "Warm a cup."), ("Two", "Salt."))
    (found,) = find(_made(far, near), ["warm cup"])
    assert [page["title"] for page in found["shown"]] == ["Near", "Far"]


@pytest.mark.parametrize("typed", ["kick out", "kicked out", "how to kik out a guest"])
def test_what_people_say_finds_what_the_course_calls_otherwise(find, typed):
    leave = _page("Ask someone to leave", ("Steps", "Explain."))
    other = _page("Doors", ("Out", "The way out."))
    phrase = index.Phrase("kick out", "ask someone to leave", (leave.address,))
    (found,) = find(_made(other, leave, phrases=(phrase,)), [typed])
    assert found["shown"][0]["title"] == "Ask someone to leave"


def test_a_phrase_leads_to_its_passage(find):
    words_page = _page("Words", ("caddy", "The box in which leaves are kept."), ("pot", "For tea."))
    phrase = index.Phrase("tea box", "caddy", ("words/#caddy",))
    (found,) = find(_made(words_page, phrases=(phrase,)), ["tea box"])
    assert found["shown"][0]["anchors"] == ["caddy"]


@pytest.mark.parametrize(
    "typed", ["", "  ", "?!", "xyzzyqwv", "__proto__", "constructor", "a" * 3000, "\\ ' \" <b>"]
)
def test_no_query_breaks_the_search(find, typed):
    (found,) = find(_made(_page("Tea", ("Pot", "Warm the pot."))), [typed])
    assert found["shown"] == []


def _mistyped(word: str) -> set[str]:
    """The word with one letter dropped, doubled, wrong, or swapped with the next."""
    made = set()
    for at, letter in enumerate(word):
        made |= {word[:at] + word[at + 1 :], word[:at] + letter + word[at:]}
        made.add(word[:at] + NEIGHBORS[letter] + word[at + 1 :])
        made.add(word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :])
    return made - {word}


def test_each_word_of_a_lesson_s_title_is_found_with_any_letter_mistyped(find, own):
    """Among the first five pages; another word of the course, or its first three letters, is no slip."""
    known = set(re.split(r"[ |~]", own["forms"]))
    known |= {word[:3] for word in known}
    asked = [
        (typed, lesson.title)
        for lesson in checked.course(ROOT).course.lessons
        for word in words(lesson.title)
        if len(word) >= 4
        for typed in sorted(_mistyped(word) - known)
    ]
    found = find(own, [typed for typed, _ in asked])
    missed = [
        pair
        for pair, answer in zip(asked, found, strict=True)
        if pair[1] not in [page["title"] for page in answer["shown"][:5]]
    ]
    assert len(asked) > 2000
    assert missed == []


def test_real_questions_find_their_page_among_the_first_three(find, own):
    lines = (ROOT / "tests" / "queries.tsv").read_text("utf-8").splitlines()
    wanted = [line.split("\t") for line in lines]
    found = find(own, [query for query, _ in wanted])
    missed = [
        (query, title, [page["title"] for page in answer["shown"][:3]])
        for (query, title), answer in zip(wanted, found, strict=True)
        if title not in [page["title"] for page in answer["shown"][:3]]
    ]
    assert missed == []


@pytest.mark.parametrize("query", ["homeless", "homeless man", "homless", "rough sleeper"])
def test_someone_without_a_home_is_offered_help_before_being_asked_to_leave(find, own, query):
    found = [page["title"] for page in find(own, [query])[0]["shown"]]
    assert found[0] in ("Asking if you can help", "The same rule for everyone")
    assert "Ask someone to leave" not in found[:2]


def test_every_phrase_of_the_course_finds_its_lesson_or_term(find, own):
    """Among the pages shown; a phrase that two lessons share leads to both."""
    course = checked.course(ROOT).course
    wanted = [
        (said, course.get("lesson", id).title)
        for synonym in course.synonyms
        for said in synonym.say
        for id in synonym.lessons
    ]
    wanted += [(said, "Glossary") for term in course.terms for said in term.also if "{{" not in said]
    titles = {"print/index.md": "Print", "progress.md": "My progress"}
    titles |= {"practice/exam.md": "Mock exams", "practice/plan.md": "Study plan"}
    titles |= {"practice/index.md": "Practice", "licenses/index.md": "Licenses"}
    wanted += [
        (said, titles[path]) for synonym in course.synonyms for said in synonym.say for path in synonym.pages
    ]
    found = find(own, [said for said, _ in wanted])
    missed = [
        (said, title)
        for (said, title), answer in zip(wanted, found, strict=True)
        if title not in [page["title"] for page in answer["shown"]]
    ]
    assert missed == []


# How it is shown


@pytest.mark.parametrize(
    ("text", "marks", "length", "shown"),
    [
        ("Warm the pot.", ["pot"], 50, [("Warm the ", False), ("pot", True), (".", False)]),
        (
            "Salt.\nA pot of tea.",
            ["tea", "pot"],
            50,
            [("A ", 0), ("pot", 1), (" of ", 0), ("tea", 1), (".", 0)],
        ),
        ("one two three four five pot six seven", ["pot"], 16, [("… ", 0), ("pot", 1), (" six seven", 0)]),
        ("The officer’s <b>pot</b>", ["officer"], 50, [("The ", 0), ("officer’s", 1), (" <b>pot</b>", 0)]),
        ("Nothing of it.", ["pot"], 50, [("Nothing of it.", 0)]),
    ],
)
def test_the_piece_of_a_text_that_says_most_is_shown_with_its_hits(page, modules, text, marks, length, shown):
    page.goto(f"{modules}/course.js")
    source = """async ([text, marks, length]) =>
      (await import("/search-snippet.js")).snippet(text, new Set(marks), length).map((part) => [part.text, part.hit])"""
    got = page.evaluate(source, [text, marks, length])
    assert got == [[part, bool(hit)] for part, hit in shown]


@pytest.fixture(scope="module")
def served(site):
    server = serve(site)
    yield address_of(server)
    server.shutdown()


def _ask(page, query: str):
    """Opens the search by key and types; gives the titles of the pages shown."""
    page.keyboard.press("Control+k")
    page.locator("dialog.search[open]").wait_for()
    page.locator(".search__input").fill(query)
    page.locator(".search__title").first.wait_for()
    return page.locator(".search__title").all_inner_texts()


LESSON = "/learn/trust/safety-and-service/"


def test_nothing_of_the_index_is_loaded_before_the_search_is_opened(page, served):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    page.goto(served + LESSON)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == []
    page.keyboard.press("Control+k")
    page.locator("dialog.search[open]").wait_for()
    page.keyboard.type("kick out")
    page.locator(".search__text mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert "Ask someone to leave" in page.locator(".search__title").all_inner_texts()
    assert len([url for url in asked if "/search/index.js" in url]) == 1
    assert len([url for url in asked if re.search(r"/search/\d+\.js", url)]) <= 10
    assert all(url.startswith("/") for url in asked)


def test_results_are_grouped_by_page_with_heading_piece_and_hit(page, served):
    page.goto(served + LESSON)
    _ask(page, "wheelchair evacuation")
    first = page.locator(".search__page").first
    first.locator("mark", has_text="evacuation").first.wait_for()
    assert first.locator(".search__title").inner_text() == "Emergencies and crowds"
    assert first.locator(".search__trail").inner_text() == "Learn › Conduct, reports and care"
    assert first.locator(".search__heading").count() >= 2


def test_the_search_is_used_by_keyboard_alone_and_gives_the_focus_back(page, served):
    page.goto(served + LESSON)
    page.locator("article p a").first.focus()
    before = page.evaluate("document.activeElement.outerHTML")
    assert before.startswith("<a")
    _ask(page, "radio")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.search__results a')[1]")
    page.keyboard.press("x")
    assert page.locator(".search__input").input_value() == "radiox"
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    assert page.evaluate("document.activeElement.outerHTML") == before


def test_enter_goes_to_the_best_page_and_an_arrow_to_its_heading(page, served):
    page.goto(served + LESSON)
    _ask(page, "kick out")
    page.keyboard.press("Enter")
    page.wait_for_url("**/learn/saying-no/asking-to-leave/")
    _ask(page, "code adam")
    page.locator(".search__heading a").first.focus()
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert "#" in target


def test_a_place_on_the_same_page_gets_the_focus(page, served):
    page.goto(served + "/reference/glossary/")
    _ask(page, "tow away")
    page.locator(".search__heading a[href$='glossary/#towing']").click()
    page.wait_for_function("document.activeElement.id === 'towing'")


def test_the_number_of_pages_and_a_slip_are_told_to_those_who_listen(page, served):
    page.goto(served + LESSON)
    _ask(page, "wheelchiar")
    told = page.get_by_role("status").filter(has_text="pages")
    told.wait_for()
    assert re.fullmatch(r"“wheelchiar” was taken for “wheelchair”\. \d+ pages\.", told.inner_text())
    page.locator(".search__input").fill("xyzzyqwv")
    page.get_by_role("status").filter(has_text="Nothing found for “xyzzyqwv”").wait_for()
    parts = [name.strip() for name in page.locator(".menu__list a").all_text_contents()]
    assert len(parts) == 7 and page.locator(".search__link").all_inner_texts() == parts
    page.get_by_role("dialog").get_by_role("link", name="Licenses").click()
    page.wait_for_url("**/licenses/")


def test_the_dialog_the_box_and_the_button_have_names(page, served):
    page.goto(served + LESSON)
    page.get_by_role("button", name="Search").click()
    dialog = page.get_by_role("dialog", name="Search")
    assert dialog.get_by_role("searchbox", name="Search").evaluate("box => box === document.activeElement")
    dialog.get_by_role("button", name="Close").click()
    assert page.get_by_role("button", name="Search").evaluate("button => button === document.activeElement")


def test_the_search_works_from_a_folder_without_a_server(page, site):
    page.goto((site / "learn" / "trust" / "safety-and-service" / "index.html").as_uri())
    assert "Ask someone to leave" in _ask(page, "kick out")
    page.locator(".search__title a").first.click()
    page.wait_for_url("**/saying-no/asking-to-leave/index.html")


def test_the_search_keeps_to_the_policy_of_the_page(page, served):
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e.blockedURI))"
    )
    page.goto(served + LESSON)
    assert "Ask someone to leave" in _ask(page, "kick out")
    page.locator(".search__text mark").first.wait_for()
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    assert page.evaluate("broken") == []


def test_what_was_loaded_once_is_searched_offline_and_an_absent_index_is_told(page, context, served):
    page.goto(served + LESSON)
    assert _ask(page, "radio")
    page.keyboard.press("Escape")
    context.set_offline(True)
    assert _ask(page, "driver")
    context.set_offline(False)
    page.route("**/search/index.js*", lambda route: route.abort())
    page.goto(served + LESSON)
    page.keyboard.press("Control+k")
    page.get_by_role("status").filter(has_text="could not be loaded").wait_for()
    page.unroute("**/search/index.js*")
    page.keyboard.press("Escape")
    assert _ask(page, "radio")


def test_without_script_the_button_gives_way_to_a_link_to_all_lessons(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + LESSON)
    assert not page.get_by_role("button", name="Search").is_visible()
    page.get_by_role("link", name="All lessons").click()
    page.wait_for_url("**/learn/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_search(browser, served, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(served + LESSON)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("status").filter(has_text="your own words").wait_for()
    faults = [fault["id"] for fault in Axe().run(page).response["violations"]]
    page.locator(".search__input").fill("wheelchiar evacuation")
    page.locator(".search__text mark").first.wait_for()
    faults += [fault["id"] for fault in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.querySelector('.search').scrollWidth - window.innerWidth")
    context.close()
    assert faults == []
    assert wide <= 0


def test_a_synonym_that_leads_to_no_page_stops_the_build_and_names_its_line(course):
    (course / "curriculum" / "search.yml").write_text("- say: [sheet]\n  pages: [index.md, prin/index.md]\n")
    made = run("build.py", course)
    assert made.returncode == 1
    said = "curriculum/search.yml:2: error: the search leads to 'prin/index.md', and there is no such page"
    assert said in made.stdout + made.stderr
    assert "'index.md'" not in made.stdout + made.stderr
