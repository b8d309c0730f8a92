"""A finished run as it is to be shown: in which names, and what most is told of."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.commands.terminal import note
from sim.experiment.design import DesignError, pick
from sim.experiment.finished import read
from sim.experiment.stored import text_of
from sim.report.examples import RANKS, ranked_replication
from sim.report.names import Names, read_names
from sim.report.renamed import Renamed
from sim.report.study import Study
from sim.report.subject import Subject


def choose(
    folder: Path,
    *,
    setting: str | None,
    replication: str,
    names: Path | None,
    currency: str | None,
) -> Subject:
    """Read a run, and choose the setting and replication to tell most of.

    The setting is by default the one in which the firm loses most; a replication is
    given by its rank in downtime cost or by its number.

    Raises
    ------
    FolderError
        If there is no finished run.
    DesignError
        If the setting or the replication was not run.
    """
    own = Study(read(folder).results)
    manifest: Mapping[str, Any] = json.loads(text_of(folder / "manifest.json"))
    ran = own.results.design.settings
    most = own.summarised.loses_most() or ran[0]
    chosen = most if setting is None else pick(ran, setting)
    number = _replication(own, chosen, replication)
    if names is None and currency is None:
        return Subject(own, chosen, number, manifest)
    called = _names(own, names, currency)
    shown = Renamed(own, called, currency=currency)
    return Subject(shown, called.call("settings", chosen), number, manifest)


def _replication(study: Study, setting: str, asked: str) -> int:
    """Return the replication asked for, by rank or by number."""
    if asked in RANKS:
        return ranked_replication(study.replications, setting, asked)
    last = study.results.done - 1
    if asked.isdecimal() and int(asked) <= last:
        return int(asked)
    raise DesignError(
        f"there is no replication {asked!r}: give {', '.join(RANKS)} or a number from 0"
        f" to {last}"
    )


def _names(study: Study, file: Path | None, currency: str | None) -> Names:
    """Return the names that are asked for; say that a currency is a label only."""
    scenario = study.results.design.scenario
    if currency not in {None, scenario.currency}:
        note(f"Amounts are labelled {currency}, and not converted.")
    return Names({}) if file is None else read_names(file, scenario)
