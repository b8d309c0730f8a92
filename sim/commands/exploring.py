"""``explore``: a page that answers a slider, worked out beforehand."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.experiment.folder import WriteError, write_whole
from sim.scenario import load

if TYPE_CHECKING:
    from sim.report.explorer.exploration import Exploration


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``explore``."""

    file: str
    sets: tuple[str, ...]
    output: Path | None
    replications: int | None
    seed: int | None
    jobs: int | None
    force: bool

    @property
    def page(self) -> Path:
        """Where the page goes, by default named after the scenario."""
        return self.output or Path(f"{Path(self.file).stem}-explorer.html")


def explore(request: Request) -> Exit:
    """Write the page, say where it is, and return the code to end with."""
    from sim.report.explorer.render import page

    _check_place(request.page, force=request.force)
    explored = _explored(request)
    if not explored.results.done:
        note("Stopped before the first replications were finished: nothing to show.")
        return Exit.STOPPED
    write_whole(request.page, page(explored))
    say(f"The page is {request.page}.")
    if explored.results.stopped:
        note(f"Stopped: it shows the first {explored.results.done:,} replications.")
        return Exit.STOPPED
    return Exit.DONE


def _check_place(output: Path, *, force: bool) -> None:
    """Refuse a place that cannot be written to, before the work is done."""
    if not output.parent.is_dir():
        raise WriteError(f"cannot write {output}: there is no folder {output.parent}")
    if output.exists() and not force:
        raise WriteError(
            f"{output} exists already: name another file with -o, or replace it with"
            " --force"
        )


def _explored(request: Request) -> "Exploration":
    from sim.commands.progress import progress
    from sim.experiment.pool import cores
    from sim.report.explorer.exploration import REPLICATIONS, explore

    scenario = load(request.file, request.sets)
    for warning in scenario.warnings:
        note(f"warning: {warning}")
    total = request.replications or REPLICATIONS
    with progress(total, 0, quiet=False) as advance:
        return explore(
            scenario,
            total,
            request.seed,
            jobs=request.jobs or cores(),
            advance=advance,
        )
