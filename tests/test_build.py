"""The built site: the same bytes from the same input, questions in our terms, nothing leaks."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import build
import material
from conftest import ROOT, run
from coursekit import checked, load, pages
from coursekit.pages import prints
from mkdocs.utils import meta


def _bytes(site):
    return {p.relative_to(site): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def test_building_twice_gives_the_same_bytes(course):
    assert run("build.py", course).returncode == 0
    first = _bytes(course / "site")
    shutil.rmtree(course / ".cache")
    assert run("build.py", course, PYTHONHASHSEED="7", TZ="Asia/Tokyo").returncode == 0
    assert first == _bytes(course / "site")


def test_a_site_that_cannot_be_replaced_stays_and_one_line_says_why(course, monkeypatch, capsys):
    def locked(path, target, rename=Path.rename):
        if path.name == build.NEW:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(path, target)

    def quick(root, course, folder):
        folder.mkdir()
        return True

    site = course / "site"
    site.mkdir()
    (site / "index.html").write_text("before")
    monkeypatch.setattr(build, "STEPS", (quick,))
    monkeypatch.setattr(Path, "rename", locked)
    assert build.main([str(course)]) == 1
    assert capsys.readouterr().err == f"{site}: Permission denied; the old site stays as it was\n"
    assert (site / "index.html").read_text() == "before"
    assert not (course / build.NEW).exists()


def test_a_question_carries_its_own_id_and_not_its_position(smallest_site):
    page = (smallest_site / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert 'data-question="pot-01"' in page
    assert 'id="quiz-0"' not in page


def test_what_the_quiz_plugin_adds_to_pages_is_in_none(site, smallest_site):
    for root in (site, smallest_site):
        for path in root.rglob("*.html"):
            page = path.read_text("utf-8")
            for trace in (
                "mkdocsQuiz",
                "quiz-progress",
                "JSConfetti",
                "MKDOCS_QUIZ",
                "<quiz>",
                "[x]",
            ):
                assert trace not in page, f"{path}: {trace}"


def test_every_question_that_a_lesson_places_is_on_its_page(site):
    for lesson in checked.course(ROOT).course.lessons:
        page = (site / lesson.path.removesuffix(".md") / "index.html").read_text("utf-8")
        assert list(lesson.named("question")) == re.findall(r'data-question="([^"]+)"', page)


def test_the_word_that_the_course_file_tells_is_put_in_its_place(smallest_site):
    page = (smallest_site / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert "95 °C" in page
    assert "{{" not in page


def test_no_path_of_the_building_machine_is_in_the_site(smallest_site):
    for path in smallest_site.rglob("*"):
        if path.is_file():
            assert str(smallest_site.parent).encode() not in path.read_bytes(), path


def test_an_engine_behind_a_link_makes_the_same_site(course, tmp_path):
    """The libraries may stand behind a link: what MkDocs names, this engine names alike."""
    assert run("build.py", course).returncode == 0
    first = _bytes(course / "site")
    (tmp_path / "linked").symlink_to(Path(material.__file__).parent.parent, target_is_directory=True)
    assert run("build.py", course, PYTHONPATH=str(tmp_path / "linked")).returncode == 0
    assert first.keys() == _bytes(course / "site").keys()


def test_markup_in_data_is_shown_and_not_run(course):
    bank = course / "curriculum" / "questions" / "tea" / "pot.yml"
    bank.write_text(
        bank.read_text("utf-8").replace(
            "Put the leaves into the pot.",
            "Put <img src=x onerror=alert(1)> [[in]] --> </quiz> the pot.",
        )
    )
    assert run("build.py", course).returncode == 0
    page = (course / "site" / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; [[in]]" in page


ODD = """ "so": it's #1 {a} [b] \\n --- 'c'"""


def test_no_sign_in_a_title_breaks_the_head_of_a_page(tmp_path):
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for folder in (".", "modules", "credentials", "exams"):
        for path in (tmp_path / "curriculum" / folder).glob("*.yml"):
            text = path.read_text("utf-8")
            told = r"^(title|summary): .*\n(?:  .*\n)*"
            path.write_text(re.sub(told, lambda m: f"{m[1]}: >-\n  Odd{ODD}\n", text, flags=re.M), "utf-8")
    course = load.course(tmp_path).course
    assert ODD in course.settings.title + course.modules[0].summary
    odd = 0
    for path, text in [*pages.generated(course), *prints.generated(course, ())]:
        body, told = meta.get_data(text)
        if path.endswith(".md") and text.startswith("---"):
            assert body.startswith("# "), path
            assert told["description"], path
            odd += ODD in told["description"] + told.get("title", "")
            assert told.get("search", {"exclude": True}) == {"exclude": True}
    assert odd > 3 * len(course.modules)


def test_a_term_may_be_named_in_capitals(course):
    glossary = course / "curriculum" / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").replace("id: caddy", "id: CADDY"), "utf-8")
    made = run("build.py", course)
    assert made.returncode == 0, made.stdout + made.stderr
    lesson = (course / "site" / "learn" / "tea" / "pot" / "index.html").read_text("utf-8")
    cards = (course / "site" / "practice" / "flashcards" / "index.html").read_text("utf-8")
    page = (course / "site" / "reference" / "glossary" / "index.html").read_text("utf-8")
    assert 'href="../../../reference/glossary/#caddy"' in lesson
    assert 'href="../../reference/glossary/#caddy"' in cards
    assert 'id="caddy"' in page
