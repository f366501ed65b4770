"""Measures the making of a site: ours beside plain Material with mkdocs-quiz and search, and ours again.

python3 run.py bench build                        all of it: some ten minutes
python3 run.py bench build --sizes --edits 0      pairs of both at 300 lessons
python3 run.py bench build --pairs 0 --edits 0    ours alone, at 100, 300 and 1000 lessons

The plain site has the same lessons and the same questions in mkdocs-quiz's own words, and all
settings as they come; ours is made without its paper. What is made of the engine alone, the fonts
and the cut style sheet, is there already, as Material's own is. Pairs are run in turns, since a busy machine
is slow for both.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import corpus
import served

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
QUESTIONS = 5
PAIRED = 300
SITE_ALONE = (
    "import sys; sys.path.insert(0, sys.argv[1]); import build, sitemaker; "
    "build.STEPS = (sitemaker.make,); sys.exit(build.main(sys.argv[2:]))"
)
"""A build without the paper, which the plain site has not."""
HEAD = f"{'CPU s':>8}{'wall s':>8}{'peak MB':>9}"
CLEAN = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

sys.path.insert(0, str(SCRIPTS))

from coursekit import checked  # noqa: E402
from coursekit.lessonfile import DIRECTIVE  # noqa: E402
from coursekit.pages import question  # noqa: E402


@dataclass(frozen=True)
class Run:
    """One run of a process with all that it starts: CPU and wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


def measure(command: list[str], folder: Path) -> Run:
    """Runs a command to its end; raises where it fails, with what it said."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)  # counts the children that it waited for too
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode()}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024)


def ours(folder: Path) -> Run:
    return measure([sys.executable, "-c", SITE_ALONE, str(SCRIPTS), str(folder)], folder)


def put_aside(*folders: Path) -> None:
    """Moves folders that an earlier run made into new ones beside them, all of which go at the end.

    To delete it would slow the next run: ext4 looks past the places of files that were deleted in
    the last minutes, one by one, which took a fifth of a build.
    """
    for folder in filter(Path.exists, folders):
        folder.rename(Path(tempfile.mkdtemp(dir=folder.parent)) / folder.name)


def ours_cold(folder: Path) -> Run:
    put_aside(folder / ".cache", folder / "site")
    return ours(folder)


def plain(folder: Path) -> Run:
    put_aside(folder / "site")
    return measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder)


def write_plain(course: Path, folder: Path) -> None:
    """Writes the same lessons and questions as plain Markdown with a flat navigation."""
    read = checked.course(course).course
    if read is None:
        sys.exit("the made course has errors; run 'check' on it")
    corpus.put(
        folder / "mkdocs.yml",
        "site_name: Synthetic\ntheme: {name: material}\nplugins: [search, mkdocs_quiz]\n"
        f"markdown_extensions: {corpus.EXTENSIONS}\n",
    )
    corpus.put(folder / "docs" / "index.md", "# Synthetic\n")
    for lesson in read.lessons:
        lines = []
        for line in lesson.body.split("\n"):
            placed = DIRECTIVE.match(line)
            quiz = question.markdown(read.get("question", placed.group(2))) if placed else line
            lines.append(re.sub(r"^<!-- question \S+ -->\n", "", quiz))
        corpus.put(folder / "docs" / f"{lesson.id}.md", f"# {lesson.title}\n\n" + "\n".join(lines))


def served_edits(course: Path, lesson: Path, edits: int) -> list[float]:
    """CPU seconds of making the site again after each edit of a lesson, in the process that serves it."""
    command = [sys.executable, str(Path(served.__file__)), str(lesson), str(edits)]
    process = subprocess.run(command, cwd=course, env=CLEAN, capture_output=True, text=True)
    if process.returncode:
        sys.exit(f"serving {course} failed:\n{process.stderr}")
    return [float(line) for line in process.stdout.split()][1:]


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def pairs(folder: Path, number: int) -> None:
    """Ours and the plain one in turns, both cold."""
    course, other = folder / "ours", folder / "plain"
    corpus.write(course, PAIRED, QUESTIONS)
    write_plain(course, other)
    print(f"{PAIRED} lessons, {QUESTIONS} questions each, cold, in {number} pairs")
    print(f"{'':>8}{HEAD}   {HEAD}{'ratio':>8}")
    ratios, walls = [], []
    for _ in range(number):
        one, two = ours_cold(course), plain(other)
        ratios.append(one.cpu / two.cpu)
        walls.append(one.wall / two.wall)
        print(f"{'ours':>8}{one.cpu:>8.2f}{one.wall:>8.2f}{one.peak:>9.0f}", end="   ")
        print(f"{two.cpu:>8.2f}{two.wall:>8.2f}{two.peak:>9.0f}{ratios[-1]:>8.2f}", flush=True)
    middle, size = statistics.median(ratios), f"{megabytes(course / 'site'):.1f}"
    print(f"CPU of ours to plain: {middle:.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"wall of ours to plain: {statistics.median(walls):.2f}")
    print(f"output: ours {size} MB, plain {megabytes(other / 'site'):.1f} MB\n", flush=True)


def growth(folder: Path, sizes: list[int]) -> None:
    """Cold, and again after one edit of one lesson, at each size; how CPU grows from one to the next.

    An edit is built by `build`, which is a new process, and by `serve`, which is there already.
    """
    print("ours, cold, and after one edit of one lesson: built anew, and while it is served")
    print(
        f"{'lessons':>8}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'site MB':>9}"
        f"{'edit CPU':>10}{'wall s':>8}{'of cold':>9}{'served CPU':>12}{'of cold':>9}{'growth n^':>11}"
    )
    before: tuple[int, float] | None = None
    for size in sizes:
        course = folder / f"growth-{size}"
        corpus.write(course, size, QUESTIONS)
        cold = min((ours_cold(course) for _ in range(2)), key=lambda run: run.cpu)
        lesson = course / "docs" / "learn" / "m000" / "l0003.md"
        warm = []
        for word in ("first", "other", "last"):
            served.edit(lesson, word)
            warm.append(ours(course))
        edited = min(warm, key=lambda run: run.cpu)
        followed = min(served_edits(course, lesson, 4))
        power = ""
        if before:
            power = f"{math.log(cold.cpu / before[1]) / math.log(size / before[0]):.2f}"
        print(
            f"{size:>8}{cold.cpu:>8.2f}{cold.wall:>8.2f}{cold.peak:>9.0f}{megabytes(course / 'site'):>9.1f}"
            f"{edited.cpu:>10.2f}{edited.wall:>8.2f}{edited.cpu / cold.cpu:>9.2f}"
            f"{followed:>12.2f}{followed / cold.cpu:>9.2f}{power:>11}",
            flush=True,
        )
        before = (size, cold.cpu)
        put_aside(course)
    print()


def serve(folder: Path, edits: int) -> None:
    """From saving a lesson of this project's own course to its changed page being served."""
    course = folder / "own"
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, course / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("scripts/hooks.py", str(SCRIPTS / "hooks.py")).replace("  - scripts\n", "")
    (course / "mkdocs.yml").write_text(text, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, str(SCRIPTS / "serve.py"), "--dev-addr", place]
    process = subprocess.Popen(
        command, cwd=course, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    threading.Thread(target=process.stdout.read, daemon=True).start()
    lesson = sorted((course / "docs" / "learn").glob("*/*.md"))[1]
    inside = lesson.relative_to(course / "docs").with_suffix("")
    address = f"http://{place}/{inside.as_posix()}/"
    try:
        _wait(address, "", 120)
        time.sleep(2)
        times = []
        for number in range(edits):
            mark = f"Look at place {number} again."
            begun = time.perf_counter()
            lesson.write_text(f"{lesson.read_text('utf-8')}\n{mark}\n", "utf-8")
            _wait(address, mark, 60)
            times.append(time.perf_counter() - begun)
            time.sleep(1)
    finally:
        process.terminate()
        process.wait()
    shown = ", ".join(f"{seconds:.2f}" for seconds in times)
    print(f"serve, own course: from save to page {statistics.median(times):.2f} s (of {shown})")


def _wait(address: str, mark: str, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if mark.encode() in answer.read():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} did not show '{mark}' within {seconds} s")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="run.py bench build", description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=3, help="pairs of ours and plain; 0 for none")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 300, 1000], help="lessons, for growth")
    parser.add_argument("--edits", type=int, default=5, help="edits while serving; 0 for none")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.pairs:
            pairs(folder, chosen.pairs)
        if chosen.sizes:
            growth(folder, chosen.sizes)
        if chosen.edits:
            serve(folder, chosen.edits)


if __name__ == "__main__":
    main(sys.argv[1:])
