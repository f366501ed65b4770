"""The bank as CSV: a row for each question, a column for each option.

How it is written: https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from .bank import Asked, Bank
from .form import Format

MARK = "'"
"""Before a formula it makes text of the cell."""
FORMULA = re.compile(f"{MARK}*[=+\\-@\t\r＝＋－＠]")
"""A cell that begins so is run by spreadsheets, https://owasp.org/www-community/attacks/CSV_Injection.

Where the mark stands already it is set again, so that a reader can take one away.
"""


def write(bank: Bank) -> bytes:
    most = max((len(asked.choices) for asked in bank.asked), default=0)
    rows = [dict(_row(bank, asked, most)) for asked in bank.asked]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["question"])
    writer.writeheader()
    writer.writerows({name: _safe(cell) for name, cell in row.items()} for row in rows)
    # With the mark of UTF-8 in front, Excel reads the letters right.
    return text.getvalue().encode("utf-8-sig")


def _row(bank: Bank, asked: Asked, most: int) -> Iterator[tuple[str, str]]:
    """Name and text of each cell; cells of several parts hold a line for each."""
    question, settings = asked.question, bank.settings
    # Spreadsheets would read a version such as 66934e87 as a number.
    yield from (("question", asked.id), ("version", f"v{question.version}"))
    yield from (("type", asked.type), ("level", question.level))
    yield from (("module", asked.module.id), ("module title", asked.module_title))
    yield from (("lesson", asked.lesson.id), ("lesson title", asked.lesson_title), ("link", asked.address))
    yield "stem", asked.plain
    yield "right", ", ".join(asked.key) or "\n".join(asked.answers)
    for place in range(most):
        choice = asked.choices[place] if place < len(asked.choices) else None
        letter = chr(ord("A") + place)
        yield f"option {letter}", choice.text.plain if choice else ""
        yield f"feedback {letter}", choice.feedback.plain if choice else ""
    yield from (("feedback", asked.feedback.plain), ("if wrong", asked.wrong.plain))
    yield "hints", "\n".join(hint.plain for hint in asked.hints)
    yield from (("course", settings.title), ("course version", settings.version))
    yield from (("content of", settings.date), ("license", settings.license))


def _safe(cell: str) -> str:
    return MARK + cell if FORMULA.match(cell) else cell


FORMAT = Format(
    name="csv",
    title="CSV",
    readers="Excel, LibreOffice, Google Sheets, and quiz programs that take a spreadsheet",
    ending=".csv",
    steps=(
        "Open the file in your spreadsheet program; letters are UTF-8, cells are parted by commas.",
        "Keep the rows and columns that you need. “right” has the letters of the right options.",
        "Save it as CSV, or copy the cells into the template of your quiz program.",
    ),
    write=write,
    hints=True,
)
