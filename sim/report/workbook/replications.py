"""The sheet of every replication, and formulas that sum it up."""

from dataclasses import dataclass

from sim.metrics import METRICS
from sim.report import words
from sim.report.study import Study
from sim.report.workbook.book import Book, Cell, Column, Formula, kind_of
from sim.summary.accounts import SIGNS

NAME = "Replications"
KEYS = (
    Column("No.", 6, "count"),
    Column("Setting", 32),
    Column("Replication", 11, "count"),
)


@dataclass(frozen=True)
class Ranges:
    """Formulas over the sheet of replications, of which it has some *rows*."""

    rows: int

    def mean(self, metric: str, number: int) -> str:
        """Return the mean of a metric over the setting with a number."""
        return f"=AVERAGEIFS({self._of(metric)},{self._numbers},{number})"

    def mean_account(self, metric: str, number: int) -> str:
        """Return the mean of an account; one without a value counts as 0."""
        total = f"SUMIFS({self._of(metric)},{self._numbers},{number})"
        return f"={total}/COUNTIFS({self._numbers},{number})"

    @property
    def _numbers(self) -> str:
        return f"{NAME}!$A$2:$A${self.rows + 1}"

    def _of(self, metric: str) -> str:
        letters = column_of(metric)
        return f"{NAME}!${letters}$2:${letters}${self.rows + 1}"


def column_of(metric: str) -> str:
    """Return the letters of the column that holds a metric."""
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(len(KEYS) + METRICS.index(metric))
    return letters


def add_replications(book: Book, study: Study) -> Ranges:
    """Add a row per setting and replication; firm value is the sum of its parts."""
    columns = [*KEYS, *(_column(metric, book.currency) for metric in METRICS)]
    sheet = book.sheet(NAME, columns, frozen=len(KEYS))
    at = METRICS.index("firm_value")
    metrics = study.results.metrics.tolist()
    settings = study.results.design.settings
    for number, (setting, rows) in enumerate(zip(settings, metrics, strict=True), 1):
        for replication, values in enumerate(rows):
            cells: list[Cell] = [*values]
            cells[at] = Formula(firm_value(sheet.rows + 2), values[at])
            sheet.add([number, setting, replication, *cells])
    sheet.finish()
    return Ranges(sheet.rows)


def firm_value(row: int) -> str:
    """Return the firm value in a row as the sum of its accounts (rule I5)."""
    signs = ((column_of(account), sign) for account, sign in SIGNS.items())
    return "=" + "".join(f"{'+' if s > 0 else '-'}{c}{row}" for c, s in signs)


def _column(metric: str, currency: str) -> Column:
    unit = words.unit(metric, currency)
    heading = f"{words.name(metric)} ({unit})" if metric in words.WORDS else "Finished"
    return Column(heading, 15, "count" if metric == "finished" else kind_of(metric))
