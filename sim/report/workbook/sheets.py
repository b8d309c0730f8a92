"""The workbook: which sheets it has, in which order."""

from pathlib import Path

from sim.experiment.folder import WriteError
from sim.report import bridge
from sim.report.repeatable import MOMENT
from sim.report.subject import Subject
from sim.report.workbook import charts, money, summaries, texts
from sim.report.workbook.book import Book
from sim.report.workbook.curves import add_curves
from sim.report.workbook.replications import Ranges, add_replications

MOST_ROWS = 1_048_576
"""The rows that a sheet can have, the headings among them."""
MANY_ROWS = 50_000
"""From how many rows on each is written and forgotten, to spare memory."""


def write(subject: Subject, path: Path) -> None:
    """Write a workbook on *subject*, the same bytes for the same run.

    Raises
    ------
    WriteError
        If a sheet cannot hold all replications.
    OSError
        If the system refuses.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    study = subject.study
    rows = study.results.done * len(study.results.design.settings)
    _check_fits(rows)
    title = study.results.design.scenario.title
    workbook = Workbook(str(path), {"constant_memory": rows > MANY_ROWS})
    workbook.set_properties({"title": title, "created": MOMENT.replace(tzinfo=None)})
    _fill(Book(workbook, study.plot.facts.currency), subject, Ranges(rows))
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error


def _check_fits(rows: int) -> None:
    if rows >= MOST_ROWS:
        raise WriteError(
            f"cannot write a workbook: {rows:,} rows of replications, and a sheet holds"
            f" {MOST_ROWS - 1:,} under its headings; run fewer replications, or take"
            " replications.csv"
        )


def _fill(book: Book, subject: Subject, ranges: Ranges) -> None:
    """Add the sheets; charts stand before the cells that they are drawn from."""
    study = subject.study
    example = study.example(subject.setting, subject.replication)
    texts.add_readme(book, study, subject.version, example)
    shelf = charts.Shelf(book, book.workbook.add_worksheet("Charts"))
    texts.add_inputs(book, study)
    summaries.add_summary(book, study, ranges)
    summaries.add_differences(book, study)
    money.add_accounts(book, study, ranges)
    accounts = money.add_waterfall(book, study, subject.setting)
    if accounts is not None:
        rows = len(bridge.changed(accounts)) + 1
        charts.add_waterfall(shelf, study, accounts, rows)
    charts.add_costs(shelf, study, money.add_costs(book, study))
    for drawn in add_curves(book, study):
        charts.add_s_curve(shelf, drawn)
    add_replications(book, study)
    texts.add_trace(book, example)
