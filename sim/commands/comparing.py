"""``compare``: the settings of finished runs side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.telling import count, tell
from sim.commands.terminal import draw, say
from sim.experiment.design import DesignError
from sim.experiment.finished import Finished, read
from sim.experiment.stored import FolderError
from sim.report import comparison, dates
from sim.report.runs import Runs
from sim.report.study import Study

if TYPE_CHECKING:
    from rich.console import RenderableType


UNPAIRED = {
    "luck": "{ours} is unpaired, not on the same luck as {theirs}: {why}. Its"
    " differences are between means, with Welch's interval.",
    "inputs": "{ours} is unpaired with {theirs}: {why}. They are compared as"
    " independent samples, with Welch's interval, as a rule wider than it need be.",
    "job": "{ours} is not compared with {theirs}: {why}. A difference between them"
    " would mean nothing, and is left out.",
}
"""What is said of runs that are not compared in pairs."""


def compare(folders: Sequence[Path], *, as_json: bool) -> None:
    """Print the table of the settings in *folders*; of one, as ``run`` did."""
    _check_different(folders)
    finished = [read(folder) for folder in folders]
    _check_currency(finished)
    if len(finished) == 1:
        study = Study(finished[0].results)
        say(study.as_json() if as_json else tell(study))
    else:
        runs = Runs(finished)
        say(runs.as_json() if as_json else _tell(runs))


def _check_different(folders: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for folder in folders:
        if folder.resolve() in seen:
            raise DesignError(f"{folder} is given twice: name each folder once")
        seen.add(folder.resolve())


def _check_currency(finished: Sequence[Finished]) -> None:
    first = _currency(finished[0])
    for run in finished:
        if _currency(run) != first:
            raise FolderError(
                f"{run.path}: amounts are in {_currency(run)}, but in {first} in"
                f" {finished[0].path}: compare runs of one currency"
            )


def _currency(run: Finished) -> str:
    return run.results.design.scenario.currency


def _tell(runs: Runs) -> str:
    currency = _currency(next(iter(runs.finished.values())))
    summary = runs.summarised
    parts: list[RenderableType] = [*_heading(runs, currency), ""]
    parts += [comparison.of_site(summary, currency), ""]
    parts += [comparison.of_firm(summary, currency, runs.pairs), ""]
    parts += [comparison.of_chances(summary), ""]
    parts += [*_unpaired(runs), *comparison.unfinished(summary)]
    accounts = runs.gain_and_loss()
    if accounts is not None:
        parts.append(comparison.closing(accounts, currency))
    return draw(*parts)


def _heading(runs: Runs, currency: str) -> Iterator[str]:
    for label, run in runs.finished.items():
        yield f"{label}: {_about(run)}"
    yield f"Amounts in {currency}; differences are against “{runs.reference.name}”."


def _about(run: Finished) -> str:
    """Return title, size, seed and planned finish of a run."""
    results, design = run.results, run.results.design
    scenario = design.scenario
    start = scenario.settings[scenario.reference].calendar.start
    return (
        f"{scenario.title}, {count(results.done, 'replication')} of"
        f" {count(len(design.settings), 'setting')}, seed {design.seed},"
        f" planned finish {dates.planned(start, results.planned_finish)}"
    )


def _unpaired(runs: Runs) -> Iterator[str]:
    """Say which runs are not paired with that of the reference, and why."""
    for label, apart in runs.apart.items():
        words = UNPAIRED[apart.kind]
        yield words.format(ours=label, theirs=runs.reference.label, why=apart.reason)
