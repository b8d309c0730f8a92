"""The same chunks, run by the workers of an existing Dask cluster."""

import logging
import pickle
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from sim.experiment.chunks import Span
from sim.experiment.design import Design, DesignError
from sim.experiment.errors import WorkerError
from sim.experiment.identity import versions
from sim.experiment.pool import AHEAD, in_flight
from sim.experiment.worker import Chunk, run_chunk

PATIENCE = 20
"""Seconds in which the scheduler must answer, and then a worker be there."""


def run_on_cluster(
    design: Design, spans: Sequence[Span], address: str
) -> Generator[Chunk, None, None]:
    """Run chunks on the cluster whose scheduler listens at *address*.

    The chunks of a worker that is lost are run again by others.
    """
    with _connected(address) as client, _explained(address):
        threads = sum(client.ncores().values())
        pool = client.get_executor(pure=False)
        order = pickle.dumps(design)
        submit = partial(pool.submit, run_with, versions(), order)
        yield from in_flight(submit, spans, AHEAD * threads)


def run_with(ours: dict[str, str], order: bytes, span: Span) -> Chunk:
    """Run a span of a design if this worker has our versions."""
    theirs = _versions_here()
    for name, version in ours.items():
        if theirs[name] != version:
            raise WorkerError(
                f"a worker has {name} {theirs[name]}, not {version} as here: install"
                " the same versions on every machine"
            )
    return run_chunk(order, span)


_versions_here = cache(versions)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give a client of the cluster at *address* that has a worker at least."""
    distributed = _distributed()
    try:
        with distributed.Client(address, timeout=PATIENCE) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield client
    except (OSError, ValueError) as error:
        raise DesignError(
            f"no Dask scheduler with a worker answers at {address} ({error}): start"
            " them with `dask scheduler` and `dask worker ADDRESS`"
        ) from error


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise DesignError(
            '--cluster needs Dask: pip install "crosspurpose[cluster]"'
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    return distributed


@contextmanager
def _explained(address: str) -> Iterator[None]:
    """Say what went wrong on the cluster, where it is not a fault of the program."""
    from distributed import KilledWorker

    try:
        yield
    except KilledWorker as error:
        raise WorkerError(f"worker after worker was lost: {error}") from error
    except CancelledError as error:
        raise WorkerError(f"the scheduler at {address} is gone") from error
    except ImportError as error:
        raise WorkerError(
            f"a worker lacks this version of crosspurpose ({error}): install the same"
            " versions on every machine"
        ) from error
