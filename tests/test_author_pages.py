"""The pages for authors: the rules with their samples, the coverage with its gaps, and the guide."""

from __future__ import annotations

import json
import re
import shlex
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, copy, run
from coursekit import checked, faults, linkcheck, load, rules
from coursekit.handouts import handout
from coursekit.pages import coverage, rulebook

sys.path.insert(0, str(ROOT))
import run as tool

GUIDE = ROOT / "docs" / "author" / "index.md"
TODAY = date(2026, 2, 1)


def _codes() -> set[str]:
    return {rule.code for rule in rules.ALL} | set(faults.NAMES) | set(linkcheck.NAMES) | set(handout.NAMES)


def test_every_rule_stands_on_the_page_of_rules_with_a_place_of_its_own():
    told = re.findall(r"^### (\w+) .* \{ #(\w+) \}$", rulebook.markdown(), re.MULTILINE)
    assert sorted((code, code.lower()) for code in _codes()) == sorted(told)


def test_each_rule_is_told_with_its_samples_and_what_check_says():
    told = rulebook.markdown().partition("### Q002")[2].partition("### Q003")[0]
    assert "Two options that say the same leave a reader" in told
    assert "<ins>+    - text: put the  leaves into the pot.</ins>" in told
    assert (
        "check says: <code>option c repeats option a: &#x27;put the  leaves into the pot.&#x27; &#91;Q002]"
        in told
    )
    assert "#! Q002" not in told
    assert "Authority: " in told


def test_without_the_sample_pages_each_rule_is_told_with_its_reason(tmp_path):
    told = rulebook.markdown(tmp_path / "absent")
    for rule in rules.ALL:
        assert f"### {rule.code} {rule.name} " in told
        assert " ".join(rule.why.split()) in told
    assert "sample" not in told


def test_a_sample_is_shown_and_not_run():
    told = rulebook.markdown()
    inside = "".join(re.findall(r'<div class="sample">.*?</div>', told, re.DOTALL))
    for markup in ("<quiz", "- [x]", "{{", "<script"):
        assert markup not in inside


def test_the_built_page_of_rules_has_every_rule_and_no_question(smallest_site):
    page = (smallest_site / "author" / "rules" / "index.html").read_text("utf-8")
    for code in _codes():
        assert f'id="{code.lower()}"' in page
    assert "data-question=" not in page


def test_pages_for_authors_are_found_by_their_title_alone(smallest_site):
    text = (smallest_site / "search" / "index.js").read_text("utf-8")
    pages = json.loads(text.partition("=")[2].rstrip().removesuffix(";"))["pages"]
    told = {title: parts for title, address, _, _, parts in pages if address.startswith("author/")}
    assert told == {"Rules": [""], "Coverage": [""]}


def test_the_coverage_is_in_no_navigation():
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "author/index.md" in config
    assert "author/rules.md" in config
    assert "coverage" not in config


def _rows(course):
    return {
        row["id"]: row
        for module in coverage.table(course)
        for lesson in module["lessons"]
        for row in lesson["objectives"]
    }


def test_the_coverage_counts_questions_by_level_and_what_the_lesson_places(course):
    row = _rows(load.course(course).course)["warm-pot"]
    assert row["questions"] == {"recall": 0, "apply": 1, "judge": 0}
    assert row["placed"] == 1
    assert row["gaps"] == ["fewer than 3 questions"]


def test_the_coverage_says_where_gaps_are(course):
    bank = course / "curriculum" / "questions" / "tea" / "pot.yml"
    bank.write_text(bank.read_text("utf-8").replace("level: apply", "level: recall"))
    module = course / "curriculum" / "modules" / "tea.yml"
    text = module.read_text("utf-8").replace("lessons:", "  - {id: sip, level: judge, text: Sip.}\nlessons:")
    text = text.replace("[warm-pot]", "[warm-pot, sip]").replace("[A-01]", "[A-01, A-02]")
    module.write_text(text)
    loaded = load.course(course).course
    assert _rows(loaded)["warm-pot"]["gaps"] == ["fewer than 3 questions", "asked below its level, apply"]
    assert _rows(loaded)["sip"]["gaps"] == ["no question"]
    (lesson,) = coverage.table(loaded)[0]["lessons"]
    assert lesson["claims"] == {"A-01": 1, "A-02": 0}
    assert lesson["gaps"] == ["no question rests on A-02"]
    told = coverage.markdown(loaded)
    assert "4 gaps" in told
    for gap in ("no question rests on A-02", "asked below its level, apply", "| no question |"):
        assert gap in told
    module.write_text(text.replace("[A-01, A-02]", "[]"))
    assert coverage.table(load.course(course).course)[0]["lessons"][0]["gaps"] == ["teaches no claim"]
    prose = course / "docs" / "learn" / "tea" / "pot.md"
    prose.write_text(prose.read_text("utf-8").replace("{{ question pot-01 }}", ""))
    assert "not practised in the lesson" in _rows(load.course(course).course)["warm-pot"]["gaps"]


def test_the_coverage_is_the_same_on_its_page_and_as_data(smallest_site):
    told = json.loads((smallest_site / "author" / "coverage.json").read_text("utf-8"))
    page = (smallest_site / "author" / "coverage" / "index.html").read_text("utf-8")
    assert told["version"] == 1
    for module in told["modules"]:
        for lesson in module["lessons"]:
            assert lesson["title"] in page
            for row in lesson["objectives"]:
                assert row["text"] in page


def _commands() -> list[list[str]]:
    """The commands of the guide, in its order."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [shlex.split(line) for kind, block in blocks if not kind for line in block.splitlines()]


def test_every_command_of_the_guide_is_one_of_the_tool():
    assert _commands()
    for command in _commands():
        assert command[:2] == ["python3", "run.py"]
        assert command[2] in tool.COMMANDS


def test_each_command_is_told_in_the_guide_the_readme_or_the_rules_for_contributors():
    told = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    told += GUIDE.read_text("utf-8")
    for name in tool.COMMANDS:
        assert f"run.py {name}" in told, name


WRITTEN = {
    "A few words that name the lesson": "Fill the cup",
    "One sentence that says what the reader": "How to fill a cup so that nobody is burned by it.",
    "Say it in plain words": "Pour the tea until the cup is nearly full.",
    "what the reader will be able to do": "Fill a cup without a spill.",
    "What happens, and what is asked?": "The cup stands near the edge of the table. What do you do first?",
    "What a well-meaning person might do": "Fill the cup where it stands now.",
    "What the lesson tells people to do": "Move the cup away from the edge.",
    "What another well-meaning person": "Ask the guest to hold the cup.",
    "The wrong belief that it is made of": "A steady hand never spills any tea.",
    "Another wrong belief, or its id": "A guest likes to hold the cup.",
    "What follows from it, and why it fails": "The cup tips, and the tea runs over the edge onto somebody's knees.",
    "What follows from it, and why": "A cup that stands well cannot tip, and the guest can sit down first.",
    "What follows from that, and why it fails": "The guest has hot tea over both hands and nowhere to put it down.",
    "as it is written, and used": "",
    "what it means, in one or two": "A small cup.",
}


def _fill(root: Path) -> None:
    """Writes something sound into each gap, as an author would."""
    for path in (*root.rglob("*.yml"), *root.rglob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        for number, line in enumerate(lines):
            head, mark, asked = line.partition(load.GAP)
            if mark:
                words = next((text for start, text in WRITTEN.items() if asked.strip().startswith(start)), "")
                lines[number] = head.partition("  # ")[0].rstrip() + (f" {words}" if words else "")
        path.write_text("\n".join(lines).replace("claims: []", "claims: [A-02]"), "utf-8")


def test_the_way_of_the_guide_leads_to_a_published_lesson(tmp_path, monkeypatch):
    """The guide's own commands on the smallest course, from the first to a built site without findings."""
    root = copy(ROOT / "tests" / "courses" / "smallest", tmp_path / "course")
    names = {
        "trust": "tea",
        "thank-people": "cup",
        "thank-people-02": "cup-02",
        "warm-handover": "cup",
        "lesson:thank-people": "lesson:cup",
    }
    source = root / "curriculum" / "sources" / "A.yml"
    done: list[str] = []
    for command in _commands():
        door, *arguments = [names.get(word, word) for word in command[2:]]
        if door in ("serve", "test") or arguments[:1] in (["source"], ["scenario"]):
            continue
        script = Path(tool.COMMANDS[door][1][0]).name
        where = ["--course", root] if door in ("new", "preview") else [root]
        outcome = run(script, *where, *arguments)
        first_check = door == "check" and "check" not in done
        done.append(door)
        assert outcome.returncode == (1 if first_check else 0), f"{command}: {outcome.stdout}{outcome.stderr}"
        if first_check:
            assert all(line.endswith("[X003]") for line in outcome.stdout.splitlines() if line[0] != " ")
        if arguments[:1] == ["term"]:
            _fill(root)
            bank = root / "curriculum" / "questions" / "tea" / "cup.yml"
            first, second = bank.read_text("utf-8").split("- id: cup-02")
            bank.write_text(f"{first}- id: cup-02{second.replace('edge', 'lamp').replace('cup ', 'jug ')}")
            source.write_text(source.read_text("utf-8").replace("    left_out: Nobody has looked.\n", ""))
    page = (root / "site" / "learn" / "tea" / "cup" / "index.html").read_text("utf-8")
    assert "Fill the cup" in page
    assert 'data-question="cup-01"' in page
    assert checked.course(root, TODAY).course is not None


def test_what_the_guide_says_that_new_says_is_what_it_says(tmp_path):
    said = re.search(r"^```text\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL).group(1)
    root = copy(ROOT / "curriculum", tmp_path / "own" / "curriculum").parent
    copy(ROOT / "docs", root / "docs")
    outcome = run("new.py", "--course", root, "lesson", "trust", "thank-people")
    assert re.sub(r":\d+:", ":N:", outcome.stdout).startswith(re.sub(r":\d+:", ":N:", said))


def test_an_environment_whose_python_has_gone_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "VENV", tmp_path)
    monkeypatch.setattr(tool, "PYTHON", tmp_path / "bin" / "python")
    (tmp_path / "installed.txt").write_text(tool.fingerprint("requirements.txt"))
    (tmp_path / "bin").mkdir()
    tool.PYTHON.symlink_to(tmp_path / "gone")
    assert not tool.ready(["requirements.txt"])
    tool.PYTHON.unlink()
    tool.PYTHON.touch()
    assert tool.ready(["requirements.txt"])


def test_the_workflow_runs_commands_of_the_tool_and_pins_its_actions():
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    ran = [shlex.split(step["run"]) for step in steps if "run" in step]
    assert [command[2] for command in ran] == ["check", "build", "links", "test"]
    assert all(command[:2] == ["python3", "run.py"] and command[2] in tool.COMMANDS for command in ran)
    for step in steps:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]), step["uses"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_hooks_before_a_commit_fetch_nothing_and_run_the_check():
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repo["repo"] == "local"
    assert [hook["entry"] for hook in repo["hooks"]] == ["python3 run.py check"]


@pytest.mark.parametrize("name", tool.COMMANDS)
def test_the_help_fits_a_screen(name):
    lines = tool.USAGE.splitlines()
    assert len(lines) <= 24
    assert all(len(line) <= 80 for line in lines)
    assert any(line.startswith(f"  {name} ") for line in lines)
