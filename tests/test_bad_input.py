"""Bad input gets one line that says where and what, exit code 1, and harms nothing."""

from __future__ import annotations

import pytest
from conftest import run

BROKEN = {
    "broken YAML": b"- id: caddy\n  term: 'caddy\n",
    "a key twice": b"- id: caddy\n  id: box\n  term: caddy\n  means: A box.\n",
    "a tab": b"- id: caddy\n\tterm: caddy\n",
    "a wrong type": b"caddy\n",
    "no UTF-8": b"- id: caddy\n  term: caf\xe9\n",
    "a byte order mark": b"\xef\xbb\xbf- id: caddy\n",
    "Windows line ends": b"- id: caddy\r\n",
    "nothing at all": b"",
    "an id with a space": b"- id: tea caddy\n  term: caddy\n  means: A box.\n",
    "an id with a slash": b"- id: tea/caddy\n  term: caddy\n  means: A box.\n",
    "a million laughs": b"- &a [x]\n- [*a, *a, *a]\n",
    "a thousand levels": b"[" * 1000,
    "a NUL": b"- id: ca\x00ddy\n",
}


def _said(outcome):
    """The findings without the author's lines that are quoted under them."""
    return [line for line in outcome.stdout.splitlines() if not line.startswith("    ")]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_content_gives_a_line_with_place_and_code_and_no_traceback(course, content):
    (course / "curriculum" / "glossary.yml").write_bytes(content)
    outcome = run("check.py", course)
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stdout + outcome.stderr
    said = _said(outcome)
    assert said
    for line in said:
        assert line.startswith("curriculum/glossary.yml:"), line
        assert ": error: " in line
        assert line.endswith("]")


def test_a_folder_where_a_file_should_be_gives_a_line(course):
    (course / "curriculum" / "glossary.yml").unlink()
    (course / "curriculum" / "glossary.yml").mkdir()
    outcome = run("check.py", course)
    said = "curriculum/glossary.yml:1: error: 'glossary.yml' is a folder; a file should stand here [Y001]"
    assert [said] == _said(outcome)


def test_a_folder_that_is_no_course_gives_lines_and_no_traceback(tmp_path):
    outcome = run("check.py", tmp_path)
    assert outcome.returncode == 1
    assert outcome.stdout.splitlines() == [
        "curriculum/course.yml:1: error: 'course.yml' is missing [Y001]",
        "curriculum/evidence.yml:1: error: 'evidence.yml' is missing [Y001]",
    ]


def test_all_faults_of_a_gate_are_said_at_once_and_in_order(course):
    (course / "curriculum" / "glossary.yml").write_text("caddy\n")
    (course / "curriculum" / "studies.yml").write_text("")
    outcome = run("check.py", course)
    codes = [line.rpartition("[")[2] for line in _said(outcome)]
    assert codes == ["Y011]", "Y003]"]


def test_a_failed_build_leaves_the_site_as_it_was(course):
    assert run("build.py", course).returncode == 0
    before = {path: path.read_bytes() for path in (course / "site").rglob("*") if path.is_file()}
    (course / "docs" / "index.md").write_text("# Tea\n\n[nowhere](nowhere.md)\n")
    outcome = run("build.py", course)
    assert outcome.returncode == 1
    assert "nowhere.md" in outcome.stdout + outcome.stderr
    after = {path: path.read_bytes() for path in (course / "site").rglob("*") if path.is_file()}
    assert before == after
    assert sorted(p.name for p in course.iterdir()) == [".cache", "curriculum", "docs", "mkdocs.yml", "site"]


def test_a_course_with_an_error_is_not_built(course):
    (course / "curriculum" / "glossary.yml").write_text("caddy\n")
    outcome = run("build.py", course)
    assert outcome.returncode == 1
    assert not (course / "site").exists()


SETTINGS = {
    "broken YAML": (b"site_name: 'Tea\n", "mkdocs.yml:"),
    "a key twice": (b"site_name: Tea\nsite_name: Tea\n", "mkdocs.yml:2: error: key 'site_name' stands twice"),
    "no UTF-8": (b"site_name: caf\xe9\n", "mkdocs.yml:1: error: byte 0xe9 is not UTF-8"),
    "Windows line ends": (b"site_name: Tea\r\n", "mkdocs.yml:1: error: line ends with CR"),
    "nothing at all": (b"", "mkdocs.yml:1: error: the file is empty"),
    "a list": (b"- site_name: Tea\n", "mkdocs.yml:1: error: the file should hold keys and values"),
    "an extension that is not there": (
        b"site_name: Tea\nmarkdown_extensions:\n  - tables\n  - teatables\n",
        "mkdocs.yml:4: error: the extension 'teatables' cannot be loaded",
    ),
    "a setting that an extension does not have": (
        b"site_name: Tea\nmarkdown_extensions:\n  - tables: {legs: 4}\n",
        "mkdocs.yml:3: error: the extension 'tables' cannot be loaded",
    ),
    "a day that there is not": (
        b"site_name: Tea\nextra: {day: 2026-13-01}\n",
        "mkdocs.yml:1: error: month must be in 1..12",
    ),
    "an address from nowhere": (
        b"site_name: Tea\nsite_url: !ENV {SITE_URL: x}\n",
        "mkdocs.yml:2: error: expected a scalar node, but found mapping",
    ),
    "no list of extensions": (
        b"site_name: Tea\nmarkdown_extensions: tables\n",
        "mkdocs.yml:2: error: 'markdown_extensions' should be a list",
    ),
}


@pytest.mark.parametrize("door", ["build.py", "handouts.py", "export.py"])
@pytest.mark.parametrize("content, said", SETTINGS.values(), ids=SETTINGS.keys())
def test_settings_of_the_site_that_cannot_be_read_give_a_line(course, content, said, door):
    (course / "mkdocs.yml").write_bytes(content)
    outcome = run(door, course)
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert any(line.startswith(said) for line in outcome.stdout.splitlines()), outcome.stdout
    assert not (course / "site").exists()


@pytest.mark.parametrize(
    "settings, said",
    [
        (None, "does not exist"),
        ("site_name: Tea\ntheme: {{name: teapot}}\n", "teapot"),
        (
            "{good}\nextra: {{budget: {{pages: {{first_veiw: 75}}}}}}\n",
            "has no limit 'first_veiw'; there are",
        ),
        ("{good}\nextra: {{budget: {{page: {{fonts: 75}}}}}}\n", "has no 'page'; it has lessons and pages"),
        ("{good}\nextra: {{budget: {{pages: {{fonts: few}}}}}}\n", "should be a number, not 'few'"),
        ("{good}\nextra: {{budget: {{pages: 75}}}}\n", "extra.budget.pages should hold limits"),
        ("{german}\n", "mkdocs.yml: error: theme.language is 'de', and the language of the course is 'en'"),
        ("{good}\nextra: {{budget: 75}}\n", "extra.budget should hold lessons and pages"),
    ],
)
def test_settings_that_mkdocs_or_our_hook_refuses_give_a_line(course, settings, said):
    path = course / "mkdocs.yml"
    good = path.read_text("utf-8")
    german = good.replace("name: material", "name: material, language: de")
    path.unlink()
    if settings:
        path.write_text(settings.format(good=good, german=german), "utf-8")
    outcome = run("build.py", course)
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert said in outcome.stdout + outcome.stderr
    assert "the site was not built; the old one stays as it was" in outcome.stderr
