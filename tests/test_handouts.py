"""What stands in a handout: the course's own words, the same draw in sheet and key, and no answers for learners."""

from __future__ import annotations

import re
import shutil

import handouts as door
import printed
import pypdf
import pytest
from conftest import ROOT, run
from coursekit import exam, handouts, load, words
from coursekit.handouts import listing, markup, mock, printing, prose, question, vocabulary, xhtml
from coursekit.handouts.handout import CannotPrint, Source
from coursekit.handouts.handout import Handout as Made
from coursekit.handouts.lesson import items_of, sheet, worksheet
from coursekit.handouts.site import Site, read
from lxml import etree
from markdown import markdown
from mkdocs.config import load_config

LEARNERS = ("sheet", "worksheet", "exam")


def _tree(handout: Made):
    return etree.fromstring(f"<body>{handout.content}</body>")


@pytest.mark.parametrize("root", [printed.OWN, printed.PLAYER], ids=["own", "player"])
def test_handouts_hold_only_elements_of_the_vocabulary(root):
    for made in printed.composed(root).values():
        used = {(part.tag, part.get("class", "")) for part in _tree(made).iterdescendants()}
        assert used <= vocabulary.ALL, made.id


def test_every_element_of_the_vocabulary_can_be_written_on_paper():
    inner = {"thead", "tbody", "tr", "th", "td", "li", "dt", "dd", "img"}
    handled = {("p", name) for name in ("number", "right", "label", "address")} | {("div", "quarter")}
    known = {entry for entry in vocabulary.ALL if entry[0] not in inner} - handled
    assert known <= set(markup._DRAWN)


def _keyless(course):
    """The same course with every answer turned round: other right options, other reasons, other gaps."""
    turned = []
    for one in course.questions:
        options = tuple(
            option.model_copy(update={"correct": not option.correct, "feedback": f"turned {number}"})
            for number, option in enumerate(one.options)
        )
        change = {"options": options, "answers": ("turned",), "feedback": "turned", "wrong": "turned"}
        turned.append(one.model_copy(update=change))
    return course.model_copy(update={"questions": tuple(turned)})


def test_a_sheet_for_learners_is_the_same_whatever_the_answers_are():
    course = printed.source().course
    other = Source(_keyless(course), printed.source().site, printed.source().docs)
    for lesson in course.lessons:
        assert sheet(other, lesson) == sheet(printed.source(), lesson)
        assert worksheet(other, lesson) == worksheet(printed.source(), lesson)
    for blueprint in course.blueprints:
        for ours, theirs in zip(
            exam.forms(course, blueprint), exam.forms(other.course, blueprint), strict=True
        ):
            assert mock.paper(other, theirs) == mock.paper(printed.source(), ours)


def test_a_sheet_shows_steps_in_another_order_than_the_right_one():
    for lesson in printed.source().course.lessons:
        for item in items_of(printed.source().course, lesson):
            if item.question.steps:
                assert list(item.order) != list(range(len(item.question.steps)))


def test_the_key_names_the_letters_under_which_the_right_texts_stand():
    for lesson in printed.source().course.lessons:
        for item in items_of(printed.source().course, lesson):
            one = item.question
            if one.options:
                shown = dict(
                    zip(question.LETTERS, (one.options[place] for place in item.order), strict=False)
                )
                assert {shown[letter] for letter in question.letters(item).split(", ")} == set(one.right)
            elif one.steps:
                shown = dict(zip(question.LETTERS, (one.steps[place] for place in item.order), strict=False))
                assert [shown[letter] for letter in question.letters(item).split(", ")] == list(one.steps)


def test_a_worksheet_asks_everything_on_its_lesson_and_its_key_answers_it():
    for lesson in printed.source().course.lessons:
        asked = [one.id for one in printed.source().course.questions_of(lesson)]
        for kind in ("worksheet", "key"):
            tree = _tree(printed.composed()[f"{lesson.id}-{kind}"])
            told = tree.xpath("//section[@class='question' or @class='answer']/p/span[@class='id']/text()")
            assert asked == told


def test_the_sheet_of_a_lesson_numbers_its_questions_as_the_worksheet_does():
    for lesson in printed.source().course.lessons:
        numbered = [
            dict(
                zip(
                    tree.xpath("//section[@class='question']/p/span[@class='id']/text()"),
                    tree.xpath("//section[@class='question']/p[@class='number']/text()"),
                    strict=True,
                )
            )
            for tree in (_tree(printed.composed()[f"{lesson.id}-{kind}"]) for kind in ("sheet", "worksheet"))
        ]
        assert numbered[0].items() <= numbered[1].items()
        assert tuple(numbered[0]) == lesson.named("question")


def test_the_workbook_has_all_lessons_and_ends_with_the_key():
    tree = _tree(printed.composed()["workbook"])
    lessons = [lesson.title for lesson in printed.source().course.lessons]
    titles = ["".join(one.itertext()) for one in tree.iter("h2")]
    plain = [printed.plain(title) for title in titles]
    assert plain == [printed.plain(title) for title in [*lessons, *lessons]]
    last = tree.findall("section")[-1]
    assert last.find("h1").text == "Answer key"
    assert not tree.xpath("//section[@class='answer'][not(ancestor::section[h1='Answer key'])]")


def test_each_card_to_cut_fills_the_width_of_its_page_or_has_another_beside_it():
    tree = _tree(printed.composed()["cards-to-cut"])
    assert len(tree.xpath("//div[@class='quarter' and not(@data-wide)]")) % 2 == 0


def test_the_instructors_edition_has_answers_objectives_materials_and_role_plays():
    tree = _tree(printed.composed()["presence-instructor"])
    asked = tree.xpath("//section[@class='question']")
    assert [one.getnext().get("data-kind") for one in asked] == ["answer"] * len(asked)
    text = printed.plain(" ".join(tree.itertext()))
    module = printed.source().course.get("module", "presence")
    for objective in module.objectives:
        assert f"{printed.plain(objective.text)} ({objective.level})" in text
    for scenario in printed.source().course.scenarios_of(module):
        assert printed.plain(scenario.title) in text
    assert "Discussion questions" in text and "Materials" in text


def test_neither_player_of_a_role_play_finds_the_others_part_in_their_own():
    for module in printed.source().course.modules:
        for scenario in printed.source().course.scenarios_of(module):
            tree = _tree(printed.composed()[f"{module.id}-roleplays"])
            slips = [
                printed.plain(" ".join(one.itertext())) for one in tree.xpath("//section[@class='slip']")
            ]
            trainee = printed.plain(words.expand(scenario.trainee, printed.source().course))
            assert [slip.startswith("Trainee") for slip in slips if trainee in slip] == [True]


def test_printers_quotes_on_paper_are_those_of_the_site():
    signs = {
        "ldquo": "“",
        "rdquo": "”",
        "lsquo": "‘",
        "rsquo": "’",
        "hellip": "…",
        "ndash": "–",
        "mdash": "—",
    }
    for one in printed.source().course.questions:
        for told in [one.stem, *(option.text for option in one.options)]:
            told = " ".join(told.split())
            if xhtml.PLAIN.search(told):
                continue
            site = markdown(f"x {told}", extensions=["smarty"]).removeprefix("<p>x ").removesuffix("</p>")
            site = re.sub(r"&(\w+);", lambda sign: signs.get(sign.group(1), sign.group(0)), site)
            assert xhtml.text(told) == site


def test_markup_in_the_data_is_shown_and_not_run():
    assert (
        xhtml.text("a <b>bold</b> [link](x) & more") == "a &lt;b&gt;bold&lt;/b&gt; &#91;link](x) &amp; more"
    )
    assert xhtml.text("a *light* word") == "a <em>light</em> word"


def test_a_word_that_the_course_tells_once_is_in_every_handout_its_text():
    for made in printed.composed().values():
        assert "{{" not in made.content, made.id


BREAKS = [
    ("<video src='tea.mp4'></video>", "the element '<video>'"),
    ("Before.\n\n<p>Look: <svg><path/></svg></p>", "the element '<svg>'"),
    ('<div class="carousel">Tea</div>', "the block 'carousel'"),
    ("![A pot](pot.webp)", "the image 'pot.webp'"),
    ("##### Deep", "headings down to level 4, not '<h5>'"),
    ("###### Deeper", "headings down to level 4, not '<h6>'"),
]


@pytest.mark.parametrize("written, said", BREAKS)
def test_what_paper_cannot_show_is_an_error_with_its_line(course, written, said):
    path = course / "docs" / "learn" / "tea" / "pot.md"
    path.write_text(path.read_text("utf-8") + f"\nLast.\n\n{written}\n", "utf-8")
    line = path.read_text("utf-8").split("\n").index(written.split("\n")[-1]) + 1
    told = printing.source(course, load.course(course).course)
    with pytest.raises(CannotPrint) as fault:
        prose.read(told, told.course.lessons[0])
    assert str(fault.value.finding).startswith(f"docs/learn/tea/pot.md:{line}: error: ")
    assert said in str(fault.value.finding) and str(fault.value.finding).endswith("[H001]")


def test_the_deepest_headings_of_a_lesson_are_in_every_handout_that_holds_it(course):
    path = course / "docs" / "learn" / "tea" / "pot.md"
    path.write_text(path.read_text("utf-8") + "\n### Deep\n\nA.\n\n#### Deepest\n\nB.\n", "utf-8")
    told = printing.source(course, load.course(course).course)
    written = [markup.typst(plan.compose(), lambda path: b"") for plan in handouts.plans(told)]
    levels = {
        found for text in written for found in re.findall(r'heading\(level: (\d), [^"]*"Deepest"', text)
    }
    assert levels == {"4", "5"}


def test_a_course_that_cannot_be_printed_is_not_built_and_the_old_site_stays(course):
    style = course / "curriculum" / "style.yml"
    style.write_text(style.read_text("utf-8").replace("html: [", "html: [video, "), "utf-8")
    path = course / "docs" / "learn" / "tea" / "pot.md"
    path.write_text(path.read_text("utf-8") + "\n<video src='tea.mp4'></video>\n", "utf-8")
    (course / "site").mkdir()
    (course / "site" / "index.html").write_text("old", "utf-8")
    outcome = run("build.py", course)
    assert outcome.returncode == 1
    assert "[H001]" in outcome.stdout and "Traceback" not in outcome.stderr
    assert (course / "site" / "index.html").read_text("utf-8") == "old"


def test_paper_reads_markdown_with_the_extensions_of_the_site(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/course")
    told = read(ROOT)
    assert told.address == "https://example.org/course/"
    assert {"admonition", "attr_list", "smarty", "tables", "pymdownx.superfences"} <= set(told.extensions)
    assert "toc" not in told.extensions
    assert told.page("learn/tea/pot.md") == "https://example.org/course/learn/tea/pot/"
    assert (
        Site("https://x.org/", folders=False).page("learn/tea/pot.md") == "https://x.org/learn/tea/pot.html"
    )


SETTINGS = (
    "site_url: !ENV SITE_URL",
    "site_url: !ENV [SITE_URL]",
    "site_url: !ENV [SITE_URL, https://b.example/]",
    "site_url: !ENV [NOT_SET, SITE_URL, https://b.example/]",
    "site_url: null",
    "site_url: ~",
    "site_url:",
    'site_url: ""',
    "site_url: https://a.example/x",
    "site_url: !ENV [EMPTY, https://b.example/]",
    "use_directory_urls: False",
    "use_directory_urls: no",
    "use_directory_urls: off",
    "use_directory_urls: true",
    "use_directory_urls: !ENV [FOLDERS, true]",
    "use_directory_urls: !ENV FOLDERS",
)
"""Lines of mkdocs.yml that say the same in several ways."""


@pytest.mark.parametrize("address", ["", "https://example.org/"])
@pytest.mark.parametrize("line", SETTINGS)
def test_paper_reads_the_settings_of_the_site_as_mkdocs_does(tmp_path, monkeypatch, line, address):
    monkeypatch.delenv("NOT_SET", raising=False)
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.delenv("SITE_URL", raising=False)
    if address:
        monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setenv("FOLDERS", "False" if address else "true")
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: Tea\n{line}\n", "utf-8")
    (tmp_path / "docs").mkdir()
    config = load_config(str(path))
    told = read(tmp_path)
    assert (told.address, told.folders) == (config.site_url or "", config.use_directory_urls)


CODE = """site_name: Tea
markdown_extensions:
  - tables
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
"""
"""Settings that Material's own pages recommend."""


def test_a_setting_that_names_code_is_for_the_site_alone(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CODE, "utf-8")
    told = read(tmp_path)
    assert told.settings["pymdownx.emoji"] == {}
    fences = {"custom_fences": [{"name": "mermaid", "class": "mermaid"}]}
    assert told.settings["pymdownx.superfences"] == fences
    html = markdown("| a |\n| - |\n| b |", extensions=told.extensions, extension_configs=told.settings)
    assert "<td>b</td>" in html


def test_without_an_address_a_sheet_has_no_code_to_scan(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    told = printing.source(ROOT, printed.source().course)
    assert "data-qr" not in sheet(told, told.course.lessons[0]).content
    assert "data-qr" in sheet(printed.source(), printed.source().course.lessons[0]).content


def test_a_link_says_where_it_leads():
    text = printed.plain(" ".join(_tree(printed.composed()["greeting-sheet"]).itertext()))
    assert re.search(r"check-in \(lesson \"Checking in a visitor\"\)", text)


def test_the_door_prints_what_it_is_asked_for(course):
    outcome = run("handouts.py", "--paper", "a4", "--large", "--only", "lesson:pot", course)
    assert outcome.returncode == 0, outcome.stderr
    made = sorted(path.relative_to(course).as_posix() for path in course.rglob("site/**/*.pdf"))
    assert made == [f"site/print/a4-large/pot-{kind}.pdf" for kind in ("key", "sheet", "worksheet")]


def test_a_printed_file_says_its_language_with_the_region(course):
    _write(course / "curriculum" / "course.yml", "date: ", "language: pt-BR\ndate: ")
    outcome = run("handouts.py", "--paper", "a4", "--only", "lesson:pot", course)
    assert outcome.returncode == 0, outcome.stderr
    made = [pypdf.PdfReader(path) for path in course.rglob("site/**/*.pdf")]
    assert {reader.trailer["/Root"]["/Lang"] for reader in made} == {"pt-BR"}


def test_the_door_offers_the_nearest_name(course):
    outcome = run("handouts.py", "--only", "lesson:pott", course)
    assert outcome.returncode == 2
    assert "there is no 'lesson:pott'; did you mean 'lesson:pot'?" in outcome.stderr


def test_only_what_changed_is_printed_again(tmp_path):
    root = shutil.copytree(printed.PLAYER, tmp_path / "course")
    course = load.course(root).course
    assert door.for_site(root, course, root)
    before = set((root / ".cache" / "handouts").glob("*.[pd]*"))
    assert {path.suffix for path in before} == {".pdf", ".docx"}
    door.for_site(root, course, root)
    assert set((root / ".cache" / "handouts").glob("*.[pd]*")) == before
    path = root / "docs" / "learn" / "tea" / "cup.md"
    path.write_text(path.read_text("utf-8").replace("Warm the cup as well.", "Warm the cup, too."), "utf-8")
    door.for_site(root, load.course(root).course, root)
    after = set((root / ".cache" / "handouts").glob("*.[pd]*"))
    made = [one for one in listing.read(root / ".cache" / "handouts") if one.file not in before]
    changed = {one.id for one in made}
    assert {one.id for one in made if one.suffix == "docx"} == {one.id for one in made if one.suffix == "pdf"}
    assert changed == {"cup-sheet", "tea-booklet", "tea-instructor", "workbook", "instructor", "tea-player"}
    assert len(after) == len(before)


def test_the_pages_of_prints_list_every_file_with_pages_and_size(smallest_site):
    start = (smallest_site / "print" / "index.html").read_text("utf-8")
    for folder in ("letter", "letter-large", "a4", "a4-large"):
        assert f'href="{folder}/"' in start
        page = (smallest_site / "print" / folder / "index.html").read_text("utf-8")
        files = sorted(path.name for path in (smallest_site / "print" / folder).glob("*.pdf"))
        assert files == sorted(re.findall(r'href="([^"]+\.pdf)"', page))
        assert len(re.findall(r"\d+ pages?</a> · \d+\sKB", page)) == len(files)
        assert "content of 2026-01-01" in page


def test_a_marking_key_gives_the_reasons_of_several_right_options_after_their_letters():
    course = printed.source().course
    several = 0
    for blueprint in exam.offered(course):
        for item in exam.forms(course, blueprint)[0].items:
            right = (
                [place for place in item.order if item.question.options[place].correct]
                if item.question.options
                else []
            )
            if len(right) > 1:
                several += 1
                reasons = [item.question.options[place].feedback for place in right]
                told = zip(question.letters(item).split(", "), reasons, strict=True)
                expected = " ".join(
                    f"<strong>{letter}</strong> {xhtml.text(reason)}" for letter, reason in told
                )
                assert question.why(item) == expected
    assert several > 5


@pytest.mark.parametrize(("mark", "needed"), [(62, "38 of 60; not rounded up"), (70, "42 of 60")])
def test_a_pass_mark_that_is_no_whole_number_says_that_it_is_not_rounded_up(mark, needed):
    course = printed.source().course
    whole = next(b for b in course.blueprints if b.length == 60)
    drawn = exam.forms(course, whole.model_copy(update={"pass_mark": mark}))[0]
    assert f"pass mark {mark} % ({needed})" in mock.paper(printed.source(), drawn).content


PRINTS = {
    "nothing": lambda root: None,
    "a lesson": lambda root: _write(root / "docs/learn/tea/pot.md", "Warm the pot", "Warm the big pot"),
    "a question": lambda root: _write(next((root / "curriculum/questions").rglob("*.yml")), "?", " now?"),
    "a setting": lambda root: _write(
        root / "mkdocs.yml", 'site_url: !ENV [SITE_URL, ""]', "site_url: https://a.example/"
    ),
    "a file that is gone": lambda root: next((root / listing.STORE).glob("*.pdf")).unlink(),
    "an old list": lambda root: (root / listing.STORE / "list.json").write_text("[]"),
    "a damaged list": lambda root: (root / listing.STORE / "list.json").write_text('{"of": "'),
}


def _write(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("change", PRINTS)
def test_a_course_is_looked_at_again_for_printing_only_where_something_changed(course, change):
    assert run("build.py", course).returncode == 0
    listed = course / listing.STORE / "list.json"
    before = listed.read_text("utf-8"), listed.stat().st_mtime_ns
    PRINTS[change](course)
    made = run("build.py", course)
    assert made.returncode == 0, made.stdout + made.stderr
    after = listed.read_text("utf-8"), listed.stat().st_mtime_ns
    assert (after == before) == (change == "nothing")
    if change in ("a file that is gone", "an old list", "a damaged list"):
        assert after[0] == before[0]
