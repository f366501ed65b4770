"""Whatever stands in a content file, `check` answers with findings, never with a traceback.

The properties hold for any bytes, for any slip of an author's hand in a good file, for parts that
are gone, doubled or exchanged, and for any heap of the signs that Markdown and YAML give a meaning.
None of them writes anything.
"""

from __future__ import annotations

import tempfile
import time
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
import samples
import yaml
from coursekit import checked, report
from coursekit.findings import visible
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TODAY = date(2026, 2, 1)
PAGES = ("scenarios", "credentials", "exams")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def rich(folder: Path) -> Path:
    """The smallest course with a scenario, a license and an exam, as pages of the corpus give them."""
    pages = [Path(__file__).parent / "broken" / f"{page}.md" for page in PAGES]
    given_there = [
        (kind, head.removeprefix("given "), body)
        for page in pages
        for kind, head, body in samples.BLOCK.findall(page.read_text("utf-8"))
        if head.startswith("given ")
    ]
    samples.make(samples.Sample("rich", given_there), folder)
    return folder


with tempfile.TemporaryDirectory() as made:
    whole_course = rich(Path(made) / "course")
    GOOD = {
        path.relative_to(whole_course).as_posix(): path.read_text("utf-8")
        for part in ("curriculum", "docs")
        for path in sorted((whole_course / part).rglob("*"))
        if path.is_file()
    }
FILES = list(GOOD)
DATA = {name: yaml.load(GOOD[name], LOADER) for name in FILES if name.endswith(".yml")}

many = settings(
    max_examples=60,
    deadline=timedelta(seconds=5),
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small course; each example changes files of it and puts them back."""
    return rich(tmp_path_factory.mktemp("any") / "course")


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


def test_the_course_is_good_to_begin_with(folder):
    assert answer(folder, {}).findings == ()


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


# What an author, a program or a clipboard leaves where a value should be.
PLAIN = ["", "~", "null", "true", "yes", "no", "0", "-1", "1e999", "0x1F", "1_000", ".inf", "12:30"]
DAYS = ["2026-02-30", "0000-00-00", "9999-12-31", "01/02/2026"]
YAML = ["[]", "{}", "[[]]", "[a, {b: c}]", "{a: {b: c}}", '"\\0"', '"\\u2028"', "''''", "'", '"', "|", ">"]
SIGN = [">-", "-", "?", ":", ",", "#", "@", "`", "%", "&", "*", "!", "!!str", "&a", "*a", "<<", "<<<<<<< a"]
IDS = ["A-01", "M01", "P01", "R01", "T01", "pot-01", "tea", "pot", "heat", "warm-pot", "spill", "brewer"]
KINDS = ["single", "several", "true-false", "order", "fill", "recall", "judge", "good", "unsafe", "weak"]
ODD = ["../../x", "/etc", "x\\x", "é", "茶", "🫖", "http://", "https://x", "(gap)", "{{", "{{heat}}", "}}"]
MARKS = ["*x*", "__", "___", "```", "~~~", "\u202e", "\x1b[2J", "\x00", "\u2028", "\ufeff", "\U0010ffff"]
BREAKS = ["two\nlines", "two\n  lines", "\n\n\n", "\t", "\r"]
HUGE = ["9" * 30, "9" * 6000, "a" * 20000, "word " * 4000, " " * 5000 + "x", "a-" * 4000, "\u0301" * 2000]
DEEP = ["[" * 40, "[" * 900 + "]" * 900, "[" * 5000, "{a: " * 300 + "}" * 300, "- " * 2000, "(" * 3000]
OPEN = ["[x](" * 1500, "![" * 2000, "<" * 4000, "<!--" * 1500, "{{ " * 2000, "`" * 3000, "| " * 2000]
VALUES = st.sampled_from(
    [*PLAIN, *DAYS, *YAML, *SIGN, *IDS, *KINDS, *ODD, *MARKS, *BREAKS, *HUGE, *DEEP, *OPEN]
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
    *(_cut, _many_cut, _copied, _swapped, _values_swapped, _new_value, _new_key),
    *(_inserted, _line_inserted, _indented, _cut_short),
)


@st.composite
def slips(draw):
    """One to three files of a good course after a few slips of an author's hand."""
    changed = {}
    for name in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        lines = GOOD[name].split("\n")
        for slip in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4)):
            if lines:
                spot = st.integers(0, len(lines) - 1)
                slip(lines, draw(spot), draw(spot), draw(VALUES))
        changed[name] = "\n".join(lines).encode()
    return changed


@settings(many, max_examples=600)
@given(changed=slips())
def test_slips_in_good_files_give_findings(folder, changed):
    answer(folder, changed)


def _places(value, found):
    """Every key of every list and mapping in data, with what holds it."""
    for key in range(len(value)) if isinstance(value, list) else list(value):
        found.append((value, key))
        if isinstance(value[key], (list, dict)):
            _places(value[key], found)
    return found


def _gone(holder, key, other, value):
    del holder[key]


def _alone(holder, key, other, value):
    kept = holder[key]
    holder.clear()
    holder.append(kept) if isinstance(holder, list) else holder.update({key: kept})


def _emptied(holder, key, other, value):
    holder[key] = type(holder[key])()


def _doubled(holder, key, other, value):
    if isinstance(holder, list):
        holder.insert(0, deepcopy(holder[key]))


def _turned(holder, key, other, value):
    """A day that does not exist, a number that is too small, an id that nobody has."""
    told = holder[key]
    if isinstance(told, str):
        holder[key] = f"{told[:5]}02-30" if told[4:5] == "-" else "0" if told.isdigit() else told[::-1]
    elif isinstance(told, list):
        told.reverse()


def _exchanged(holder, key, other, value):
    holder[key] = deepcopy(other[0][other[1]])


def _odd(holder, key, other, value):
    holder[key] = value


CHANGES = (_gone, _alone, _emptied, _doubled, _turned, _exchanged, _odd)
ODD_VALUES = ["", "0", "9" * 30, "é", "two\n\nlines", "{{ heat }}", "<b>", "A-01", "P01", "fill", "(gap)"]


def _written(told):
    return yaml.dump(told, Dumper=DUMPER, allow_unicode=True, sort_keys=False).encode()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
@pytest.mark.parametrize("name", DATA)
def test_each_part_of_a_file_may_be_gone_alone_empty_doubled_or_odd(folder, name, change):
    for number in range(len(_places(DATA[name], []))):
        told = deepcopy(DATA[name])
        places = _places(told, [])
        holder, key = places[number]
        change(holder, key, places[number - 1], ODD_VALUES[number % len(ODD_VALUES)])
        answer(folder, {name: _written(told)})


@st.composite
def changes(draw):
    """One or two data files with several parts gone, doubled, emptied or exchanged."""
    changed = {}
    for name in draw(st.lists(st.sampled_from(list(DATA)), min_size=1, max_size=2, unique=True)):
        told = deepcopy(DATA[name])
        for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
            places = _places(told, [])
            if places:
                spot = st.sampled_from(range(len(places)))
                holder, key = places[draw(spot)]
                change(holder, key, places[draw(spot)], draw(VALUES))
        changed[name] = _written(told)
    return changed


@settings(many, max_examples=300)
@given(changed=changes())
def test_several_parts_that_are_gone_doubled_or_exchanged_give_findings(folder, changed):
    answer(folder, changed)


ENDS = ["\n\n", "\n- ", "\n1. ", "\n## ", "\n#### ", "\n| a | b |", "\n|---|---|", "\n```\n", "\n~~~\n"]
MARKUP = ["<!-- ", " -->", "<quiz>", "<b>", "</b>", "![", "](", "[x]", "- [ ] ", "!!! note", "---", "==="]
BRACES = ["\n{{ question pot-01 }}\n", "\n{{ card P01 }}\n", "{{ heat }}", "{{", "}}", "{{ x y }}", "{{card"]
ALLOWED = ["# allow L013: x", "<!-- allow L013 -->", "allow Q002,", "(gap)", "What to do", "caddy", "the the"]
WORDS = ["guarantees", "utilize", "naïve", "茶", "word", "a" * 300, "http://x", "ß", "\u200b", "’"]
LETTERS = list("#-*_`~|<>[](){}!:.,'\"\\/ \n\t")
SIGNS = st.sampled_from([*LETTERS, *ENDS, *MARKUP, *BRACES, *ALLOWED, *WORDS])


@settings(many, max_examples=300)
@given(signs=st.lists(SIGNS, max_size=40), alone=st.booleans())
def test_any_heap_of_signs_in_a_lesson_gives_findings(folder, signs, alone):
    name = "docs/learn/tea/pot.md"
    body = "".join(signs)
    answer(folder, {name: (body if alone else GOOD[name] + body).encode()})


@settings(many, max_examples=200)
@given(signs=st.lists(SIGNS, max_size=30), key=st.sampled_from(["stem", "text", "feedback"]))
def test_any_heap_of_signs_in_a_question_gives_findings(folder, signs, key):
    name = "curriculum/questions/tea/pot.yml"
    told = deepcopy(DATA[name])
    holder = told[0] if key == "stem" else told[0]["options"][0]
    holder[key] = "".join(signs)
    answer(folder, {name: _written(told)})


LONG = ["a", "a ", "[", "<", "<!--", "{{ ", "|", "|-- ", " ", "*", "`", "é", "a-", "![x](", "\n#  "]
SECONDS = 15
"""Far more than it takes; what grows with the square of the line would take minutes."""


@pytest.mark.parametrize("name", FILES)
def test_a_very_long_line_in_any_file_is_answered_in_time(folder, name):
    good = GOOD[name].rstrip("\n")
    for sign in LONG:
        begun = time.monotonic()
        answer(folder, {name: (good + sign * 30_000).encode()})
        assert time.monotonic() - begun < SECONDS, repr(sign)
