"""Whatever stands in a content file, `check` answers with findings, never with a traceback.

The properties hold for any bytes, for any slip of an author's hand in a good file, and for any
heap of the signs that Markdown and YAML give a meaning. None of them writes anything.
"""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
import samples
from coursekit import checked, report
from coursekit.findings import visible
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TODAY = date(2026, 2, 1)
FILES = sorted(
    path.relative_to(samples.SMALLEST).as_posix()
    for folder in ("curriculum", "docs")
    for path in (samples.SMALLEST / folder).rglob("*")
    if path.is_file()
)
GOOD = {name: (samples.SMALLEST / name).read_text("utf-8") for name in FILES}

many = settings(
    max_examples=60,
    deadline=timedelta(seconds=5),
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the smallest course; each example changes a file of it and puts it back."""
    root = tmp_path_factory.mktemp("any") / "course"
    return Path(shutil.copytree(samples.SMALLEST, root, ignore=shutil.ignore_patterns("site", ".*")))


def answer(folder: Path, changed: dict[str, bytes]) -> checked.Checked:
    """What `check` says with some files changed, after all that has to hold of it was asserted."""
    try:
        for name, content in changed.items():
            (folder / name).write_bytes(content)
        before = tree(folder)
        outcome = checked.course(folder, TODAY)
        assert_sound(outcome, folder)
        assert tree(folder) == before, "check has written"
        return outcome
    finally:
        for name in changed:
            (folder / name).write_text(GOOD[name], "utf-8")


def assert_sound(outcome: checked.Checked, folder: Path) -> None:
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    assert (outcome.course is None) == bool(errors)
    assert list(outcome.findings) == sorted(outcome.findings)
    for finding in outcome.findings:
        said = str(finding)
        assert visible(said) == said
        assert len(said) < 2000
        path = folder / finding.place.path
        lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
        assert 1 <= finding.place.line <= lines, said
    for form in report.FORMATS.values():
        form(outcome.findings, folder).encode("utf-8")


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


@pytest.mark.parametrize("name", FILES)
@many
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_any_bytes_in_any_file_give_findings(folder, name, content):
    answer(folder, {name: content})


@pytest.mark.parametrize("name", FILES)
@many
@given(data=st.data())
def test_any_bytes_inside_a_good_file_give_findings(folder, name, data):
    good = GOOD[name].encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 30)))
    inside = data.draw(st.binary(max_size=12))
    answer(folder, {name: good[:start] + inside + good[end:]})


VALUES = st.sampled_from(
    [
        "''",
        "~",
        "null",
        "true",
        "yes",
        "no",
        "0",
        "-1",
        "1e999",
        "0x1F",
        "1_000",
        ".inf",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "12:30",
        "[]",
        "{}",
        "[[]]",
        "[a,",
        "{b:",
        "c}]",
        "{a:",
        "{b:",
        "c}}",
        '"\\0"',
        '"\\u2028"',
        "''''",
        "'",
        '"',
        "|",
        ">",
        ">-",
        "-",
        "?",
        ":",
        ",",
        "#",
        "@",
        "`",
        "%",
        "&",
        "*",
        "!",
        "!!str",
        "&a",
        "*a",
        "<<",
        "<<<<<<<",
        "A-01",
        "M01",
        "P01",
        "R01",
        "T01",
        "pot-01",
        "tea",
        "pot",
        "heat",
        "warm-pot",
        "single",
        "several",
        "true-false",
        "order",
        "fill",
        "recall",
        "judge",
        "good",
        "unsafe",
        "weak",
        "none",
        "../../x",
        "/etc",
        "x\\x",
        "é",
        "茶",
        "🫖",
        "http://",
        "https://x",
        "(gap)",
        "{{",
        "{{heat}}",
        "}}",
        "*x*",
        "__",
        "___",
        "```",
        "~~~",
    ]
) | st.sampled_from(
    [
        "9" * 30,
        "9" * 6000,
        "[" * 40,
        "[" * 900 + "]" * 900,
        "[" * 5000,
        "{a: " * 300 + "}" * 300,
        "- " * 2000,
        "word " * 4000,
        "a" * 20000,
        "(" * 3000,
        "[x](" * 1500,
        "![" * 2000,
        "<" * 4000,
        "<!--" * 1500,
        "{{ " * 2000,
        "`" * 3000,
        "| " * 2000,
        "|--" * 2000,
        " " * 5000 + "x",
        "a-" * 4000,
        "\u0301" * 2000,
        "\u202e",
        "\x1b[2J",
        "\x00",
        "\u2028",
        "\ufeff",
        "\ud7ff",
        "\U0010ffff",
        "two\nlines",
        "two\n  lines",
        "\n\n\n",
        "\t",
        "\r",
    ]
)


def _cut(lines, n, m, value):
    del lines[n]


def _many_cut(lines, n, m, value):
    del lines[min(n, m) : max(n, m) + 1]


def _copied(lines, n, m, value):
    lines.insert(m, lines[n])


def _swapped(lines, n, m, value):
    lines[n], lines[m] = lines[m], lines[n]


def _values_swapped(lines, n, m, value):
    (a, x, b), (c, y, d) = lines[n].partition(": "), lines[m].partition(": ")
    lines[n], lines[m] = a + x + d, c + y + b


def _new_value(lines, n, m, value):
    key, colon, _ = lines[n].partition(":")
    lines[n] = f"{key}{colon} {value}"


def _new_key(lines, n, m, value):
    head = lines[n][: len(lines[n]) - len(lines[n].lstrip(" -"))]
    lines[n] = f"{head}{value}{lines[n][lines[n].find(':') :]}"


def _inserted(lines, n, m, value):
    at = m % (len(lines[n]) + 1)
    lines[n] = lines[n][:at] + value + lines[n][at:]


def _line_inserted(lines, n, m, value):
    lines.insert(n, value)


def _indented(lines, n, m, value):
    lines[n] = " " * (m % 7) + lines[n].lstrip()


def _cut_short(lines, n, m, value):
    del lines[n:]


SLIPS = (
    _cut,
    _many_cut,
    _copied,
    _swapped,
    _values_swapped,
    _new_value,
    _new_key,
    _inserted,
    _line_inserted,
    _indented,
    _cut_short,
)


@st.composite
def slips(draw):
    """One to three files of the smallest course after a few slips of an author's hand."""
    changed = {}
    for name in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        lines = GOOD[name].split("\n")
        for slip in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4)):
            if lines:
                spot = st.integers(0, len(lines) - 1)
                slip(lines, draw(spot), draw(spot), draw(VALUES))
        changed[name] = "\n".join(lines).encode("utf-8", "surrogatepass")
    return changed


@settings(many, max_examples=600)
@given(changed=slips())
def test_slips_in_good_files_give_findings(folder, changed):
    answer(folder, changed)


SIGNS = st.sampled_from(
    [
        *"#-*_`~|<>[](){}!:.,'\"\\/ \n\t",
        *("```", "~~~", "---", "===", "***", "\n\n", "\n- ", "\n1. ", "\n## ", "\n#### ", "\n| a | b |"),
        *("\n|---|---|", "<!-- ", " -->", "<quiz>", "<b>", "</b>", "![", "](", "[x]", "- [ ] ", "!!! note"),
        *("{{ question pot-01 }}", "\n{{ card P01 }}\n", "{{ heat }}", "{{", "}}", "{{ x y }}", "{{question"),
        *("# allow L013: x", "<!-- allow L013 -->", "allow Q002,", "(gap)", "What to do", "caddy", "the the"),
        *("guarantees", "utilize", "naïve", "茶", "word", "a" * 300, "http://x", "ß", "\u200b", "’"),
    ]
)


@settings(many, max_examples=300)
@given(signs=st.lists(SIGNS, max_size=40), whole=st.booleans())
def test_any_heap_of_signs_in_a_lesson_gives_findings(folder, signs, whole):
    name = "docs/learn/tea/pot.md"
    body = "".join(signs)
    answer(folder, {name: (body if whole else GOOD[name] + body).encode()})


@settings(many, max_examples=200)
@given(signs=st.lists(SIGNS, max_size=30), key=st.sampled_from(["stem", "text", "feedback"]))
def test_any_heap_of_signs_in_a_question_gives_findings(folder, signs, key):
    name = "curriculum/questions/tea/pot.yml"
    told = "".join(signs).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    lines = GOOD[name].split("\n")
    number = next(n for n, line in enumerate(lines) if f"{key}: " in line)
    lines[number] = lines[number].partition(f"{key}: ")[0] + f'{key}: "{told}"'
    answer(folder, {name: "\n".join(lines).encode()})


LONG = (
    "a",
    "a ",
    "[",
    "<",
    "<!--",
    "{{ ",
    "|",
    "|-- ",
    " ",
    "*",
    "`",
    "é",
    "('",
    "a-",
    "a.",
    "![x](",
    "\n#  ",
)
SECONDS = 15
"""Far more than it takes; what grows with the square of the line would take minutes."""


@pytest.mark.parametrize("name", FILES)
def test_a_very_long_line_in_any_file_is_answered_in_time(folder, name):
    good = GOOD[name].rstrip("\n")
    for sign in LONG:
        begun = time.monotonic()
        answer(folder, {name: (good + sign * 30_000).encode()})
        assert time.monotonic() - begun < SECONDS, repr(sign)


def test_the_smallest_course_is_good_to_begin_with(folder):
    assert answer(folder, {}).findings == ()
