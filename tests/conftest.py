"""What several test files share: a course to change, and sites that are built once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import samples
from browser import address, browser, context, modules, own, page, player_site, result, script, sitting  # noqa: F401
from coursekit.handouts import listing
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps the tests of a file in one process, where they share what they build, unless a mark parts them."""
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def copy(course: Path, folder: Path) -> Path:
    """A copy of a course, with its hook still leading to this engine."""
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns("site", ".*", "tests"))
    return folder


def run(door: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a door as a user would; returns what it printed and its exit code."""
    import os

    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / door), *map(str, arguments)],
        cwd=ROOT,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "COURSE_HOOKS": str(ROOT / "scripts" / "hooks.py"),
            **environment,
        },
        capture_output=True,
        text=True,
    )


@pytest.fixture
def course(tmp_path):
    """A copy of the smallest course, to be changed by the test."""
    return copy(samples.SMALLEST, tmp_path / "course")


@pytest.fixture(scope="session")
def smallest_site(tmp_path_factory):
    """The smallest course, built once."""
    root = copy(samples.SMALLEST, tmp_path_factory.mktemp("smallest") / "course")
    outcome = run("build.py", root)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return root / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """This project's own course, built once for all processes of a run; nothing may be changed in it."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "own"
    with FileLock(f"{root}.lock"):
        if not (root / "site").exists():
            _build_own(root)
    return root / "site"


def _build_own(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)  # of another process that failed here
    printed = ROOT / listing.STORE
    (root / "scripts").mkdir(parents=True)  # mkdocs.yml watches it
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    hooks = str(ROOT / "scripts" / "hooks.py")
    (root / "mkdocs.yml").write_text(config.replace("scripts/hooks.py", hooks), "utf-8")
    if printed.exists():  # what the project's own build has printed need not be printed again
        shutil.copytree(printed, root / listing.STORE)
    outcome = run("build.py", root)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
