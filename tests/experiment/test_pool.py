"""Chunks run by several processes, which need and leave little."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from multiprocessing import active_children

import pytest

from sim.experiment import runner
from sim.experiment.chunks import Span, grid
from sim.experiment.design import Design, design
from sim.experiment.errors import WorkerError
from sim.experiment.pool import in_flight, run_beside
from sim.experiment.worker import Chunk
from sim.scenario import Scenario


@pytest.fixture
def asked(scenario: Scenario) -> Design:
    """Four chunks."""
    return design(scenario, replications=65)


def workers() -> set[int]:
    return {child.pid for child in active_children() if child.pid}


def test_two_processes_find_what_one_finds_bit_for_bit(asked: Design) -> None:
    ours, theirs = runner.run(asked, jobs=2), runner.run(asked, jobs=1)
    assert ours.metrics.tobytes() == theirs.metrics.tobytes()
    assert ours.decided == theirs.decided


def test_one_chunk_needs_no_other_process(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "run_beside", None)
    assert runner.run(design(scenario, replications=20), jobs=2).done == 20


def test_no_worker_outlives_its_run(asked: Design) -> None:
    before = workers()
    chunks = run_beside(asked, list(grid(65)), 2)
    next(chunks)
    assert workers() - before
    chunks.close()
    assert workers() == before


def test_a_killed_worker_is_said_to_be_gone(asked: Design) -> None:
    before = workers()
    chunks = run_beside(asked, list(grid(4000)), 2)
    next(chunks)
    os.kill(next(iter(workers() - before)), signal.SIGKILL)
    with pytest.raises(WorkerError, match="a worker process was killed"):
        list(chunks)


def test_a_fault_in_a_worker_names_the_replication_to_trace(asked: Design) -> None:
    """A setting that is not there: it fails before the first replication."""
    wrong = Design(
        scenario=asked.scenario, settings=("nowhere",), replications=45, seed=7
    )
    with pytest.raises(KeyError, match="nowhere"):
        list(run_beside(wrong, list(grid(45)), 2))


def test_only_so_many_chunks_are_under_way() -> None:
    """Of ten, three at most: each is done when it is waited for."""
    under_way: list[Span] = []
    most = 0

    def submit(span: Span) -> "Future[Chunk]":
        nonlocal most
        under_way.append(span)
        most = max(most, len(under_way))
        done: Future[Chunk] = Future()
        done.set_result(Chunk(span, None, b""))  # type: ignore[arg-type]
        return done

    def taken() -> Iterator[int]:
        for chunk in in_flight(submit, list(grid(200)), 3):
            under_way.remove(chunk.span)
            yield chunk.span.first

    assert sorted(taken()) == list(range(0, 200, 20))
    assert most <= 4


def test_a_worker_loads_no_tables_and_no_figures() -> None:
    code = (
        "import sys, sim.experiment.worker as w; from sim.scenario import load;"
        "from sim.experiment.design import design; from sim.experiment.chunks import *;"
        "w.Bench(design(load('unpaid_supplier'))).run(Span(0, 1));"
        "print({'pandas', 'matplotlib', 'rich', 'scipy.stats'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
