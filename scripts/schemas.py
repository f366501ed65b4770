"""Writes the JSON Schemas of the course's files, and names them in the first line of each file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursekit import schema, store, yamlfile


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py schemas", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    root = parser.parse_args(arguments).root
    if not (root / "curriculum").is_dir():
        parser.error(f"there is no folder '{root / 'curriculum'}'")
    wanted = {f"{schema.FOLDER}/{name}": content for name, content in schema.files().items()}
    for path in sorted((root / "curriculum").rglob("*.yml")):
        shown = path.relative_to(root).as_posix()
        if not any(part.startswith(".") for part in path.relative_to(root).parts):
            try:
                wanted[shown] = schema.with_line(shown, yamlfile.text(path, shown))
            except yamlfile.Fault as fault:
                print(f"{fault.finding}\nnothing was written", file=sys.stderr)
                return 1
    changed = [shown for shown, content in wanted.items() if _write(root / shown, content)]
    for shown in changed:
        print(shown)
    print(f"{len(changed)} of {len(wanted)} files written", file=sys.stderr)
    return 0


def _write(path: Path, content: str) -> bool:
    """Whether the file's content changed."""
    if path.exists() and path.read_text("utf-8") == content:
        return False
    path.parent.mkdir(exist_ok=True)
    store.put(path, content.encode())
    return True


if __name__ == "__main__":
    sys.exit(main())
