"""Makes a new lesson, question, source, scenario or term: a draft that passes check but for its gaps."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from coursekit import drafts, load, schema
from coursekit.drafts import CannotPlace, Desk, Draft, Refused


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    root: Path = options.course
    loaded = load.course(root)
    if loaded.course is None:
        for finding in loaded.findings:
            print(finding)
        print("the course cannot be read; mend this first", file=sys.stderr)
        return 1
    names = {key: value for key, value in vars(options).items() if key not in ("kind", "course")}
    try:
        made = drafts.KINDS[options.kind](Desk(loaded.course, _files(root), date.today()), **names)
        if (root / schema.FOLDER).is_dir():
            made = [_with_line(draft) for draft in made]
        put(root, made)
    except (Refused, CannotPlace) as problem:
        print(f"run.py new: {problem}; nothing was written", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"run.py new: {problem.strerror} ({problem.filename}); nothing was written", file=sys.stderr)
        return 1
    for number, draft in enumerate(made):
        done = "new" if draft.before is None else "added to"
        print(f"{draft.path}:{draft.line}: {done}; {'go on here' if number == 0 else 'then here'}")
    print("Each gap is marked (gap); python3 run.py check says which are left.")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py new", description=__doc__)
    parser.add_argument("--course", type=Path, default=Path.cwd(), help="the course's folder")
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, names in {
        "lesson": ("module", "id"),
        "question": ("lesson",),
        "source": ("id",),
        "scenario": ("module", "id"),
        "term": ("id",),
    }.items():
        said = (drafts.KINDS[kind].__doc__ or "").strip()
        door = kinds.add_parser(kind, help=said, description=said)
        for name in names:
            door.add_argument(name)
    return parser.parse_args(arguments)


def _files(root: Path) -> dict[str, str]:
    """The text of the course's own files by path; a file that is no text is there all the same."""
    paths = [*(root / "curriculum").rglob("*"), *(root / "docs" / "learn").rglob("*")]
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8", errors="replace") if path.is_file() else ""
        for path in paths
    }


def _with_line(draft: Draft) -> Draft:
    """A new YAML file with the line that names its schema."""
    if draft.before is not None or not draft.path.endswith(".yml"):
        return draft
    content = schema.with_line(draft.path, draft.content)
    return replace(draft, content=content, line=draft.line + content.count("\n") - draft.content.count("\n"))


def put(root: Path, made: list[Draft]) -> None:
    """Writes all drafts or none; raises OSError or Refused, and then every file is as it was."""
    done: list[Draft] = []
    fresh = [folder for draft in made for folder in _missing(root / draft.path)]
    try:
        for draft in made:
            (root / draft.path).parent.mkdir(parents=True, exist_ok=True)
            _beside(root, draft).write_text(draft.content, "utf-8", newline="\n")
        for draft in made:
            target = root / draft.path
            if draft.before is None:
                target.open("x").close()  # fails where a file has come to stand there
            elif target.read_text("utf-8") != draft.before:
                raise Refused(f"'{draft.path}' was changed by someone else just now")
            done.append(draft)
            _beside(root, draft).replace(target)
    except BaseException as problem:
        _undo(root, made, done, fresh)
        if isinstance(problem, FileExistsError):
            raise Refused(f"'{problem.filename}' is there already, and nothing is overwritten") from None
        raise


def _missing(path: Path) -> list[Path]:
    return [folder for folder in path.parents if not folder.exists()]


def _beside(root: Path, draft: Draft) -> Path:
    target = root / draft.path
    return target.with_name(f".{target.name}.new")


def _undo(root: Path, made: list[Draft], done: list[Draft], fresh: list[Path]) -> None:
    for draft in made:
        _beside(root, draft).unlink(missing_ok=True)
    for draft in done:
        if draft.before is None:
            (root / draft.path).unlink(missing_ok=True)
        else:
            (root / draft.path).write_text(draft.before, "utf-8", newline="\n")
    for folder in sorted(fresh, key=lambda folder: len(folder.parts), reverse=True):
        if folder.exists():
            folder.rmdir()


if __name__ == "__main__":
    sys.exit(main())
