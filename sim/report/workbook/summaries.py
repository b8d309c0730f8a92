"""The sheets of the summary and of the differences."""

from sim.report import words
from sim.report.study import Study
from sim.report.workbook.book import Book, Cell, Column, Formula, Kind, kind_of
from sim.report.workbook.replications import Ranges

STATISTICS = ("half_width", "n", "p10", "p50", "p80", "p90")
SUMMARY = (
    Column("Setting", 32),
    Column("Metric", 32),
    Column("Unit", 24),
    Column("Mean", 16),
    Column("± 95 %", 14),
    Column("n", 9, "count"),
    Column("P10", 16),
    Column("P50", 16),
    Column("P80", 16),
    Column("P90", 16),
)
DIFFERENCES = (
    Column("Setting", 32),
    Column("Metric", 32),
    Column("Unit", 24),
    Column("Mean difference", 16),
    Column("95 % interval, low", 16),
    Column("95 % interval, high", 16),
    Column("p, by Holm", 12, "plain"),
)
SHARES = {
    "no_credit_stoppage": "No stoppage by credit hold",
    "meets_plan": "Meets the planned finish",
    "meets_contract": "Meets the contract finish",
}
TEXTS: tuple[Kind, ...] = ("text", "text", "text")


def add_summary(book: Book, study: Study, ranges: Ranges) -> None:
    """Add a row per setting and metric; the means are formulas over replications."""
    sheet = book.sheet("Summary", SUMMARY, frozen=2)
    numbers = {s: n for n, s in enumerate(study.results.design.settings, 1)}
    for row in study.summary().to_dict("records"):
        setting, metric, kind = row["setting"], row["metric"], kind_of(row["metric"])
        mean: Cell = None
        if row["n"]:
            mean = Formula(ranges.mean(metric, numbers[setting]), row["mean"])
        cells = [mean, *(row[name] for name in STATISTICS)]
        sheet.add(
            [*_named(setting, metric, book.currency), *cells],
            [*TEXTS, kind, kind, "count", *[kind] * 4],
        )
    for row in study.shares().to_dict("records"):
        for name, in_words in SHARES.items():
            cells = [row["setting"], in_words, "share of replications", row[name]]
            sheet.add(cells, [*TEXTS, "share"])
    sheet.finish()


def add_differences(book: Book, study: Study) -> None:
    """Add a row per setting and metric, against the reference on the same luck."""
    sheet = book.sheet("Differences", DIFFERENCES, frozen=2)
    for row in study.differences().to_dict("records"):
        kind = kind_of(row["metric"])
        named = _named(row["setting"], row["metric"], book.currency)
        figures = [row["mean"], row["low"], row["high"], row["p"]]
        sheet.add([*named, *figures], [*TEXTS, kind, kind, kind, "plain"])
    sheet.finish()


def _named(setting: str, metric: str, currency: str) -> list[Cell]:
    return [setting, words.name(metric), words.unit(metric, currency)]
