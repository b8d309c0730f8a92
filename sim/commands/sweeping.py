"""``sweep``: a curve of metrics against a lever, and how far it is safe."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.analysis.grids import Grid, lay_out
from sim.analysis.swept import Swept
from sim.commands.analysing import Annex, Common, command, csv, figure
from sim.commands.exits import Exit
from sim.commands.levers import read
from sim.commands.resuming import Kept, check, take
from sim.commands.telling import count
from sim.commands.terminal import draw, note, say
from sim.experiment.design import DesignError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.experiment.results import Results
    from sim.report.swept import Sweep


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``sweep``."""

    common: Common
    over: tuple[str, ...]
    safe_below: float | None


def sweep(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    common = request.common
    how = {"force": common.force, "resume": common.resume}
    check(common.output, **how)
    levers = read(request.over)
    grid = lay_out(common.load(), levers, common.setting)
    asked = grid.design(common.replications, common.seed)
    name = f"{Path(common.file).stem}-sweep"
    with take(common.output, name, asked, **how) as kept, ExitStack() as stores:
        results = common.run(asked, kept.store)
        if not results.done:
            note("Stopped before the first replications were finished.")
            return Exit.STOPPED
        return _finish(request, grid, results, Annex(common, kept, stores))


def _finish(request: Request, grid: Grid, results: "Results", annex: Annex) -> Exit:
    """Find the safe extension, then write and print what was found."""
    from sim.report.swept import Sweep

    swept = Sweep(Swept(grid, results), annex)
    if not results.stopped:
        _find_safe(request, swept)
    _keep(swept, annex.kept)
    common = request.common
    say(swept.as_json() if common.as_json else _tell(swept))
    if swept.stopped:
        note(f"Stopped. {annex.kept.told}")
        return Exit.STOPPED
    common.tell(f"Results are in {annex.kept.folder.path}.")
    return Exit.DONE


def _find_safe(request: Request, swept: "Sweep") -> None:
    """Find how far the lever is safe, or say why that cannot be told."""
    try:
        swept.safe_extension(request.safe_below)
    except DesignError as error:
        if request.safe_below is not None:
            raise
        request.common.tell(f"No safe extension: {error}.")


def _keep(swept: "Sweep", kept: Kept) -> None:
    """Write the run, the table and the figure to the folder."""
    from sim.commands.keeping import keep_manifest, keep_tables
    from sim.report.study import Study

    study = Study(swept.swept.results)
    keep_tables(kept.folder, study)
    kept.folder.write("sweep.csv", csv(swept.table()))
    kept.folder.fill("figures", figure(swept.plot, "frontier"))
    keep_manifest(kept.folder, study, command=command())


def _tell(swept: "Sweep") -> str:
    """Return the table of the points between a heading and the safe extensions."""
    from sim.report import sweep_table, sweep_words

    grid, facts = swept.swept.grid, swept.facts
    parts: list[RenderableType] = [*_heading(swept), ""]
    of = (grid.paths, grid.reference, facts.currency)
    parts += [sweep_table.of_points(swept.table(), *of), ""]
    parts += [
        sweep_words.safe(found, grid.reference, facts.currency) for found in swept.safe
    ]
    return draw(*parts)


def _heading(swept: "Sweep") -> Iterator[str]:
    grid, results = swept.swept.grid, swept.swept.results
    points = count(len(swept.swept.points), "point")
    yield f"{grid.base.title}: “{grid.setting}” varied"
    yield (
        f"{count(results.done, 'replication')} of {points}, seed"
        f" {results.design.seed}, amounts in {grid.base.currency}"
    )
