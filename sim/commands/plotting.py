"""``plot``: the figures of a finished run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.commands.chosen import choose
from sim.commands.exits import Exit
from sim.commands.terminal import note, say
from sim.experiment.design import DesignError, pick
from sim.experiment.folder import WriteError, writing
from sim.metrics import METRICS
from sim.report.files import FORMATS, files_of
from sim.report.house import read_style
from sim.report.kinds import KINDS, Kind, of_metric, write_figures
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
    folder = request.output or request.folder / "figures"
    if not request.force:
        _check_new(folder, kinds.values(), formats)
    chosen = choose(
        request.folder,
        setting=request.setting,
        replication=request.replication,
        names=request.names,
        currency=request.currency,
    )
    style = {} if request.style is None else read_style(request.style)
    subject = chosen.study.plot.subject(chosen.setting, chosen.replication)
    with house_style(style), writing(folder):
        written = write_figures(subject, folder, kinds, formats)
    for kind, reason in written.left_out.items():
        note(f"No figure {kind}: {reason}.")
    say("\n".join(map(str, written.files)))
    return Exit.CANNOT_WRITE if request.kinds and written.left_out else Exit.DONE


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


def _check_new(folder: Path, kinds: Iterable[Kind], formats: Sequence[str]) -> None:
    """Refuse to replace a figure that is there."""
    files = [file for kind in kinds for file in files_of(folder / kind.file, formats)]
    there = [file for file in files if file.exists()]
    if there:
        raise WriteError(
            f"{there[0]} exists already: name another folder with -o, or replace the"
            " figures with --force"
        )
