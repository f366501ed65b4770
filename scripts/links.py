"""Checks the links of the built site, and with --external the outside addresses; exit code as check's."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from coursekit import load, report, schema, store
from coursekit.findings import Finding, summary
from coursekit.linkcheck import asking, inside, ledger, site, written


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run.py links", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the course's folder")
    parser.add_argument(
        "--external",
        action="store_true",
        help=f"ask the outside addresses as well, and keep what they say in {ledger.PATH}",
    )
    parser.add_argument(
        "--format",
        choices=sorted(report.FORMATS),
        default="text",
        help="text for people (default), github for annotations, json for programs",
    )
    options = parser.parse_args(arguments)
    folder = options.root / "site"
    if not (folder / "index.html").is_file():
        parser.error(f"there is no site in '{folder}'; build it first: python3 run.py build")
    built = site.read(folder)
    found = inside.findings(built, options.root)
    if options.external:
        found = sorted([*found, *external(built, options.root, date.today())])
    color = options.format == "text" and sys.stdout.isatty()
    sys.stdout.write(report.FORMATS[options.format](found, options.root, color))
    if options.format == "text":
        number = sum(len(document.references) for document in built.documents.values())
        print(f"{number} links in {len(built.documents)} files: {summary(found)}", file=sys.stderr)
    return 1 if any(finding.severity == "error" for finding in found) else 0


def external(
    built: site.Site, root: Path, today: date, manners: asking.Manners | None = None
) -> list[Finding]:
    """Asks what is due, keeps the ledger, and says which addresses are dead or have moved."""
    loaded = load.course(root)
    if loaded.course is None:
        return loaded.findings
    known = {entry.address: entry for entry in loaded.course.addresses}
    stands = inside.outside(built)
    due = ledger.due(stands, known, today)
    print(f"Asking {len(due)} of {len(stands)} outside addresses, one at a time to a host", file=sys.stderr)
    answers = asking.answers(due, manners)
    if answers is None:
        print("no network: no outside address can be reached, so none was judged", file=sys.stderr)
        return []
    known = ledger.updated(known, stands, answers, today)
    _keep(root / ledger.PATH, known)
    failed = sum(answer.verdict == "failed" for answer in answers)
    shy = sum(answer.verdict == "shy" for answer in answers)
    late = len(due) - len(answers)
    print(f"{failed} failed today, {shy} do not answer programs, {late} had no turn", file=sys.stderr)
    return list(ledger.findings(known, written.places(root, stands)))


def _keep(path: Path, known: ledger.Ledger) -> None:
    before = path.read_text("utf-8") if path.exists() else ""
    after = ledger.text(known, before)
    if (path.parent.parent / schema.FOLDER).is_dir():
        after = schema.with_line(ledger.PATH, after)
    if after != before and (known or before):
        store.put(path, after.encode())


if __name__ == "__main__":
    sys.exit(main())
