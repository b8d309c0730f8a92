"""The sheets of words: what is what, the inputs, and one replication told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sim.report.assumptions import assumptions
from sim.report.dates import planned
from sim.report.events import events
from sim.report.examples import Example
from sim.report.outline import count_of_sources
from sim.report.study import Study
from sim.report.workbook.book import Book, Cell, Column, Kind

README = (Column("Sheet, or subject", 22), Column("What it holds", 120))
INPUTS = (
    Column("Figure", 52),
    Column("Value", 32, "plain"),
    Column("Basis", 12),
    Column("Where from", 90),
)
SHEETS = {
    "Inputs": "Every figure of the scenario with its source. Shaded: an"
    " assumption without a source; ask about those first.",
    "Summary": "A row per setting and metric. The means are live formulas over"
    " Replications; ± (half of the 95 % interval) and percentiles are values.",
    "Differences": "Against the reference, replication by replication on the same luck;"
    " with 95 % interval, and p adjusted by Holm over the settings. Values.",
    "Accounts": "The mean accounts of each setting, live; firm value is the sum of its"
    " parts.",
    "Waterfall": "From what accounts payable gains to what the firm loses, in the"
    " setting in which it loses most. Amounts and bars are live.",
    "Cost parts": "What each setting costs the firm beyond its plan; totals are live.",
    "S-curves": "The share of replications at or below each value.",
    "Charts": "The charts of those sheets; they follow when cells change.",
    "Replications": "Every replication of every setting. Firm value is a live sum.",
    "Trace": "Every event of one replication, with the row of the event that caused"
    " it.",
    "DPO": "Average accounts payable / purchases x days, from the start of the job.",
    "Downtime cost": "Standby cost of idle crews and their plant, and the return of"
    " crews that left.",
    "Interest on cash": "Simple interest on the balance that late payment frees, and no"
    " more: cash that is freed is not profit.",
    "Slip": "The finish less the planned finish, in calendar days.",
}
KINDS: dict[str, tuple[float, Kind]] = {
    "row": (7, "count"),
    "day": (9, "days"),
    "date": (12, "date"),
    "event": (26, "text"),
    "amount": (14, "money"),
    "age": (8, "days"),
    "days": (8, "days"),
    "until": (9, "days"),
    "order": (8, "count"),
    "invoice": (8, "count"),
    "cause": (8, "count"),
    "text": (110, "text"),
}
OTHER: tuple[float, Kind] = (18, "text")


def add_readme(book: Book, study: Study, version: str, example: Example) -> None:
    """Add what the workbook is of, and what each sheet holds."""
    sheet = book.sheet("Read me", README)
    told = f"replication {example.journal.replication} of “{example.setting}”"
    for subject, words in [*_facts(study, version), *SHEETS.items()]:
        more = f" Here: {told}." if subject == "Trace" else ""
        sheet.add([subject, f"{words}{more}"])


def _facts(study: Study, version: str) -> Iterator[tuple[str, str]]:
    results, design = study.results, study.results.design
    scenario = design.scenario
    start = scenario.settings[study.reference].calendar.start
    yield "Scenario", scenario.title
    yield "Amounts in", scenario.currency
    early = f", stopped early: {design.replications:,} were asked for"
    done = f"{results.done:,} of each setting{early if results.stopped else ''}"
    yield "Replications", f"{done}; seed {design.seed}; common random numbers"
    yield "Reference", study.reference
    yield "Planned finish", planned(start, study.planned_finish)
    yield "Sources", count_of_sources(scenario)
    yield "Made with", f"crosspurpose {version}"


def add_inputs(book: Book, study: Study) -> None:
    """Add every figure of the scenario; judgement is shaded."""
    sheet = book.sheet("Inputs", INPUTS)
    for known in assumptions(study.results.design.scenario):
        is_number = isinstance(known.value, int | float)
        kind: Kind = "plain" if is_number else "text"
        value: Cell = known.value if is_number else known.words
        sheet.add(
            [known.path, value, known.basis, known.source],
            ["text", kind, "text", "text"],
            marked=known.judgement,
        )
    sheet.finish()


def add_trace(book: Book, example: Example) -> None:
    """Add the events of one replication."""
    rows = events(example.journal)
    names = list(rows[0]) if rows else list(KINDS)
    columns = [Column(name, *KINDS.get(name, OTHER)) for name in names]
    sheet = book.sheet("Trace", columns, frozen=4)
    for row in rows:
        sheet.add([_cell(name, row[name]) for name in names])
    sheet.finish()


def _cell(name: str, value: Any) -> Cell:
    """Return a value of a row of events as a cell; a date as a date."""
    if name == "date":
        return date.fromisoformat(value)
    cell: Cell = value
    return cell
