"""The settings of several finished runs side by side."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.experiment.finished import Apart, Finished, differs
from sim.summary import GainAndLoss, Summary, gain_and_loss, summarise
from sim.summary.unpaired import summarise_runs, unpaired_gain_and_loss

if TYPE_CHECKING:
    from pandas import DataFrame


class Column(NamedTuple):
    """A setting of one of the runs, and the name it has among them all."""

    label: str
    setting: str
    name: str


class Runs:
    """Finished runs, their settings compared with the reference of the first.

    If the first did not run its reference, it is that of the first run that did.
    """

    def __init__(self, finished: Sequence[Finished]) -> None:
        labels = named([run.path for run in finished])
        self.finished = dict(zip(labels, finished, strict=True))

    @cached_property
    def columns(self) -> list[Column]:
        """The settings of all runs; a name that clashes tells its folder too."""
        pairs = [
            (label, setting)
            for label, run in self.finished.items()
            for setting in run.results.design.settings
        ]
        count = Counter(setting for _, setting in pairs)
        return [
            Column(
                label, setting, f"{label}: {setting}" if count[setting] > 1 else setting
            )
            for label, setting in pairs
        ]

    @cached_property
    def reference(self) -> Column:
        """The setting that the others are compared with."""
        own = {
            label: run.results.design.scenario.reference
            for label, run in self.finished.items()
        }
        compared = (c for c in self.columns if c.setting == own[c.label])
        return next(compared, self.columns[0])

    @cached_property
    def apart(self) -> dict[str, Apart]:
        """Why a run is not paired with that of the reference, by label."""
        base = self.finished[self.reference.label]
        found = {label: differs(run, base) for label, run in self.finished.items()}
        return {label: apart for label, apart in found.items() if apart}

    @cached_property
    def other_jobs(self) -> list[str]:
        """The settings that are not compared, as they are of another job."""
        jobs = [label for label, apart in self.apart.items() if apart.kind == "job"]
        return [column.name for column in self.columns if column.label in jobs]

    @property
    def pairs(self) -> dict[str, int | None]:
        """The pairs of replications that each setting is compared by, if any."""
        base = self.finished[self.reference.label].results.done
        return {
            column.name: None
            if column.label in self.apart
            else min(base, self.finished[column.label].results.done)
            for column in self.columns
            if column != self.reference and column.name not in self.other_jobs
        }

    @cached_property
    def replications(self) -> "DataFrame":
        """One row per setting and replication, one column per metric."""
        import pandas as pd

        return pd.concat(self._tables(), ignore_index=True)

    def _tables(self) -> Iterator["DataFrame"]:
        for label, run in self.finished.items():
            names = {c.setting: c.name for c in self.columns if c.label == label}
            table = run.results.replications()
            yield table.assign(setting=table["setting"].map(names))

    @cached_property
    def summarised(self) -> Summary:
        """Means, percentiles, differences within the job, and shares."""
        unpaired = [name for name, pairs in self.pairs.items() if pairs is None]
        reference, table = self.reference.name, self.replications
        of_job = table[~table["setting"].isin(self.other_jobs)]
        compared = summarise_runs(of_job, reference, unpaired)
        if not self.other_jobs:
            return compared
        whole = summarise(table, reference)
        return replace(whole, differences=compared.differences)

    def gain_and_loss(self) -> GainAndLoss | None:
        """Return AP's gain and the firm's loss where the firm loses most, if any."""
        chosen = self.summarised.loses_most()
        if chosen is None:
            return None
        paired = self.pairs[chosen] is not None
        compare = gain_and_loss if paired else unpaired_gain_and_loss
        return compare(self.replications, chosen, self.reference.name)

    def as_json(self) -> str:
        """Return the summary as one JSON object."""
        facts: dict[str, Any] = {
            "runs": {label: _facts(run) for label, run in self.finished.items()},
            "reference": self.reference.name,
            "pairs": self.pairs,
            "unpaired_because": {n: a.reason for n, a in self.apart.items()},
        }
        return json.dumps(facts | self.summarised.as_json(), indent=2, allow_nan=False)


def named(paths: Sequence[Path]) -> list[str]:
    """Return a name for each folder: its own, or its path where names clash."""
    names = [path.resolve().name for path in paths]
    return [
        name if names.count(name) == 1 else str(path)
        for name, path in zip(names, paths, strict=True)
    ]


def _facts(run: Finished) -> dict[str, Any]:
    design = run.results.design
    return {
        "scenario": design.scenario.title,
        "planned_finish_days": run.results.planned_finish,
        "replications": run.results.done,
        "seed": design.seed,
        "settings": list(design.settings),
    }
