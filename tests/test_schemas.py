"""The schemas fit the model, the course's files fit the schemas, and each file names its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, run
from coursekit import checked, load, schema
from jsonschema import Draft7Validator
from samples import COURSES


class _Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML as editors do, by YAML 1.2: a date is text, and so is `no`."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag and "bool" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$", re.I), list("tTfF"))

SCHEMAS = {name: json.loads(content) for name, content in schema.files().items()}
FILES = [
    path
    for folder in (ROOT, COURSES / "smallest", COURSES / "player")
    for path in sorted((folder / "curriculum").rglob("*.yml"))
]
BROKEN = {
    "an unknown key": ("glossary.yml", "term:", "trem:"),
    "a missing key": ("glossary.yml", "  means: The box in which leaves are kept dry.\n", ""),
    "a word that may not stand there": ("questions/tea/pot.yml", "level: apply", "level: use"),
    "text for a list": ("modules/tea.yml", "topics: [T01]", "topics: T01"),
    "an id with a space": ("misconceptions.yml", "id: M01", "id: M 01"),
    "a date that is none": ("studies.yml", "checked: 2026-01-01", "checked: January"),
    "a key inside": ("procedures/tea.yml", "{if: the pot", "{when: the pot"),
    "a number too low": ("modules/tea.yml", "minutes: 4", "minutes: 0"),
}


def _faults(path: Path, inside: str) -> list[str]:
    named = schema.with_line(f"curriculum/{inside}", "x").split("\n")[0]
    value = yaml.load(path.read_text("utf-8"), _Editor)
    return [fault.message for fault in Draft7Validator(SCHEMAS[Path(named).name]).iter_errors(value)]


def _inside(path: Path) -> str:
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("curriculum") :])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_a_course_fits_its_schema(path):
    assert _faults(path, _inside(path)) == []


@pytest.mark.parametrize("case", BROKEN)
def test_what_check_finds_in_the_shape_of_a_file_its_schema_finds_too(course, case):
    name, before, after = BROKEN[case]
    path = course / "curriculum" / name
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, after))
    assert checked.course(course).course is None
    assert _faults(path, name)


def test_every_kind_of_file_has_a_schema_that_is_one():
    assert {f"{kind.name}.json" for kind in load.KINDS} == set(SCHEMAS)
    for content in SCHEMAS.values():
        Draft7Validator.check_schema(content)


def test_a_schema_says_what_a_key_is_for():
    said = SCHEMAS["questions.json"]["$defs"]["Option"]["properties"]["misconception"]["description"]
    assert said == "An id from misconceptions.yml, or the belief itself in a few words."


def test_the_schemas_of_the_own_course_are_fresh():
    folder = ROOT / schema.FOLDER
    written = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.json"))}
    assert written == schema.files(), "the schemas are stale; run: python3 run.py schemas"


def test_each_data_file_of_the_own_course_names_its_schema():
    for path in (ROOT / "curriculum").rglob("*.yml"):
        content = path.read_text("utf-8")
        right = schema.with_line(f"curriculum/{_inside(path)}", content)
        assert content == right, f"{path.name} names no schema; run: python3 run.py schemas"
        named = content.split("\n")[0].removeprefix(schema.LINE)
        assert (path.parent / named).resolve().is_file()


def test_the_command_writes_schemas_and_lines_and_changes_no_finding(course):
    before = checked.course(course)
    assert run("schemas.py", course).returncode == 0
    for path in (course / "curriculum").rglob("*.yml"):
        first, _, rest = path.read_text("utf-8").partition("\n")
        assert first.startswith(schema.LINE), path
        assert (path.parent / first.removeprefix(schema.LINE)).is_file()
        assert rest == (COURSES / "smallest" / "curriculum" / _inside(path)).read_text("utf-8")
    assert checked.course(course).findings == before.findings == ()
    again = run("schemas.py", course)
    assert again.stdout == ""
    assert again.stderr.startswith("0 of ")


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(course):
    path = course / "curriculum" / "glossary.yml"
    path.write_bytes("- {id: pot, says: Kännchen}\n".encode("latin-1"))
    outcome = run("schemas.py", course)
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("curriculum/glossary.yml:1: "), outcome.stderr
    assert outcome.stderr.endswith("\nnothing was written\n")
    assert not (course / schema.FOLDER).exists()


def test_a_line_that_names_another_schema_is_mended():
    wrong = f"{schema.LINE}x.json\n- id: a\n"
    right = f"{schema.LINE}.schemas/terms.json\n- id: a\n"
    assert schema.with_line("curriculum/glossary.yml", wrong) == right
    assert schema.with_line("curriculum/glossary.yml", right) == right
    assert schema.with_line("curriculum/credentials/topics.yml", "").startswith(
        f"{schema.LINE}../.schemas/field_topics.json"
    )
    assert schema.with_line("curriculum/strange.yml", "x\n") == "x\n"


def test_a_folder_that_is_no_course_gets_one_line(tmp_path):
    outcome = run("schemas.py", tmp_path)
    assert outcome.returncode == 2
    assert "there is no folder" in outcome.stderr
