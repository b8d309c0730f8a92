"""``run``: all settings side by side, and a folder that keeps the results."""

import sys
from dataclasses import dataclass
from pathlib import Path

from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.experiment.design import Design, design
from sim.experiment.folder import RunFolder, claim
from sim.scenario import Scenario, load


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``run``."""

    file: str
    sets: tuple[str, ...]
    settings: tuple[str, ...]
    replications: int | None
    seed: int | None
    output: Path | None
    force: bool
    as_json: bool
    quiet: bool

    def tell(self, text: str) -> None:
        """Say what is no result, unless the user wants quiet."""
        if not self.quiet:
            note(text)


def run(request: Request) -> Exit:
    """Run what is asked, print and keep it, and return the code to end with."""
    scenario = load(request.file, request.sets)
    _warn(request, scenario)
    asked = design(
        scenario,
        settings=request.settings,
        replications=request.replications,
        seed=request.seed,
    )
    folder = claim(request.output, Path(request.file).stem, force=request.force)
    try:
        return _run(request, asked, folder)
    finally:
        folder.give_up()


def _warn(request: Request, scenario: Scenario) -> None:
    for warning in scenario.warnings:
        request.tell(f"warning: {warning}")


def _run(request: Request, asked: Design, folder: RunFolder) -> Exit:
    from sim.commands.keeping import keep
    from sim.commands.progress import progress
    from sim.commands.telling import tell
    from sim.experiment import runner
    from sim.report.study import Study

    with progress(asked.replications, quiet=request.quiet) as advance:
        results = runner.run(asked, advance)
    if not results.done:
        note("Stopped before the first replication was finished: nothing is kept.")
        return Exit.STOPPED
    study = Study(results)
    keep(folder, study, command=" ".join(["crosspurpose", *sys.argv[1:]]))
    say(study.as_json() if request.as_json else tell(study))
    request.tell(f"Results are in {folder.path}.")
    if results.stopped:
        note(f"Stopped after {results.done} replications: those are kept.")
    return Exit.STOPPED if results.stopped else Exit.DONE
