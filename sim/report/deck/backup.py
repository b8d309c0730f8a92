"""The back-up slides: assumptions with their sources, and the method."""

from sim.report.assumptions import Assumption, named
from sim.report.dates import planned
from sim.report.deck import notes
from sim.report.deck.canvas import Canvas
from sim.report.deck.grids import Grid
from sim.report.outline import ASSUMPTION, count_of_sources
from sim.report.study import Study

SIZE = 11
ASSUMPTIONS = ("Figure, or part of the scenario", "Value", "Basis", "Where from")
SHARES = (3.4, 2.4, 1.5, 5.8)
METHOD = ("", "How it was done")
METHOD_SHARES = (2.2, 10.0)


def add_assumptions(canvas: Canvas, study: Study) -> None:
    """Add the sources of the scenario, as many slides as they take."""
    scenario = study.results.design.scenario
    rows = [
        [_figure(known), known.words, known.basis, known.source]
        for known in named(scenario)
    ]
    if not rows:
        rows = [["all figures", "", ASSUMPTION, "the scenario names no source"]]
    title = f"Back-up: {count_of_sources(scenario)}"
    _add(canvas, title, Grid(ASSUMPTIONS, rows, SHARES, SIZE), notes.ASSUMPTIONS)


def _figure(known: Assumption) -> str:
    """Return what a source is named of: a figure, or a whole part."""
    return f"{known.part}: {known.name}" if known.name else known.part


def add_method(canvas: Canvas, study: Study, version: str) -> None:
    """Add how the numbers were made, and how to repeat them."""
    grid = Grid(METHOD, _method(study, version), METHOD_SHARES, SIZE + 1)
    _add(canvas, "Back-up: how the numbers were made", grid, notes.METHOD)


def _add(canvas: Canvas, title: str, grid: Grid, note: str) -> None:
    """Add a table, with the number of the slide where it takes several."""
    parts = list(grid.pages(canvas.body))
    for number, part in enumerate(parts, start=1):
        of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        page = canvas.add(f"{title}{of}", note)
        part.draw(page.slide, page.body)


def _method(study: Study, version: str) -> list[list[str]]:
    results, design = study.results, study.results.design
    start = design.scenario.settings[study.reference].calendar.start
    return [
        [
            "Replications",
            f"{results.done:,} of each setting, seed {design.seed}: each a whole job,"
            " day by day and payment by payment, with its own durations, lead times,"
            " disputes and suppliers' patience",
        ],
        [
            "Common luck",
            "All settings meet the same luck (common random numbers); differences are"
            f" against “{study.reference}”, replication by replication",
        ],
        ["Intervals", "95 %, Student's t, of the mean or of the mean difference"],
        [
            "Planned finish",
            f"{planned(start, study.planned_finish)}: every duration at its likely"
            " value and all material there",
        ],
        [
            "DPO",
            "Average accounts payable / purchases x days, from the start of the job",
        ],
        [
            "Downtime cost",
            "Standby labour and plant of idle crews, and the return of crews that left",
        ],
        [
            "Interest on cash",
            "Simple interest on the balance that late payment frees, and no more: cash"
            " that is freed is not profit",
        ],
        [
            "Firm value",
            "Revenue less labour, plant, materials, downtime, overhead, late-payment"
            " interest, damages and bonuses, plus discounts and interest on cash, less"
            " the margin of repeat work that a disappointed customer takes elsewhere",
        ],
        [
            "Limits",
            "Departments do what their scorecards pay; nobody warns informally, and no"
            " other job competes for crews beyond the bookings of the scenario",
        ],
        ["Made with", f"crosspurpose {version}; {design.scenario.title}"],
    ]
