"""The locked lists fit pyproject.toml, carry hashes and name no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LISTS = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-test.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}
MEND = "run: uv pip compile, as CONTRIBUTING.md says"


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lines, re.MULTILINE))


@pytest.mark.parametrize("name", LISTS)
def test_a_locked_list_fits_what_the_project_asks_for(name):
    pins = {canonicalize_name(key): version for key, version in _pins(name).items()}
    for line in LISTS[name]:
        asked = Requirement(line)
        assert canonicalize_name(asked.name) in pins, f"{asked.name} is not in {name}; {MEND}"
        assert asked.specifier.contains(pins[canonicalize_name(asked.name)]), f"{line}; {MEND}"


def test_the_test_list_holds_the_build_list_whole():
    build, test = _pins("requirements.txt"), _pins("requirements-test.txt")
    assert build == {name: test.get(name) for name in build}


@pytest.mark.parametrize("name", LISTS)
def test_every_locked_package_carries_a_hash(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").split("\n", 2)[2])
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("name", LISTS)
def test_a_locked_list_names_no_host(name):
    assert "://" not in (ROOT / name).read_text("utf-8")


def test_the_three_pins_are_exact():
    pins = _pins("requirements.txt")
    wanted = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1", "mkdocs-quiz": "1.7.1"}
    assert wanted == {name: pins[name] for name in wanted}
