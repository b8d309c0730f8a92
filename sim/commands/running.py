"""``run``: all settings side by side, and a folder that keeps the results."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.exits import Exit
from sim.commands.resuming import Kept, check, take
from sim.commands.terminal import note, say
from sim.experiment.design import Design, DesignError, design
from sim.scenario import Scenario, load

if TYPE_CHECKING:
    from sim.experiment.results import Results

AT_MOST = 10_000
"""How many replications a precision is worth where the user does not say."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``run``."""

    file: str
    sets: tuple[str, ...]
    settings: tuple[str, ...]
    replications: int | None
    precision: float | None
    at_most: int | None
    seed: int | None
    jobs: int | None
    cluster: str | None
    output: Path | None
    force: bool
    resume: bool
    as_json: bool
    quiet: bool

    def tell(self, text: str) -> None:
        """Say what is no result, unless the user wants quiet."""
        if not self.quiet:
            note(text)


def run(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    _check(request)
    scenario = load(request.file, request.sets)
    _warn(request, scenario)
    asked = design(
        scenario,
        settings=request.settings,
        replications=_number(request),
        seed=request.seed,
    )
    name = Path(request.file).stem
    how = {"force": request.force, "resume": request.resume}
    with take(request.output, name, asked, **how) as kept:
        return _run(request, asked, kept)


def _number(request: Request) -> int | None:
    """Return how many replications are asked for, at most."""
    if request.precision is None:
        return request.replications
    return request.at_most or AT_MOST


def _check(request: Request) -> None:
    if request.cluster is not None and request.jobs is not None:
        raise DesignError("--jobs is for this machine; with --cluster leave it out")
    if request.precision is None and request.at_most is not None:
        raise DesignError("--at-most needs --precision; for a fixed number take -n")
    if request.precision is not None and request.replications is not None:
        raise DesignError(
            "--precision finds how many replications it takes: leave out -n, or limit"
            " them with --at-most"
        )
    check(request.output, force=request.force, resume=request.resume)


def _warn(request: Request, scenario: Scenario) -> None:
    for warning in scenario.warnings:
        request.tell(f"warning: {warning}")


def _run(request: Request, asked: Design, kept: Kept) -> Exit:
    results = _results(request, asked, kept)
    if not results.done:
        note("Stopped before the first replications were finished: nothing to show.")
        if kept.count:
            note(kept.told)
        return Exit.STOPPED
    _present(request, results, kept)
    if results.stopped:
        note(f"Stopped: these are the first {results.done:,} replications.")
        note(kept.told)
        return Exit.STOPPED
    return _judge(request, results)


def _judge(request: Request, results: "Results") -> Exit:
    """Say whether the results are as precise as was asked."""
    if request.precision is None:
        return Exit.DONE
    from sim.commands.precision import met, not_met
    from sim.experiment.stopping import least_precise

    worst = least_precise(results, request.precision)
    if worst.times == 1:
        request.tell(met(results, request.precision))
        return Exit.DONE
    note(not_met(results, worst, request.precision))
    return Exit.NOT_MET


def _results(request: Request, asked: Design, kept: Kept) -> "Results":
    from sim.commands.progress import progress
    from sim.experiment import runner
    from sim.experiment.pool import cores

    total, quiet = asked.replications, request.quiet
    with progress(total, min(kept.count, total), quiet=quiet) as advance:
        return runner.run(
            asked,
            advance,
            store=kept.store,
            jobs=request.jobs or cores(),
            cluster=request.cluster,
            precision=request.precision,
        )


def _present(request: Request, results: "Results", kept: Kept) -> None:
    """Write the results to the folder, and print them."""
    from sim.commands.keeping import keep
    from sim.commands.telling import tell
    from sim.report.study import Study

    study = Study(results)
    keep(kept.folder, study, command=" ".join(["crosspurpose", *sys.argv[1:]]))
    say(study.as_json() if request.as_json else tell(study))
    request.tell(f"Results are in {kept.folder.path}.")
