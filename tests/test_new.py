"""`run.py new` makes drafts that pass check but for their gaps, overwrites nothing and leaves nothing half-written."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import new
import pytest
import samples
from conftest import ROOT, copy, run
from coursekit import checked, drafts, load, schema
from coursekit.drafts import placing

TODAY = date(2026, 2, 1)
WRITTEN = date(2026, 11, 22)
"""A day on which the facts of this project's own course are fresh."""
KINDS = {
    "lesson": ("lesson", "tea", "cup"),
    "question": ("question", "pot"),
    "source": ("source", "B"),
    "scenario": ("scenario", "tea", "burned-hand"),
    "term": ("term", "tea-egg"),
}
MADE = {
    "lesson": [
        "docs/learn/tea/cup.md:2: new; go on here",
        "curriculum/modules/tea.yml:9: added to; then here",
        "curriculum/questions/tea/cup.yml:2: new; then here",
    ],
    "question": ["curriculum/questions/tea/pot.yml:19: added to; go on here"],
    "source": ["curriculum/sources/B.yml:2: new; go on here"],
    "scenario": ["curriculum/scenarios/tea.yml:2: new; go on here"],
    "term": ["curriculum/glossary.yml:6: added to; go on here"],
}
REFUSED = {
    ("lesson", "tae", "cup"): "there is no module 'tae'; did you mean 'tea'?",
    ("lesson", "tea", "pot"): "there is a lesson 'pot' already",
    ("lesson", "tea", "index"): "'index' is the name of a page that is drawn; choose another id",
    ("lesson", "tea", "a/b"): "id 'a/b' may hold only letters, digits and hyphens, 80 at most",
    ("question", "pto"): "there is no lesson 'pto'; did you mean 'pot'?",
    ("source", "A"): "there is a source 'A' already",
    ("source", "R01"): "there is a source 'R01' already",
    ("source", "../A"): "id '../A' may hold only letters, digits and hyphens, 80 at most",
    ("scenario", "coffee", "spill"): "there is no module 'coffee'",
    ("term", "caddy"): "there is a term 'caddy' already",
    ("term", "tea egg"): "id 'tea egg' may hold only letters, digits and hyphens, 80 at most",
}


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in root.rglob("*")
    }


def _gaps(root: Path) -> set[tuple[str, int]]:
    return {
        (path.relative_to(root).as_posix(), number)
        for path in root.rglob("*")
        if path.suffix in (".yml", ".md")
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if load.GAP in line
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_passes_check_but_for_its_marked_gaps(course, kind):
    outcome = run("new.py", "--course", course, *KINDS[kind])
    assert outcome.returncode == 0, outcome.stderr
    found = checked.course(course, TODAY).findings
    assert {finding.code for finding in found} == {"X003"}
    assert {(finding.place.path, finding.place.line) for finding in found} == _gaps(course)


def test_a_draft_in_a_large_course_passes_check_but_for_its_gaps(tmp_path):
    for part in ("curriculum", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert run("new.py", "--course", tmp_path, "lesson", "trust", "thank-people").returncode == 0
    assert {finding.code for finding in checked.course(tmp_path, WRITTEN).findings} == {"X003"}


def test_all_kinds_together_pass_but_for_their_gaps(course):
    for names in KINDS.values():
        assert run("new.py", "--course", course, *names).returncode == 0
    assert {finding.code for finding in checked.course(course, TODAY).findings} == {"X003"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_and_lines_to_go_on_with_are_told(course, kind):
    outcome = run("new.py", "--course", course, *KINDS[kind])
    told = outcome.stdout.splitlines()
    assert told[:-1] == MADE[kind]
    assert told[-1] == "Each gap is marked (gap); python3 run.py check says which are left."
    for line in told[:-1]:
        path, number, _ = line.split(":", 2)
        assert load.GAP in (course / path).read_text("utf-8").split("\n")[int(number) - 1]


def test_what_stood_in_a_file_stands_there_still(course):
    before = _files(course)
    for names in KINDS.values():
        run("new.py", "--course", course, *names)
    for path, content in before.items():
        old, new_lines = (
            content.split(b"\n"),
            iter((course / path).read_bytes().split(b"\n") if content != b"folder" else [b"folder"]),
        )
        assert all(line in new_lines for line in old), path


@pytest.mark.parametrize("names", REFUSED, ids=" ".join)
def test_what_cannot_be_made_is_refused_in_one_line_and_writes_nothing(course, names):
    before = _files(course)
    outcome = run("new.py", "--course", course, *names)
    assert outcome.returncode == 1
    assert outcome.stderr == f"run.py new: {REFUSED[names]}; nothing was written\n"
    assert _files(course) == before


def test_a_file_that_is_there_is_not_overwritten(course):
    path = course / "curriculum" / "questions" / "tea" / "cup.yml"
    path.write_text("[]\n")
    before = _files(course)
    outcome = run("new.py", "--course", course, "lesson", "tea", "cup")
    assert outcome.returncode == 1
    assert "'curriculum/questions/tea/cup.yml' is there already, and nothing is overwritten" in outcome.stderr
    assert _files(course) == before


def test_a_course_that_cannot_be_read_is_not_added_to(course):
    (course / "curriculum" / "glossary.yml").write_text("caddy\n")
    before = _files(course)
    outcome = run("new.py", "--course", course, "term", "tea-egg")
    assert outcome.returncode == 1
    assert "curriculum/glossary.yml:1: error: " in outcome.stdout
    assert _files(course) == before


@pytest.mark.parametrize(
    ("kind", "broken"),
    [*(("lesson", number) for number in range(1, 7)), ("scenario", 1), ("scenario", 2)],
)
def test_an_error_at_any_moment_leaves_every_file_and_folder_as_it_was(course, monkeypatch, kind, broken):
    before = _files(course)
    calls = 0

    def counted(name):
        real = getattr(Path, name)

        def step(self, *arguments, **named):
            nonlocal calls
            calls += 1
            if calls == broken:
                raise OSError(28, "No space left on device", str(self))
            return real(self, *arguments, **named)

        monkeypatch.setattr(Path, name, step)

    counted("replace")
    real_write = Path.write_text

    def write(self, *arguments, **named):
        nonlocal calls
        calls += 1
        if calls == broken:
            real_write(self, "half")
            raise OSError(28, "No space left on device", str(self))
        return real_write(self, *arguments, **named)

    monkeypatch.setattr(Path, "write_text", write)
    assert new.main(["--course", str(course), *KINDS[kind]]) == 1
    assert _files(course) == before


def test_a_file_that_another_program_changed_meanwhile_is_left_to_it(course):
    loaded = load.course(course).course
    desk = drafts.Desk(loaded, new._files(course), TODAY)
    made = drafts.KINDS["lesson"](desk, "tea", "cup")
    module = course / "curriculum" / "modules" / "tea.yml"
    module.write_text(module.read_text("utf-8") + "# mine\n")
    before = _files(course)
    with pytest.raises(drafts.Refused, match="was changed by someone else"):
        new.put(course, made)
    assert _files(course) == before


def test_a_file_that_came_to_stand_there_meanwhile_is_not_overwritten(course):
    desk = drafts.Desk(load.course(course).course, new._files(course), TODAY)
    made = drafts.KINDS["lesson"](desk, "tea", "cup")
    (course / "docs" / "learn" / "tea" / "cup.md").write_text("# Mine\n")
    before = _files(course)
    with pytest.raises(drafts.Refused, match="is there already"):
        new.put(course, made)
    assert _files(course) == before


def test_a_new_question_takes_the_next_free_number(course):
    bank = course / "curriculum" / "questions" / "tea" / "pot.yml"
    bank.write_text(bank.read_text("utf-8").replace("id: pot-01", "id: pot-07"))
    lesson = course / "docs" / "learn" / "tea" / "pot.md"
    lesson.write_text(lesson.read_text("utf-8").replace("pot-01", "pot-07"))
    run("new.py", "--course", course, "question", "pot")
    assert "- id: pot-08\n" in bank.read_text("utf-8")


def test_a_new_file_names_its_schema_where_the_course_has_schemas(course):
    assert run("schemas.py", course).returncode == 0
    run("new.py", "--course", course, "lesson", "tea", "cup")
    bank = (course / "curriculum" / "questions" / "tea" / "cup.yml").read_text("utf-8")
    assert bank.startswith(f"{schema.LINE}../../.schemas/questions.json\n- id: cup-01\n")
    assert {finding.code for finding in checked.course(course, TODAY).findings} == {"X003"}


PLACED = {
    "an entry after others": (
        "a: 1\nitems:\n  - id: x\n    b: 2\n\n# about c\nc: 3\n",
        "a: 1\nitems:\n  - id: x\n    b: 2\n  - id: y\n\n# about c\nc: 3\n",
        5,
    ),
    "no indent": ("items:\n- id: x\nc: 3\n", "items:\n- id: x\n- id: y\nc: 3\n", 3),
    "an empty list": ("items: [] # none\nc: 3\n", "items: # none\n  - id: y\nc: 3\n", 2),
    "nothing yet": ("items:\nc: 3\n", "items:\n  - id: y\nc: 3\n", 2),
    "no such key": ("c: 3", "c: 3\nitems:\n  - id: y\n", 3),
    "the last key": ("items:\n  - id: x\n\n", "items:\n  - id: x\n  - id: y\n", 3),
}
NOT_PLACED = {
    "items: [{id: x}]\n": "x.yml:1: 'items' stands in brackets; write each entry on its own lines",
    "items: x\n": "x.yml:1: 'items' is no list",
    "- id: x\n": "x.yml:1: the file should hold keys and values",
    "items: [\n": "x.yml:",
}


@pytest.mark.parametrize("case", PLACED)
def test_an_entry_is_put_under_its_key(case):
    before, after, line = PLACED[case]
    assert placing.in_key(before, "x.yml", "items", "- id: y\n") == (after, line)


@pytest.mark.parametrize("content", NOT_PLACED)
def test_a_list_that_cannot_be_added_to_is_told_with_its_line(content):
    with pytest.raises(placing.CannotPlace) as told:
        placing.in_key(content, "x.yml", "items", "- id: y\n")
    assert str(told.value).startswith(NOT_PLACED[content])


LISTS = {
    "- id: x\n": "- id: x\n- id: y\n",
    "# words\n  - id: x\n    b: |\n      - c\n": "# words\n  - id: x\n    b: |\n      - c\n  - id: y\n",
    "[]\n": "- id: y\n",
    "- id: x": "- id: x\n- id: y\n",
}


@pytest.mark.parametrize("before", LISTS)
def test_an_entry_is_put_at_the_end_of_a_file(before):
    assert placing.in_list(before, "x.yml", "- id: y\n")[0] == LISTS[before]


def test_each_kind_is_told_in_the_help_and_has_a_test(course):
    assert set(drafts.KINDS) == set(KINDS)
    told = run("new.py", "--help").stdout
    for kind in KINDS:
        assert kind in told


def test_the_own_course_can_be_added_to(tmp_path):
    root = copy(Path(samples.COURSES).parent.parent / "curriculum", tmp_path / "own" / "curriculum").parent
    copy(Path(samples.COURSES).parent.parent / "docs", root / "docs")
    before = {str(finding) for finding in checked.course(root, TODAY).findings}
    loaded = load.course(root, TODAY).course
    module = loaded.lessons[0].module
    for names in (
        ("lesson", module, "brand-new"),
        ("question", loaded.lessons[0].id),
        ("source", "brand-new"),
        ("scenario", module, "brand-new"),
        ("term", "brand-new"),
    ):
        outcome = run("new.py", "--course", root, *names)
        assert outcome.returncode == 0, outcome.stderr
    after = [finding for finding in checked.course(root, TODAY).findings if str(finding) not in before]
    assert {finding.code for finding in after} - {"L021", "B004"} == {"X003"}
    assert all(finding.severity == "warning" for finding in after if finding.code != "X003")
