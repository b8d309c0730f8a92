"""Runs a chunk of replications; loads nothing that a worker process does not need."""

import gc
import json
import os
import pickle
import signal
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import CancelledError
from functools import lru_cache
from math import nan
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.experiment.chunks import Span
from sim.experiment.columns import activity_names
from sim.experiment.design import Design
from sim.job import Job
from sim.journal import Journal
from sim.metrics import METRICS, decisions, measure
from sim.metrics.activities import activities
from sim.model import prepare, replicate
from sim.units import Days


class DecisionRow(NamedTuple):
    """One choice of accounts payable; ``expected_pay`` is None under a fixed policy."""

    setting: str
    replication: int
    day: Days
    supplier: str
    age: float
    expected_pay: float | None


class Chunk(NamedTuple):
    """What all settings gave in a span of replications.

    `rows` has one layer per setting, one row per replication and the columns of
    `sim.experiment.columns`; `decided` holds what accounts payable chose, packed.
    """

    span: Span
    rows: NDArray[np.float64]
    decided: bytes


def pack(decided: Sequence[DecisionRow]) -> bytes:
    """Return choices as bytes."""
    return zlib.compress(json.dumps(decided).encode())


def unpack(packed: bytes) -> list[DecisionRow]:
    """Return the choices that `pack` packed."""
    return [DecisionRow(*row) for row in json.loads(zlib.decompress(packed))]


class Bench:
    """The settings of an experiment made ready, to run any of its replications."""

    def __init__(self, design: Design) -> None:
        self.seed = design.seed
        self.jobs = [prepare(design.scenario, name) for name in design.settings]
        self.names = activity_names(design)

    def run(self, span: Span) -> Chunk:
        """Run a span of replications, all settings of one before the next."""
        numbers = range(span.first, span.first + span.size)
        journals = map(self._replicate_all, numbers)
        told = [(self._rows(pair), _decisions(pair)) for pair in journals]
        rows = np.array([row for row, _ in told], dtype=float)
        decided = pack([row for _, rows in told for row in rows])
        return Chunk(span, rows.swapaxes(0, 1), decided)

    def _rows(self, journals: Iterable[Journal]) -> list[list[float | None]]:
        return [_row(journal, self.names) for journal in journals]

    def _replicate_all(self, replication: int) -> list[Journal]:
        if _stopping.is_set():
            raise CancelledError
        return [_replicate(job, self.seed, replication) for job in self.jobs]


def run_chunk(order: bytes, span: Span) -> Chunk:
    """Run a span of the design that is pickled in *order*."""
    return _bench(order).run(span)


@lru_cache(maxsize=1)
def _bench(order: bytes) -> Bench:
    """Make the settings ready, once per process."""
    return Bench(pickle.loads(order))


_stopping = Event()
"""Set in a worker process when its run ends: what is begun is not wanted any more."""


def take_up(lifeline: Connection) -> None:
    """Begin the work of a worker process, which is left when *lifeline* is cut.

    The process then ends with its run, also with one that is killed. The user's Ctrl-C
    is for the run alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, args=[lifeline], daemon=True).start()
    gc.freeze()


def _follow(lifeline: Connection) -> None:
    lifeline.poll(None)
    _stopping.set()
    run = parent_process()
    if run is not None:
        # Not sooner: who dies while it answers leaves the run to wait for the rest.
        run.join()
        os._exit(1)


def _replicate(job: Job, seed: int, replication: int) -> Journal:
    try:
        return replicate(job, seed=seed, replication=replication)
    except Exception as error:
        setting = job.setting.name
        error.add_note(
            f"in setting {setting!r}, replication {replication}, seed {seed}"
        )
        raise


def _row(journal: Journal, names: Sequence[str]) -> list[float | None]:
    measured, known = measure(journal), activities(journal)
    row = [measured[name] for name in METRICS]
    for name in names:
        row += known.get(name, (nan, nan))
    return row


def _decisions(journals: Iterable[Journal]) -> list[DecisionRow]:
    """Return what accounts payable chose in one replication of each setting."""
    return [
        DecisionRow(journal.job.setting.name, journal.replication, *decision)
        for journal in journals
        for decision in decisions(journal)
    ]
