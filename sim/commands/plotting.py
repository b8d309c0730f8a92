"""``plot``: the figures of a finished run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.experiment.design import DesignError, pick
from sim.experiment.finished import read
from sim.experiment.folder import WriteError, writing
from sim.experiment.stored import FolderError
from sim.metrics import METRICS
from sim.report.examples import RANKS, ranked_replication
from sim.report.files import FORMATS, files_of
from sim.report.house import read_style
from sim.report.kinds import KINDS, Kind, of_metric, write_figures
from sim.report.names import Names, read_names
from sim.report.renamed import Renamed
from sim.report.study import Study
from sim.report.style import house_style

S_CURVE = "s-curve"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks of ``plot``."""

    folder: Path
    kinds: tuple[str, ...]
    metrics: tuple[str, ...]
    setting: str | None
    replication: str
    formats: str
    style: Path | None
    names: Path | None
    currency: str | None
    output: Path | None
    force: bool


def plot(request: Request) -> Exit:
    """Draw the figures of a run, say where they are, and return the code to end with.

    A kind that was asked for by name must be one that the run can show.
    """
    kinds, formats = _kinds(request), _formats(request.formats)
    own = _finished(request.folder)
    setting, replication = _example(own, request)
    folder = request.output or request.folder / "figures"
    if not request.force:
        _check_new(folder, kinds.values(), formats)
    names = _names(request, own)
    style = {} if request.style is None else read_style(request.style)
    shown = Renamed(own, names, currency=request.currency)
    subject = shown.plot.subject(names.setting(setting), replication)
    with house_style(style), writing(folder):
        written = write_figures(subject, folder, kinds, formats)
    for kind, reason in written.left_out.items():
        note(f"No figure {kind}: {reason}.")
    say("\n".join(map(str, written.files)))
    return Exit.CANNOT_WRITE if request.kinds and written.left_out else Exit.DONE


def _finished(folder: Path) -> Study:
    try:
        return Study(read(folder).results)
    except FolderError as error:
        raise WriteError(f"there is nothing to plot: {error}") from error


def _kinds(request: Request) -> dict[str, Kind]:
    """Return the kinds of figures that are asked for, by default all."""
    asked = [pick((*KINDS, S_CURVE), k, kind="kind of figure") for k in request.kinds]
    metrics = [pick(METRICS, name, kind="metric") for name in request.metrics]
    curves = {f"{S_CURVE} of {metric}": of_metric(metric) for metric in metrics}
    if S_CURVE in asked and not curves:
        raise DesignError(f"{S_CURVE} needs --metric NAME; known: {', '.join(METRICS)}")
    if curves and S_CURVE not in (asked or [S_CURVE]):
        raise DesignError(f"--metric is for {S_CURVE}: name that too, or no other kind")
    if curves and not asked:
        return curves
    return {k: KINDS[k] for k in asked or KINDS if k != S_CURVE} | curves


def _formats(text: str) -> list[str]:
    """Return the formats in a list with commas."""
    asked = dict.fromkeys(name.strip().lower() for name in text.split(","))
    return [pick(FORMATS, name, kind="format") for name in asked]


def _example(study: Study, request: Request) -> tuple[str | None, int]:
    """Return the setting that is asked for, if any, and the replication."""
    ran = study.results.design.settings
    setting = None if request.setting is None else pick(ran, request.setting)
    rank = request.replication
    if rank in RANKS:
        of = setting or study.summarised.loses_most() or ran[0]
        return setting, ranked_replication(study.replications, of, rank)
    if rank.isdecimal() and int(rank) < study.results.done:
        return setting, int(rank)
    raise DesignError(
        f"there is no replication {rank!r}: give {', '.join(RANKS)} or a number from 0"
        f" to {study.results.done - 1}"
    )


def _names(request: Request, study: Study) -> Names:
    """Return the names that are asked for; say that a currency is a label only."""
    scenario = study.results.design.scenario
    if request.currency not in {None, scenario.currency}:
        note(f"Amounts are labelled {request.currency}, and not converted.")
    return Names({}) if request.names is None else read_names(request.names, scenario)


def _check_new(folder: Path, kinds: Iterable[Kind], formats: Sequence[str]) -> None:
    """Refuse to replace a figure that is there."""
    files = [file for kind in kinds for file in files_of(folder / kind.file, formats)]
    there = [file for file in files if file.exists()]
    if there:
        raise WriteError(
            f"{there[0]} exists already: name another folder with -o, or replace the"
            " figures with --force"
        )
