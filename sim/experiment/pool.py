"""Where chunks are run: in this process, or in several beside it."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from threading import current_thread, main_thread
from typing import TypeAlias

from sim.experiment.chunks import Span
from sim.experiment.design import Design
from sim.experiment.errors import WorkerError
from sim.experiment.worker import Bench, Chunk, run_chunk, take_up

Submit: TypeAlias = Callable[[Span], "Future[Chunk]"]

METHOD = "spawn" if sys.platform == "win32" else "forkserver"
"""How worker processes start: not forked from a process that may have threads."""

AHEAD = 2
"""Chunks a worker that are under way or wait for it, so that none stands idle."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_here(design: Design, spans: Sequence[Span]) -> Generator[Chunk, None, None]:
    """Run chunks one after the other in this process."""
    yield from map(Bench(design).run, spans)


def run_beside(
    design: Design, spans: Sequence[Span], jobs: int
) -> Generator[Chunk, None, None]:
    """Run chunks in worker processes, and yield them as they are finished.

    However this ends, the workers end with it: at the end of their replication.
    """
    order = pickle.dumps(design)
    context = get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload([run_chunk.__module__])
    lifeline, held = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, context, take_up, (lifeline,))

    def submit(span: Span) -> "Future[Chunk]":
        with _uninterrupted():
            return pool.submit(run_chunk, order, span)

    try:
        yield from in_flight(submit, spans, AHEAD * jobs)
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process was killed, or the memory did not suffice for it: fewer"
            " workers (--jobs) need less"
        ) from error
    finally:
        held.close()
        pool.shutdown(cancel_futures=True)
        lifeline.close()


def in_flight(
    submit: Submit, spans: Sequence[Span], most: int
) -> Generator[Chunk, None, None]:
    """Submit *spans*, some at most at a time, and yield chunks as they are finished."""
    left = iter(spans)
    under_way = {submit(span) for span in islice(left, most)}
    while under_way:
        done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            under_way |= {submit(span) for span in islice(left, 1)}
            yield future.result()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes as a whole: the user's Ctrl-C waits until that is done."""
    if current_thread() is not main_thread():
        yield
        return
    heard: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if heard:
        signal.raise_signal(signal.SIGINT)
