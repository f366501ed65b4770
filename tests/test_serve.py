"""`run.py serve` shows what was saved, also after a course that could not be built."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
import samples
from conftest import ROOT, copy, run

LONG = 60
"""Seconds after which a page is taken never to come; how fast it comes is measured in benchmarks/."""


@pytest.fixture
def folder(tmp_path):
    """Where the folder lies that is served, and beside it what the door says."""
    made = tmp_path / "served"
    made.mkdir()
    return made


@pytest.fixture
def served(course, folder):
    """The address of a course that is being served."""
    said = (folder / "said.txt").open("wb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "serve.py"), "--dev-addr", place],
        cwd=course,
        env={
            **os.environ,
            "COURSE_HOOKS": str(ROOT / "scripts" / "hooks.py"),
            "NO_MKDOCS_2_WARNING": "1",
            "TMPDIR": str(folder),
        },
        stdout=said,
        stderr=subprocess.STDOUT,
    )
    yield f"http://{place}/"
    process.terminate()
    process.wait()
    said.close()


def _shows(address, text):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if text in _page(address):
            return True
        time.sleep(0.1)
    return False


def _says(folder, text):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if text in (folder / "said.txt").read_text("utf-8"):
            return True
        time.sleep(0.1)
    return False


def _page(address):
    """What stands at an address; nothing where nothing is served."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def test_a_saved_lesson_is_shown(course, served):
    lesson, page = course / "docs" / "learn" / "tea" / "pot.md", f"{served}learn/tea/pot/"
    assert _shows(page, "pot")
    lesson.write_text(lesson.read_text("utf-8") + "\nPour it slowly.\n", "utf-8")
    assert _shows(page, "Pour it slowly.")


def _times(folder):
    (site,) = folder.glob("mkdocs_*")
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.*")}


def test_nothing_is_written_again_that_is_there(course, served, folder):
    lesson = course / "docs" / "learn" / "tea" / "pot.md"
    assert _shows(f"{served}learn/tea/pot/", "pot")
    before = _times(folder)
    lesson.write_text(lesson.read_text("utf-8") + "\nPour it slowly.\n", "utf-8")
    assert _shows(f"{served}learn/tea/pot/", "Pour it slowly.")
    changed = {path for path, time in _times(folder).items() if before[path] != time}
    assert "learn/tea/pot/index.html" in changed
    assert not {path for path in changed if not path.startswith(("learn/tea/pot/", "search/", "sitemap"))}


def test_a_page_that_is_deleted_is_served_no_more(course, served, folder):
    more = course / "docs" / "more.md"
    assert _shows(served, "<html")
    more.write_text("# More\n", "utf-8")
    assert _shows(f"{served}more/", "More")
    more.unlink()
    end = time.monotonic() + LONG
    while _page(f"{served}more/") and time.monotonic() < end:
        time.sleep(0.1)
    assert _page(f"{served}more/") == ""


def test_a_page_says_that_it_is_a_draft(served):
    assert _shows(served, "version draft")


def test_a_course_may_have_files_of_the_names_of_ours(course, served, folder):
    script = course / "docs" / "assets" / "javascripts" / "player.js"
    assert _shows(served, "<html")
    script.parent.mkdir(parents=True)
    script.write_text("stolen();\n")
    (course / "docs" / "more.md").write_text("# More\n")
    assert _shows(f"{served}more/", "More")
    assert "stolen" not in _page(f"{served}assets/javascripts/player.js")
    assert "`append`" not in (folder / "said.txt").read_text("utf-8")


def test_a_lesson_that_is_mended_is_shown_after_one_that_was_broken(course, served, folder):
    lesson, page = course / "docs" / "learn" / "tea" / "pot.md", f"{served}learn/tea/pot/"
    before = lesson.read_text("utf-8")
    assert _shows(page, "pot")
    lesson.write_text(f"{before}\n{{{{ question nowhere }}}}\n", "utf-8")
    assert _says(folder, "nowhere")
    assert _shows(page, "pot"), "the last good page is served while the course is broken"
    lesson.write_text(f"{before}\nPour it slowly.\n", "utf-8")
    assert _shows(page, "Pour it slowly.")


def test_settings_that_are_mended_are_taken_after_some_that_were_broken(course, served, folder):
    settings = course / "mkdocs.yml"
    before = settings.read_text("utf-8")
    assert _shows(served, "<html")
    settings.write_text(f"{before}\nnav: [", "utf-8")
    end = time.monotonic() + LONG
    while "error parsing" not in (folder / "said.txt").read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.1)
    assert "<html" in _page(served)
    settings.write_text(before.replace("site_name: Tea", "site_name: Kettles"), "utf-8")
    assert _shows(served, "Kettles")


def test_a_lesson_that_is_newer_than_the_prints_is_shown(tmp_path):
    """As for an author who built the course, begins a lesson and looks at it."""
    course = copy(samples.COURSES / "player", tmp_path / "course")
    whole = copy(course, tmp_path / "whole")
    _without_cup(course)
    assert run("build.py", course).returncode == 0
    for name in ("curriculum", "docs"):
        shutil.copytree(whole / name, course / name, dirs_exist_ok=True)
    made = _pages_alone(course)
    assert made.returncode == 0, made.stdout + made.stderr
    prints = (course / "site" / "print" / "a4" / "index.html").read_text("utf-8")
    assert re.search(r'learn/tea/cup/">[^<]*</a></td>\s*<td></td>', prints)
    assert "pot-sheet.pdf" in prints


def _without_cup(course):
    (course / "docs" / "learn" / "tea" / "cup.md").unlink()
    (course / "curriculum" / "questions" / "tea" / "cup.yml").unlink()
    module = course / "curriculum" / "modules" / "tea.yml"
    text = module.read_text("utf-8").partition("  - id: cup")[0]
    module.write_text("".join(line for line in text.splitlines(True) if "id: pour-tea" not in line), "utf-8")


def test_an_option_that_is_not_there_is_one_line_and_no_traceback(course):
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), "--faster"]
    outcome = subprocess.run(command, cwd=course, capture_output=True, text=True)
    assert outcome.returncode == 2
    assert "No such option" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_pages_are_made_before_anything_is_printed_or_exported(tmp_path):
    """As for an author who serves a fresh copy: no page leads to a part that only files bring."""
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  - scripts\n", "")
    config = config.replace("scripts/hooks.py", str(ROOT / "scripts" / "hooks.py"))
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    made = _pages_alone(tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    assert (tmp_path / "site" / "print" / "index.html").exists()


def _pages_alone(root):
    """Makes the pages of a course, as serving does, and prints and exports nothing."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import sitemaker\n"
        "from coursekit import checked; root = Path(sys.argv[2])\n"
        "sys.exit(not sitemaker.make(root, checked.course(root).course, root / 'site'))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(ROOT / "scripts"), str(root)],
        env={**os.environ, "COURSE_HOOKS": str(ROOT / "scripts" / "hooks.py")},
        capture_output=True,
        text=True,
    )
