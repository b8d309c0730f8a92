"""A workbook written row by row: text stays text, each number has its format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import isnan
from typing import Any, Literal, NamedTuple, TypeAlias

from sim.report import words
from sim.report.number_formats import COUNT, DAYS, SHARE, money_format

Kind: TypeAlias = Literal["text", "money", "days", "share", "count", "plain", "date"]
HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
A4 = 9
"""The number by which a spreadsheet knows the size of paper."""
MARKED = "#fff2cc"
"""The ground of what rests on judgement."""
STARTS = ("=", "+", "-", "@")
"""What a spreadsheet may take for the start of a formula."""


class Formula(NamedTuple):
    """A formula, and its value for programs that do not compute."""

    text: str
    value: float


Filled: TypeAlias = str | float | date | Formula
Cell: TypeAlias = Filled | None


class Column(NamedTuple):
    """The heading of a column, its width in characters, and what it holds."""

    heading: str
    width: float
    kind: Kind = "text"


class Sheet:
    """A sheet under construction, from its headings downward."""

    def __init__(self, book: Book, sheet: Any, columns: Sequence[Column]) -> None:
        self.sheet = sheet
        self.rows = 0
        self._book = book
        self._columns = columns
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading, book.head)

    def add(
        self,
        cells: Sequence[Cell],
        kinds: Sequence[Kind] | None = None,
        *,
        marked: bool = False,
    ) -> None:
        """Add a row; its kinds are those of the columns unless others are given.

        What has no value stays empty.
        """
        self.rows += 1
        for place, cell in enumerate(cells):
            kind = kinds[place] if kinds else self._columns[place].kind
            if cell is not None and not _missing(cell):
                self._write(place, cell, kind, marked=marked)

    def _write(self, place: int, cell: Filled, kind: Kind, *, marked: bool) -> None:
        row, sheet, form = self.rows, self.sheet, self._book.form(kind, marked=marked)
        match cell:
            case float() | int():
                sheet.write_number(row, place, cell, form)
            case str():
                form = self._book.form(
                    kind, marked=marked, quoted=cell.startswith(STARTS)
                )
                sheet.write_string(row, place, cell, form)
            case Formula(text, value):
                sheet.write_formula(row, place, text, form, value)
            case date():
                sheet.write_datetime(row, place, cell, form)

    def finish(self) -> None:
        """Let the rows be filtered."""
        self.sheet.autofilter(0, 0, max(self.rows, 1), len(self._columns) - 1)


class Book:
    """The workbook with the formats of its cells."""

    def __init__(self, workbook: Any, currency: str) -> None:
        self.workbook = workbook
        self.currency = currency
        self.head = workbook.add_format(HEAD)
        self._forms: dict[tuple[Kind, bool, bool], Any] = {}

    def sheet(self, name: str, columns: Sequence[Column], frozen: int = 1) -> Sheet:
        """Add a sheet whose headings, and first *frozen* columns, stay in view."""
        sheet = self.workbook.add_worksheet(name)
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)
        on_paper(sheet)
        return Sheet(self, sheet, columns)

    def form(self, kind: Kind, *, marked: bool = False, quoted: bool = False) -> Any:
        """Return the format of a cell."""
        key = (kind, marked, quoted)
        if key not in self._forms:
            self._forms[key] = self.workbook.add_format(self._facts(*key))
        return self._forms[key]

    def _facts(self, kind: Kind, marked: bool, quoted: bool) -> dict[str, Any]:  # noqa: FBT001
        formats = {
            "money": money_format(self.currency),
            "days": DAYS,
            "share": SHARE,
            "count": COUNT,
            "date": "yyyy-mm-dd",
        }
        facts: dict[str, Any] = {"num_format": formats.get(kind, "General")}
        if marked:
            facts["bg_color"] = MARKED
        if quoted:
            facts["quote_prefix"] = True
        if kind == "text":
            facts |= {"valign": "top", "indent": 1}
        return facts


def _missing(cell: Filled) -> bool:
    """Decide whether a number or a formula has no value."""
    value = cell.value if isinstance(cell, Formula) else cell
    return isinstance(value, float) and isnan(value)


def on_paper(sheet: Any) -> None:
    """Print a sheet across, all its columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def kind_of(metric: str) -> Kind:
    """Return how values of a metric are written."""
    if metric == "finished":
        return "share"
    return "money" if words.is_money(metric) else "days"
