"""`run.py serve` shows what was saved, also after a course that could not be built."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import ROOT

LONG = 60
"""Seconds after which a page is taken never to come; how fast it comes is measured in benchmarks/."""


@pytest.fixture
def served(course):
    """The address of a course that is being served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "serve.py"), "--dev-addr", place],
        cwd=course,
        env={**os.environ, "COURSE_HOOKS": str(ROOT / "scripts" / "hooks.py"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield f"http://{place}/"
    process.terminate()
    process.wait()


def _shows(address, text):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if text.encode() in answer.read():
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def test_a_saved_lesson_is_shown(course, served):
    lesson, page = course / "docs" / "learn" / "tea" / "pot.md", f"{served}learn/tea/pot/"
    assert _shows(page, "pot")
    lesson.write_text(lesson.read_text("utf-8") + "\nPour it slowly.\n", "utf-8")
    assert _shows(page, "Pour it slowly.")


def test_a_lesson_that_is_mended_is_shown_after_one_that_was_broken(course, served):
    lesson, page = course / "docs" / "learn" / "tea" / "pot.md", f"{served}learn/tea/pot/"
    before = lesson.read_text("utf-8")
    assert _shows(page, "pot")
    lesson.write_text(f"{before}\n{{{{ question nowhere }}}}\n", "utf-8")
    time.sleep(3)
    assert _shows(page, "pot"), "the last good page is served while the course is broken"
    lesson.write_text(f"{before}\nPour it slowly.\n", "utf-8")
    assert _shows(page, "Pour it slowly.")


def test_an_option_that_is_not_there_is_one_line_and_no_traceback(course):
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), "--faster"]
    outcome = subprocess.run(command, cwd=course, capture_output=True, text=True)
    assert outcome.returncode == 2
    assert "No such option" in outcome.stderr
    assert "Traceback" not in outcome.stderr
