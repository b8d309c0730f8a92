"""Runs every replication of an experiment, one after the other, in one process."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.experiment.design import Design
from sim.experiment.results import DecisionRow, Results
from sim.job import Job
from sim.journal import Journal
from sim.metrics import METRICS, activities, decisions, measure
from sim.model import prepare, replicate

TELLS_DECISIONS = 100
"""In how many replications the choices of accounts payable are kept."""


class Replication(NamedTuple):
    """One replication of every setting: its metrics, its activities, what AP chose."""

    rows: NDArray[np.float64]
    activities: list[list[float]]
    decided: list[DecisionRow]


def run(design: Design, advance: Callable[[], None] = lambda: None) -> Results:
    """Run *design*, calling *advance* after each replication of all its settings.

    All settings of one replication come before the next, so that an experiment which
    the user interrupts keeps whole pairs. It keeps nothing else.
    """
    scenario = design.scenario
    jobs = [prepare(scenario, setting) for setting in design.settings]
    finished: list[Replication] = []
    with suppress(KeyboardInterrupt):
        for replication in range(design.replications):
            finished.append(_replicate_all(jobs, design.seed, replication))
            advance()
    rows = np.array([replication.rows for replication in finished])
    names = tuple(dict.fromkeys(work.name for job in jobs for work in job.works))
    return Results(
        design=design,
        planned_finish=prepare(scenario, scenario.reference).plan.finish,
        metrics=rows.reshape(-1, len(jobs), len(METRICS)).swapaxes(0, 1),
        decided=tuple(row for replication in finished for row in replication.decided),
        names=names,
        activities=_activities(jobs, names, [one.activities for one in finished]),
    )


def _activities(
    jobs: Sequence[Job], names: Sequence[str], rows: Sequence[list[list[float]]]
) -> NDArray[np.float64]:
    """Return the *rows* by setting, replication and activity; NaN where it has none."""
    table = np.full((len(jobs), len(rows), len(names), 2), np.nan)
    for i, job in enumerate(jobs):
        places = [names.index(work.name) for work in job.works]
        own = np.array([row[i] for row in rows]).reshape(len(rows), 2, -1)
        table[i][:, places] = own.swapaxes(1, 2)
    return table


def _replicate_all(jobs: Iterable[Job], seed: int, replication: int) -> Replication:
    journals = [_replicate(job, seed, replication) for job in jobs]
    rows = [_row(journal) for journal in journals]
    tells = replication < TELLS_DECISIONS
    return Replication(
        np.array(rows, float),
        [activities.row(journal) for journal in journals],
        _decisions(journals) if tells else [],
    )


def _replicate(job: Job, seed: int, replication: int) -> Journal:
    try:
        return replicate(job, seed=seed, replication=replication)
    except Exception as error:
        setting = job.setting.name
        error.add_note(
            f"in setting {setting!r}, replication {replication}, seed {seed}"
        )
        raise


def _row(journal: Journal) -> list[float | None]:
    measured = measure(journal)
    return [measured[name] for name in METRICS]


def _decisions(journals: Iterable[Journal]) -> list[DecisionRow]:
    """Return what accounts payable chose in one replication of each setting."""
    return [
        DecisionRow(journal.job.setting.name, journal.replication, *decision)
        for journal in journals
        for decision in decisions(journal)
    ]
