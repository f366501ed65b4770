"""What `check` prints: for people with the line it speaks of, for GitHub and for programs."""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import ROOT, run
from coursekit import report
from coursekit.findings import Finding, Place

GLOSSARY = "curriculum/glossary.yml"
DOOR = ROOT / "scripts" / "check.py"
ESCAPE = "\033["


def found(message: str, path: str = GLOSSARY, line: int = 2, severity: str = "error") -> Finding:
    return Finding(Place(path, line), "G001", message, severity)


def shown(folder, line: str, message: str) -> list[str]:
    """What the report for people says of one line of a file."""
    (folder / "file.yml").write_text(f"first\n{line}\nlast\n", "utf-8")
    return report.text([found(message, "file.yml")], folder).splitlines()


def test_a_finding_is_followed_by_the_line_it_speaks_of_with_a_mark_under_the_word(course):
    told = report.text([found("'caddy' stands twice")], course).splitlines()
    assert told == [
        "curriculum/glossary.yml:2: error: 'caddy' stands twice [G001]",
        "      term: caddy",
        "            ^^^^^",
    ]


def test_a_line_without_the_quoted_word_has_no_mark(course):
    told = report.text([found("'kettle' is missing")], course).splitlines()
    assert told[1:] == ["      term: caddy"]


def test_a_finding_without_a_line_to_show_stands_alone(course):
    findings = [
        found("'course.yml' is missing", "curriculum/gone.yml", 1),
        found("it ends before", line=99),
        found("a folder", "curriculum", 1),
    ]
    assert len(report.text(findings, course).splitlines()) == 3


def test_the_mark_stands_under_a_whole_word_before_a_part_of_one(tmp_path):
    told = shown(tmp_path, "idea: the id", "'id' is used")
    assert told[1:] == ["    idea: the id", "              ^^"]
    told = shown(tmp_path, "ideas", "'idea' is used")
    assert told[1:] == ["    ideas", "    ^^^^"]


def test_the_mark_finds_a_word_in_other_capitals_and_one_that_was_cut(tmp_path):
    assert shown(tmp_path, "Utilize it", "'utilize' is out")[2] == "    ^^^^^^^"
    assert shown(tmp_path, "say: one two three", "long: 'one two…'")[2] == "         ^^^^^^^"


def test_a_long_line_is_cut_so_that_the_word_is_seen(tmp_path):
    line = "a" * 300 + " caddy " + "b" * 300
    _, part, mark = shown(tmp_path, line, "'caddy' stands twice")
    assert len(part) <= 104
    assert part[mark.index("^") : mark.rindex("^") + 1] == "caddy"


def test_a_tab_and_wide_letters_do_not_move_the_mark(tmp_path):
    assert shown(tmp_path, "\tcaddy", "'caddy' stands twice")[1:] == ["      caddy", "      ^^^^^"]
    assert shown(tmp_path, "茶 caddy", "'caddy' stands twice")[1:] == ["    茶 caddy", "       ^^^^^"]
    assert shown(tmp_path, "cafe\u0301 caddy", "'caddy' stands twice")[2] == "         ^^^^^"


def test_signs_that_a_terminal_obeys_are_shown_and_not_sent(tmp_path):
    told = "\n".join(shown(tmp_path, "caddy\x1b[2J\u202e", "'caddy\x1b[2J' and\nmore"))
    assert "\x1b" not in told and "\u202e" not in told
    assert r"'caddy\x1b[2J' and\nmore" in told


def test_a_file_that_is_not_utf_8_is_shown_all_the_same(tmp_path):
    (tmp_path / "file.yml").write_bytes(b"one\rtwo\ncaf\xe9\n")
    told = report.text([found("byte 0xe9 is not UTF-8", "file.yml")], tmp_path).splitlines()
    assert told[1] == "    caf\N{REPLACEMENT CHARACTER}"


def test_the_line_is_read_anew_each_time(course):
    findings = [found("'caddy' stands twice")]
    report.text(findings, course)
    (course / GLOSSARY).write_text("- id: caddy\n  term: box\n", "utf-8")
    assert "term: box" in report.text(findings, course)


def test_color_tells_errors_from_warnings_and_ends_on_its_line(course):
    findings = [found("one"), found("two", severity="warning")]
    plain = report.text(findings, course)
    colored = report.text(findings, course, color=True)
    assert ESCAPE not in plain
    assert f"{report.RED}error:" in colored and f"{report.YELLOW}warning:" in colored
    for line in colored.splitlines():
        assert ESCAPE not in line or line.rfind(report.PLAIN) == line.rfind(ESCAPE)
    assert re.sub(r"\033\[\d*m", "", colored) == plain


def test_github_reads_each_finding_as_one_command(course):
    findings = [found("it is 100%, or: more"), found("so so", severity="warning")]
    assert report.github(findings, course).splitlines() == [
        "::error file=curriculum/glossary.yml,line=2,title=G001::it is 100%25, or: more",
        "::warning file=curriculum/glossary.yml,line=2,title=G001::so so",
    ]


def test_github_is_not_misled_by_the_name_of_a_file(course):
    told = report.github([found("so", "curriculum/a,b:c%\nd\re.yml", 1)], course)
    assert told == "::error file=curriculum/a%2Cb%3Ac%25%0Ad%0De.yml,line=1,title=G001::so\n"


def test_no_message_can_start_a_second_command(course):
    told = report.github([found("so\n::set-output name=x::y\r")], course)
    assert len(told.splitlines()) == 1


def test_json_has_the_shape_that_programs_rely_on(course):
    findings = [found("'é' \"x\" \\"), found("two", severity="warning")]
    assert json.loads(report.machine(findings, course)) == {
        "version": 1,
        "findings": [
            {"path": GLOSSARY, "line": 2, "severity": "error", "code": "G001", "message": "'é' \"x\" \\"},
            {"path": GLOSSARY, "line": 2, "severity": "warning", "code": "G001", "message": "two"},
        ],
    }
    assert json.loads(report.machine([], course)) == {"version": 1, "findings": []}


def break_it(course) -> None:
    (course / GLOSSARY).write_text("- id: caddy\n  term: caddy\n", "utf-8")


def only_warn(course) -> None:
    path = course / "curriculum" / "procedures" / "tea.yml"
    path.write_text(re.sub(r"\n  stop:.*", "", path.read_text("utf-8")), "utf-8")


def test_a_clean_course_ends_with_0(course):
    outcome = run("check.py", course)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "no findings\n")


def test_a_course_with_warnings_only_ends_with_0(course):
    only_warn(course)
    outcome = run("check.py", course)
    assert (outcome.returncode, outcome.stderr) == (0, "1 warning\n")
    assert "warning: procedure 'P01'" in outcome.stdout


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_a_course_with_an_error_ends_with_1_in_every_format(course, form):
    break_it(course)
    outcome = run("check.py", course, "--format", form)
    assert outcome.returncode == 1
    assert "'means' is missing" in outcome.stdout
    assert ("1 error" in outcome.stderr) == (form == "text")


@pytest.mark.parametrize(
    "arguments", [["--format", "xml"], ["--colour"], ["nowhere"], ["check.py"], ["a", "b"]], ids=" ".join
)
def test_wrong_usage_ends_with_2_and_says_why(arguments):
    outcome = run("check.py", *arguments)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("usage: run.py check")
    assert "error: " in outcome.stderr and "Traceback" not in outcome.stderr


def test_a_pipe_gets_no_color(course):
    break_it(course)
    assert ESCAPE not in run("check.py", course).stdout


def test_a_terminal_gets_color_but_for_programs(course):
    pty = pytest.importorskip("pty")
    break_it(course)
    for form in sorted(report.FORMATS):
        ours, theirs = pty.openpty()
        subprocess.run(
            [sys.executable, DOOR, course, "--format", form], stdout=theirs, stderr=subprocess.PIPE
        )
        os.close(theirs)
        told = os.read(ours, 65536).decode()
        os.close(ours)
        assert "'means' is missing" in told
        assert (ESCAPE in told) == (form == "text")


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_the_report_is_utf_8_wherever_it_is_printed(course, form):
    (course / GLOSSARY).write_text("- id: thé\n  term: thé\n  means: Tea.\n", "utf-8")
    command = [sys.executable, DOOR, course, "--format", form]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    outcome = subprocess.run(command, env=environment, capture_output=True)
    assert "id 'thé' may hold" in outcome.stdout.decode("utf-8")


def test_a_file_whose_name_is_not_utf_8_gets_a_finding(course):
    name = os.fsencode(course / "curriculum") + b"/\xff.txt"
    try:
        os.close(os.open(name, os.O_CREAT))
    except OSError:
        pytest.skip("this file system has no such names")
    outcome = run("check.py", course)
    assert outcome.returncode == 1
    assert "[Y008]" in outcome.stdout and "Traceback" not in outcome.stderr


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_the_door_writes_nothing(course, form):
    break_it(course)
    before = {path: path.stat().st_mtime_ns for path in course.rglob("*")}
    run("check.py", course, "--format", form)
    assert before == {path: path.stat().st_mtime_ns for path in course.rglob("*")}


class Watching:
    """The door with `--watch`, and what it has said so far."""

    SECONDS = 30

    def __init__(self, course):
        self.said: list[str] = []
        self.lines: queue.Queue[str] = queue.Queue()
        # A shell that runs the tests in the background leaves them, and what they start, deaf to Ctrl+C.
        deaf = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.door = subprocess.Popen(
            [sys.executable, DOOR, course, "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        signal.signal(signal.SIGINT, deaf)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.door.stdout:
            self.lines.put(line.rstrip("\n"))

    def hears(self, words: str, save=lambda: None) -> bool:
        """Whether a line with these words comes in time; `save` is done again until one does.

        A file that is saved before the watch has begun is seen at the next save.
        """
        end = time.monotonic() + self.SECONDS
        while time.monotonic() < end:
            save()
            pause = time.monotonic() + 2
            while time.monotonic() < pause:
                try:
                    self.said.append(self.lines.get(timeout=0.1))
                except queue.Empty:
                    continue
                if words in self.said[-1]:
                    return True
        return False

    def stop(self) -> int:
        """Interrupts the door as Ctrl+C does, once it waits again; gives its exit code."""
        time.sleep(0.5)
        self.door.send_signal(signal.SIGINT)
        return self.door.wait(timeout=self.SECONDS)


@pytest.fixture
def watching(course):
    watching = Watching(course)
    yield watching
    watching.door.kill()
    watching.door.wait()


@pytest.mark.skipif(os.name == "nt", reason="a program is interrupted in another way there")
def test_watch_checks_again_on_each_save(course, watching):
    glossary = course / GLOSSARY
    good = glossary.read_text("utf-8")
    assert watching.hears("no findings"), watching.said
    assert watching.hears("Watching for changes"), watching.said
    broken = good.replace("means:", "meens:")
    said = "glossary.yml:4: error: unknown key 'meens'; did you mean 'means'? [Y013]"
    assert watching.hears(said, lambda: glossary.write_text(broken, "utf-8")), watching.said
    assert watching.hears("meens: The box in which leaves are kept dry."), watching.said
    assert watching.hears("1 error"), watching.said
    worse = good.replace("means:", "mens:")
    assert watching.hears("mens: The box", lambda: glossary.write_text(worse, "utf-8")), watching.said
    assert watching.hears("no findings", lambda: glossary.write_text(good, "utf-8")), watching.said
    assert watching.stop() == 0
    assert not any("Traceback" in line for line in watching.said)


@pytest.mark.skipif(os.name == "nt", reason="a program is interrupted in another way there")
def test_watch_ends_with_what_it_found_last(course, watching):
    assert watching.hears("Watching for changes"), watching.said
    assert watching.hears("'means' is missing", lambda: break_it(course)), watching.said
    assert watching.hears("1 error"), watching.said
    assert watching.stop() == 1
