"""What is kept from one build to the next makes it fast and never makes another site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tomllib

import fragments
import inputs
import markdown
import pytest
import samples
from conftest import ROOT, copy, run
from coursekit import checked, inline, store
from coursekit.handouts import listing
from coursekit.pages import question
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure import pages

KEPT = ".cache/pages.sqlite"
POT = "docs/learn/tea/pot.md"
CUP = "docs/learn/tea/cup.md"
MODULE = "curriculum/modules/tea.yml"


def _bytes(root):
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def _replace(root, path, old, new):
    text = (root / path).read_text("utf-8")
    assert old in text, f"{path}: {old}"
    (root / path).write_text(text.replace(old, new), "utf-8")


def _build(root, **environment):
    """Builds with the engine that stands beside the course; returns the site's bytes."""
    scripts = root.parent / "scripts"
    made = run(scripts / "build.py", root, COURSE_HOOKS=str(scripts / "hooks.py"), **environment)
    assert made.returncode == 0, made.stdout + made.stderr
    return _bytes(root)


def _forget(root):
    """Takes away all that builds kept but the handouts, which have tests of their own in test_handouts.py."""
    for path in (root / ".cache").iterdir():
        if path != root / listing.STORE:
            path.unlink() if path.is_file() else shutil.rmtree(path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A course with its own copy of the engine, built once, with what was kept."""
    base = tmp_path_factory.mktemp("kept")
    shutil.copytree(ROOT / "scripts", base / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", base / "docs" / "assets")
    root = copy(samples.COURSES / "player", base / "course")
    _build(root)
    return root


@pytest.fixture
def course(built, tmp_path):
    """A copy of all that, to be changed by the test."""
    shutil.copytree(built.parent, tmp_path / "base")
    return tmp_path / "base" / "course"


def _rename_lesson(root):
    (root / CUP).rename(root / CUP.replace("cup", "mug"))
    bank = root / "curriculum/questions/tea/cup.yml"
    bank.rename(bank.with_name("mug.yml"))
    _replace(root, MODULE, "id: cup", "id: mug")


def _delete_lesson(root):
    (root / CUP).unlink()
    (root / "curriculum/questions/tea/cup.yml").unlink()
    text = (root / MODULE).read_text("utf-8")
    text = text.replace("  - {id: pour-tea, level: apply, text: Pour a cup for a guest.}\n", "")
    (root / MODULE).write_text(text.partition("  - id: cup")[0], "utf-8")


def _replaced(path, old, new):
    return lambda root: _replace(root, path, old, new)


CHANGES = {
    "a sentence of a lesson": _replaced(CUP, "as well", "too"),
    "the title of a lesson": _replaced(CUP, "Pour a cup", "Fill a cup"),
    "the description of a lesson": _replaced(CUP, "who has come", "who came"),
    "a page of prose": _replaced("docs/index.md", "Start with", "Begin with"),
    "the stem of a question": _replaced("curriculum/questions/tea/cup.yml", "wants milk", "likes milk"),
    "what a question keeps in order": _replaced(
        "curriculum/questions/tea/cup.yml", "  level: apply", "  level: apply\n  keep_order: true"
    ),
    "the title of a module": _replaced(MODULE, "A good pot", "A fine pot"),
    "a term": _replaced("curriculum/glossary.yml", "The box in", "The tin in"),
    "a word told once": _replaced("curriculum/course.yml", "95 °C", "96 °C"),
    "the address for reports": _replaced("curriculum/course.yml", "example.org/report", "example.org/say"),
    "the date": _replaced("curriculum/course.yml", "2026-01-01", "2026-02-01"),
    "the language of the course": _replaced("curriculum/course.yml", "date: ", "language: de\ndate: "),
    "what the search leaves out": _replaced(
        "docs/index.md", "smallest course.", "smallest course.\nsearch: {exclude: true}"
    ),
    "the name of the site": _replaced("mkdocs.yml", "site_name: Tea", "site_name: Cups"),
    "a setting of the theme": _replaced("mkdocs.yml", "name: material", "name: material\n  logo: pot.svg"),
    "a setting for templates": _replaced("mkdocs.yml", "site_name: Tea", "site_name: Tea\ncopyright: Ours"),
    "a Markdown extension": _replaced("mkdocs.yml", "smarty, ", ""),
    "a setting of an extension": _replaced("mkdocs.yml", " tables]", " tables, toc: {permalink: true}]"),
    "the order of the navigation": _replaced(
        "mkdocs.yml", "nav: [{Home", "nav: [{My notes: progress.md}, {Home"
    ),
    "the name of a lesson": _rename_lesson,
    "a lesson less": _delete_lesson,
    "a style of the player": _replaced("../docs/assets/stylesheets/player.css", "{", "{ order: 0;"),
    "a script of the player": _replaced("../docs/assets/javascripts/player.js", "\n", "\nvoid 0;\n"),
    "the engine": _replaced("../scripts/coursekit/pages/rendered.py", "Check yourself", "Try it"),
    "the frame": _replaced("../scripts/theme/main.html", "Skip to the text", "Go to the text"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_after_a_change_makes_the_same_site_as_one_from_nothing(course, change):
    before = _bytes(course)
    CHANGES[change](course)
    warm = _build(course)
    _forget(course)
    assert warm == _build(course)
    assert warm != before, "the change is not in the site; it shows nothing"


ONE_BY_ONE = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
import build, test_kept
root = Path(sys.argv[3])
for change in ["", *sys.argv[4:]]:
    if change:
        test_kept.CHANGES[change](root)
    if build.main([str(root)]):
        sys.exit("not built")
"""


def test_builds_one_after_the_other_in_one_process_make_the_same_site_as_one_from_nothing(course):
    changes = ["a sentence of a lesson", "the stem of a question", "a term", "a word told once"]
    scripts = course.parent / "scripts"
    made = subprocess.run(
        [sys.executable, "-c", ONE_BY_ONE, scripts, ROOT / "tests", course, *changes],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "COURSE_HOOKS": str(scripts / "hooks.py")},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    one_by_one = _bytes(course)
    _forget(course)
    assert one_by_one == _build(course)


def test_the_address_of_the_site_is_in_the_pages_of_the_next_build(course):
    warm = _build(course, SITE_URL="https://example.org/tea/")
    _forget(course)
    assert warm == _build(course, SITE_URL="https://example.org/tea/")


def _flip(path):
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 997):
        data[place] ^= 0xFF
    path.write_bytes(data)


def _folder(path):
    path.unlink()
    path.mkdir()


DAMAGES = {
    "bytes turned over": _flip,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "something else": lambda path: path.write_text("not a store"),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": _folder,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_changes_nothing_in_the_site(course, damage):
    before = _bytes(course)
    DAMAGES[damage](course / KEPT)
    assert before == _build(course)


def test_a_store_that_another_build_holds_changes_nothing_in_the_site(course):
    before = _bytes(course)
    place = (course / KEPT).stat().st_ino
    holder = sqlite3.connect(course / KEPT)
    holder.execute("BEGIN EXCLUSIVE")
    assert before == _build(course)
    holder.close()
    assert place == (course / KEPT).stat().st_ino, "what the other build keeps is left to it"


def test_pages_that_did_not_change_come_out_of_the_store(course):
    """A page that is swapped in the store for another is swapped in the site."""
    base = sqlite3.connect(course / KEPT)
    for name, value in base.execute("SELECT name, value FROM entry").fetchall():
        told = value[store.SEAL :]
        if b"<html" in told:
            told = told.replace(b"Warm the cup", b"Heat the cup")
            base.execute("UPDATE entry SET value = ? WHERE name = ?", (store.seal(name, told) + told, name))
    base.commit()
    base.close()
    assert b"Heat the cup" in _build(course)["learn/tea/cup/index.html"]


def test_questions_that_did_not_change_come_out_of_the_store(course):
    """A question that is swapped in the store for another is swapped on a page that is drawn anew."""
    base = sqlite3.connect(course / KEPT)
    for name, value in base.execute("SELECT name, value FROM entry").fetchall():
        told = value[store.SEAL :]
        if told.startswith(b"<quiz-block"):
            told = told.replace(b"wants milk", b"likes milk")
            base.execute("UPDATE entry SET value = ? WHERE name = ?", (store.seal(name, told) + told, name))
    base.commit()
    base.close()
    _replace(course, CUP, "as well", "too")
    assert b"likes milk" in _build(course)["learn/tea/cup/index.html"]


def test_a_link_in_a_quiz_by_hand_is_looked_for_from_each_page_that_holds_it(course):
    """From one page it leads to a lesson, and from the other nowhere."""
    answers = "".join(
        f"- [{mark}] {word}\n> Why.\n" for mark, word in (("x", "One"), (" ", "Two"), (" ", "Three"))
    )
    quiz = f"<!-- question cup-01 -->\n<quiz>\nIs it in [the lesson](learn/tea/cup.md)?\n{answers}\n</quiz>"
    (course / "docs" / "deep").mkdir()
    for path in ("a.md", "deep/b.md"):
        (course / "docs" / path).write_text(f"# Notes\n\n{quiz}\n", "utf-8")
    made = run("build.py", course)
    assert made.returncode == 1
    assert "deep/b.md" in made.stdout + made.stderr


def test_a_question_that_is_shown_as_code_stays_code(course):
    _replace(course, CUP, "Warm the cup", "```\n{{ question cup-01 }}\n```\n\nWarm the cup")
    _build(course)
    _replace(course, CUP, "as well", "too")
    warm = _build(course)
    assert b"&lt;quiz" in warm["learn/tea/cup/index.html"]
    _forget(course)
    assert warm == _build(course)


def test_a_quiz_in_other_words_is_not_taken_for_the_question_that_it_names(course):
    answers = "".join(
        f"- [{mark}] {word}\n> Why.\n" for mark, word in (("x", "One"), (" ", "Two"), (" ", "Three"))
    )
    quiz = f"<!-- question cup-01 -->\n<quiz>\nOther words?\n{answers}\n</quiz>"
    (course / "docs" / "notes.md").write_text(f"# Notes\n\n{quiz}\n")
    assert b"Other words?" in _build(course)["notes/index.html"]


def test_a_page_without_quizzes_gets_none(course):
    asked = checked.course(course).course.get("question", "cup-01")
    head = "---\nquiz: {enabled: false}\n---\n"
    (course / "docs" / "notes.md").write_text(f"{head}# Notes\n\n{question.markdown(asked)}\n")
    assert b"<quiz-block" not in _build(course)["notes/index.html"]


def test_what_was_said_about_a_page_is_said_at_the_next_build_too(course):
    _replace(course, CUP, "as well", "as [well](nowhere.md)")
    for _ in range(2):
        made = run("build.py", course)
        assert made.returncode == 1
        assert "nowhere.md" in made.stdout + made.stderr


def test_a_warning_is_said_at_each_build_until_it_is_mended(course):
    glossary = course / "curriculum" / "glossary.yml"
    before = glossary.read_text("utf-8")
    glossary.write_text(f"{before}- {{id: urn, term: urn, means: A large pot.}}\n", "utf-8")
    for _ in range(2):
        assert "the term 'urn' [G002]" in run("build.py", course).stdout
    glossary.write_text(before, "utf-8")
    assert "G002" not in run("build.py", course).stdout


def test_a_page_takes_the_new_size_of_a_picture(course):
    picture = course / "docs" / "pot.svg"
    _replace(course, "docs/index.md", "Start with", "![A pot](pot.svg) Start with")
    for size in ("40", "60"):
        picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="20"></svg>')
        assert f'width="{size}"'.encode() in _build(course)["index.html"]


def test_a_link_to_a_page_that_has_gone_is_said(course):
    (course / "docs" / "more.md").write_text("# More\n")
    _replace(course, "docs/index.md", "Start with", "Read [more](more.md). Start with")
    _build(course)
    (course / "docs" / "more.md").unlink()
    made = run("build.py", course)
    assert made.returncode == 1
    assert "more.md" in made.stdout + made.stderr


def test_a_site_with_parts_that_read_other_files_is_drawn_anew(course):
    (course / "part.txt").write_text("First words.")
    _replace(course, "mkdocs.yml", " tables]", f" tables, pymdownx.snippets: {{base_path: '{course}'}}]")
    _replace(course, "docs/index.md", "Start with", '--8<-- "part.txt"\n\nStart with')
    assert b"First words." in _build(course)["index.html"]
    (course / "part.txt").write_text("Other words.")
    assert b"Other words." in _build(course)["index.html"]


READ_BY_NAME = {
    "PyYAML",
    "httpx",
    "imagesize",
    "pydantic",
    "pyspellchecker",
    "python-docx",
    "segno",
    "watchfiles",
}
"""Libraries that put nothing into a page but what stands in the names of what is kept."""


def test_each_library_that_makes_something_of_a_page_is_in_the_names_of_what_is_kept():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    used = {re.split(r"[\[<>=~ ]", entry)[0].casefold() for entry in project["dependencies"]}
    told = {name.casefold() for name in (*inputs.LIBRARIES, *READ_BY_NAME)}
    assert used <= told


def test_entries_that_no_build_asks_for_go(tmp_path):
    path = tmp_path / "kept.sqlite"
    entries = store.Store(path)
    entries.put("old", b"old")
    entries.save()
    for _ in range(store.BUILDS):
        entries = store.Store(path)
        entries.put("new", b"new")
        entries.save()
    assert store.Store(path).get("old") is None
    assert store.Store(path).get("new") == b"new"


def _once(folder, name, value):
    made = []
    found = store.once(folder, "a.css", name, lambda: made.append(value) or value)
    return found, bool(made)


def test_one_process_reads_an_entry_once_for_as_long_as_each_build_asks_for_it(tmp_path):
    path, read = tmp_path / "pages.sqlite", []

    def build(*names):
        entries = store.Store(path)
        found = [entries.get(name, lambda value: read.append(value) or value.decode()) for name in names]
        entries.save()
        return found

    entries = store.Store(path)
    entries.put("page", b"text")
    entries.save()
    for _ in range(store.BUILDS + 2):
        assert build("page") == ["text"]
    assert read == [b"text"]
    build()
    assert build("page") == ["text"]
    assert read == [b"text", b"text"]


def test_what_follows_from_the_engine_alone_is_made_once(tmp_path):
    assert _once(tmp_path / "new", "n1", b"one") == (b"one", True)
    assert _once(tmp_path / "new", "n1", b"two") == (b"one", False)
    assert _once(tmp_path / "new", "n2", b"two") == (b"two", True)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.css-n2"], "the old one stayed"


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * store.SEAL + b"one"])
def test_a_damaged_file_of_the_engine_is_made_anew(tmp_path, damage):
    _once(tmp_path, "n", b"one")
    (tmp_path / "a.css-n").write_bytes(damage)
    assert _once(tmp_path, "n", b"one") == (b"one", True)
    assert _once(tmp_path, "n", b"one") == (b"one", False)


def test_an_engine_in_a_place_that_takes_no_files_makes_them_each_time(tmp_path):
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        assert _once(tmp_path / "file", "n", b"one") == (b"one", True)


def test_a_build_that_is_killed_while_it_writes_leaves_what_was_there(tmp_path):
    path = tmp_path / "kept.sqlite"
    entries = store.Store(path)
    entries.put("whole", b"whole")
    entries.save()
    program = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from coursekit import store\n"
        "def many():\n"
        "    for number in range(3000): yield f'n{number}', b'x' * 5000\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "entries = store.Store(Path(sys.argv[2]))\n"
        "entries._write(many())\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(ROOT / "scripts"), str(path)])
    assert killed.returncode == -signal.SIGKILL
    assert store.Store(path).get("whole") == b"whole"
    assert store.Store(path).get("n1") is None


def test_parts_that_are_otherwise_divided_have_another_name():
    assert store.name("ab", "c") != store.name("a", "bc")
    assert store.name("ab", "c") == store.name(b"ab", "c")


EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "smarty", "tables", "toc"]
STOCK = Markdown(extensions=EXTENSIONS)
QUICK = Markdown(extensions=[*EXTENSIONS, inline.Quick()])
PIECES = [
    "*",
    "**",
    "_",
    "`",
    "``",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "!",
    "&",
    "&amp;",
    "http://a.b",
    "@",
    "a@b.c",
]
PIECES += [
    "'",
    '"',
    "'s",
    "--",
    "---",
    "...",
    "....",
    "  \n",
    "\n",
    "\n\n",
    " ",
    "a",
    "word",
    "9",
    "'90s",
    "{",
    ": .c }",
]
PIECES += ["[a](b)", "![a](b)", "[a]: b", "<b>", "</b>", "#", "- ", "| a | b |\n| --- | --- |\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_quick_marks_make_of_a_text_what_stock_markdown_makes(text):
    assert STOCK.reset().convert(text) == QUICK.reset().convert(text)


@given(st.from_regex(inline.PLAIN, fullmatch=True) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_markdown_makes_one_paragraph_of_plain_text(text):
    if inline.PLAIN.fullmatch(text):
        assert STOCK.reset().convert(text) == f"<p>{text}</p>"


def test_each_pattern_of_the_settings_is_known_or_always_tried():
    known = {name for name in inline.SIGNS if "em-dashes" not in name}
    for name in inline.PROCESSORS:
        assert isinstance(QUICK.treeprocessors[name], inline.Inline)
        known -= {sign for sign in known if sign in QUICK.treeprocessors[name].inlinePatterns}
    assert known == set(), "Python-Markdown has no such pattern any more"
    assert hasattr(InlineProcessor, "_InlineProcessor__handleInline")


@pytest.mark.parametrize("extensions", ["smarty, toc", "smarty, toc, pymdownx.smartsymbols"])
def test_questions_rendered_with_one_instance_are_the_same_as_with_one_each(tmp_path, extensions):
    """Two pages in different folders, whose questions link to the same page; `(c)` may be a sign."""
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Home\n")
    quiz = '<quiz>\nIs *it* [here]({}index.md)?\n- [x] Yes "so"\n- [ ] No, not so (c).\n\n# More\n\nWords.\n</quiz>\n'
    (tmp_path / "docs" / "a.md").write_text("# A\n\n" + quiz.format("") * 2)
    (tmp_path / "docs" / "deep" / "b.md").write_text("# B\n\n" + quiz.format("../") * 2)
    settings = (
        "site_name: T\ntheme: material\nplugins: [mkdocs_quiz]\n" + f"markdown_extensions: [{extensions}]\n"
    )
    (tmp_path / "stock.yml").write_text(f"{settings}site_dir: stock\n")
    (tmp_path / "shared.yml").write_text(f"{settings}site_dir: shared\nhooks: [hook.py]\n")
    (tmp_path / "hook.py").write_text("import fragments\ndef on_config(config): fragments.share(config)\n")
    for name in ("stock", "shared"):
        build(load_config(str(tmp_path / f"{name}.yml")))
    for page in ("a/index.html", "deep/b/index.html"):
        assert (tmp_path / "stock" / page).read_bytes() == (tmp_path / "shared" / page).read_bytes()


MANY = "[admonition, attr_list, def_list, fenced_code, md_in_html, smarty, tables]"
TEXTS = {
    "a.md": "# A\n\n## Same\n\n[to](deep/b.md#same) [b]\n\n[b]: deep/b.md\n\n<div markdown>\n*in* <i id='x'>a</i>\n</div>\n",
    "deep/b.md": "No title\n\n## Same\n\n## Same\n\n[b] [gone](#x) [a](../a.md#same)\n\n!!! note\n    In it\n",
    "index.md": "# Home\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\n<b>\n```\n\n[b] [a](a.md#none)\n",
}
"""Each leaves what the next must not see: a title, anchors, an address by name, raw HTML."""


@pytest.mark.parametrize("extensions", [MANY, "[footnotes]"])
def test_pages_rendered_with_one_instance_are_the_same_as_with_one_each(
    tmp_path, extensions, caplog, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(pages, "markdown", markdown)
    said = []
    for name, share in (("stock", "pass"), ("shared", "fragments.share_for_pages(config)")):
        for path, text in TEXTS.items():
            (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / path).write_text(text)
        settings = f"site_name: T\nplugins: []\nsite_dir: {name}\nvalidation: {{anchors: warn}}\n"
        (tmp_path / f"{name}.yml").write_text(
            f"{settings}markdown_extensions: {extensions}\nhooks: [{name}.py]\n"
        )
        (tmp_path / f"{name}.py").write_text(f"import fragments\ndef on_config(config): {share}\n")
        caplog.clear()
        build(load_config(str(tmp_path / f"{name}.yml")))
        said.append([one.getMessage().replace(name, "") for one in caplog.records])
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.html")}
        for n in ("stock", "shared")
    )
    assert one == two
    assert (
        [line for line in said[0] if "anchor" in line] == [line for line in said[1] if "anchor" in line] != []
    )


def test_one_markdown_instance_never_serves_other_settings():
    one = fragments._One()
    plain, smart = ({"extensions": names} for names in ([], ["smarty"]))
    assert one.Markdown(**plain) is one.Markdown(**plain)
    said = [one.Markdown(**settings).convert('"a"') for settings in (plain, smart, plain)]
    assert said == ['<p>"a"</p>', "<p>&ldquo;a&rdquo;</p>", '<p>"a"</p>']


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError):
        store.put(tmp_path / "file", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    store.put(tmp_path / "other", b"data")
    assert (tmp_path / "other").read_bytes() == b"data"
